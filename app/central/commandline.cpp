// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace pw::central {

std::optional<std::pair<QString, quint16>> hostAndPort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return {};
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    else if (host.contains(u':'))
        return {};
    bool isNumber = false;
    const uint port = QStringView(text).sliced(colon + 1).toUInt(&isNumber);
    if (!isNumber || port > 65535)
        return {};
    return std::pair(host, quint16(port));
}

CommandLine CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Packwright's central system: EPCIS 2.0 capture and query, status feed, master data and "
        "SSCC number blocks for packing stations.\n\nOther commands, each with --help of its own: "
        "migrate, backup, verify, export, ca (certificates for TLS), access (who may do what)."_s);
    const QCommandLineOption listen(u"listen"_s,
                                    u"Address and port to serve on; port 0 takes any free one."_s,
                                    u"HOST:PORT"_s, u"127.0.0.1:8780"_s);
    const QCommandLineOption migrate(
        u"migrate"_s, u"Bring the schema of a PostgreSQL database up to date, or make it; without "
                      "it central does not start there. SQLite always brings itself up to date."_s);
    const QCommandLineOption seed(
        u"seed"_s, u"Fill an empty database from FILE: master data, SSCC pools, events."_s,
        u"FILE"_s);
    const QCommandLineOption prefixes(
        u"company-prefixes"_s,
        u"GS1's list of company prefix lengths, gzipped or not, for clients that want EPC URNs; "
        "without it company-prefixes.csv in the folder of the database."_s,
        u"FILE"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({listen, seed, prefixes, migrate});
    const QCommandLineOption logFormat(
        u"log-format"_s, u"What a log entry looks like, one a line on stderr: keyvalue or json."_s,
        u"FORMAT"_s, u"keyvalue"_s);
    parser.addOption(logFormat);
    StoreOptions::addTo(parser);
    SecurityOptions::addTo(parser);
    parser.process(arguments);

    const auto address = hostAndPort(parser.value(listen));
    const auto format = logFormatFromCode(parser.value(logFormat));
    if (!address || !format || !parser.positionalArguments().isEmpty()) {
        const QString wrong = !address  ? u"--listen "_s + parser.value(listen)
                              : !format ? u"--log-format "_s + parser.value(logFormat)
                                        : parser.positionalArguments().first();
        std::fprintf(stderr, "packwright-central: cannot understand \"%s\"; see --help.\n",
                     qUtf8Printable(wrong));
        std::exit(2);
    }
    const auto security = SecurityOptions::from(parser);
    for (const QString &wrong : {StoreOptions::contradiction(parser), security.contradiction()}) {
        if (wrong.isEmpty())
            continue;
        std::fprintf(stderr, "packwright-central: %s\n", qUtf8Printable(wrong));
        std::exit(2);
    }
    return {address->first,
            address->second,
            StoreOptions::from(parser),
            parser.isSet(migrate) ? SchemaPolicy::Upgrade : SchemaPolicy::Keep,
            parser.value(seed),
            parser.value(prefixes),
            security,
            *format};
}

} // namespace pw::central

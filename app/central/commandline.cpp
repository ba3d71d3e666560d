// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

/// PW_HOME moves everything of an installation at once.
QString defaultFolder()
{
    const QString home = qEnvironmentVariable("PW_HOME");
    const QString base = home.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                   + u"/packwright"_s
                             : home;
    return QDir(base).absoluteFilePath(u"central"_s);
}

} // namespace

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
        "ca "
        "(certificates for TLS), access (who may do what)."_s);
    const QCommandLineOption listen(u"listen"_s,
                                    u"Address and port to serve on; port 0 takes any free one."_s,
                                    u"HOST:PORT"_s, u"127.0.0.1:8780"_s);
    const QCommandLineOption data(u"data"_s, u"Folder that keeps the database."_s, u"DIR"_s,
                                  defaultFolder());
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
    parser.addOptions({listen, data, seed, prefixes});
    const QCommandLineOption logFormat(
        u"log-format"_s, u"What a log entry looks like, one a line on stderr: keyvalue or json."_s,
        u"FORMAT"_s, u"keyvalue"_s);
    parser.addOption(logFormat);
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
    if (const QString wrong = security.contradiction(); !wrong.isEmpty()) {
        std::fprintf(stderr, "packwright-central: %s\n", qUtf8Printable(wrong));
        std::exit(2);
    }
    return {address->first,
            address->second,
            QDir(parser.value(data)).absolutePath(),
            parser.value(seed),
            parser.value(prefixes),
            security,
            *format};
}

} // namespace pw::central

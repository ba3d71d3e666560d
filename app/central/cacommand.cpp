// SPDX-License-Identifier: Apache-2.0
#include "app/central/cacommand.h"

#include "app/central/sentences.h"
#include "core/central/certificateauthority.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

constexpr int Usage = 2;
constexpr int DefaultDays = 397;
constexpr int MostDays = 3650;

struct Call
{
    QString folder;
    QStringList words; ///< behind the folder
    QStringList hosts;
    QString name;
    int days = DefaultDays;
};

void print(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
}

int fail(const QString &sentence, int code = 1)
{
    std::fprintf(stderr, "packwright-central: %s\n", qUtf8Printable(sentence));
    return code;
}

int init(const Call &call)
{
    const auto authority = CertificateAuthority::create(call.folder, call.name);
    if (!authority)
        return fail(sentence(authority.error()));
    print(u"certificate "_s + authority->certificateFile());
    print(u"revocations "_s + authority->revocationFile());
    return 0;
}

int report(const Result<QString, AuthorityError> &issued)
{
    if (!issued)
        return fail(sentence(issued.error()));
    print(u"certificate "_s + *issued);
    return 0;
}

int revoke(CertificateAuthority &authority, const QString &what)
{
    const auto revoked = authority.revoke(what);
    if (!revoked)
        return fail(sentence(revoked.error()));
    print(u"revoked %1"_s.arg(*revoked));
    return 0;
}

int list(const CertificateAuthority &authority)
{
    const auto issued = authority.list();
    if (!issued)
        return fail(sentence(issued.error()));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const IssuedCertificate &entry : *issued) {
        const QString state = entry.revoked           ? u"revoked"_s
                              : entry.notAfter <= now ? u"expired"_s
                                                      : u"valid"_s;
        print(QStringList{entry.serial, entry.station ? u"station"_s : u"server"_s, state,
                          entry.notAfter.toString(Qt::ISODate), entry.name}
                  .join(u'\t'));
    }
    return 0;
}

} // namespace

int runCaCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A private certificate authority for TLS between stations and central.\n\n"
        "  ca init DIR                     makes one: ca.pem, ca.key, crl.pem\n"
        "  ca issue-server DIR --host H …  a certificate for central, under servers/\n"
        "  ca issue-station DIR ID         a bundle for a station, under stations/\n"
        "  ca revoke DIR ID|SERIAL         what counts no longer; a running central notices\n"
        "  ca list DIR                     serial, kind, state, end, name of all issued"_s);
    const QCommandLineOption host(
        u"host"_s, u"DNS name or IP address stations call central by; may be given again."_s,
        u"HOST"_s);
    const QCommandLineOption days(u"days"_s, u"How long the certificate is valid."_s, u"DAYS"_s,
                                  QString::number(DefaultDays));
    const QCommandLineOption name(u"name"_s, u"Name of the authority, for people."_s, u"NAME"_s,
                                  u"Packwright site authority"_s);
    parser.addHelpOption();
    parser.addOptions({host, days, name});
    parser.process(QStringList{u"packwright-central ca"_s} + arguments.sliced(2));

    const QStringList words = parser.positionalArguments();
    bool isNumber = false;
    Call call{words.value(1), words.sliced(qMin<qsizetype>(2, words.size())), parser.values(host),
              parser.value(name), parser.value(days).toInt(&isNumber)};
    const QString verb = words.value(0);
    const bool takesWord = verb == u"issue-station" || verb == u"revoke";
    const bool known = takesWord || verb == u"init" || verb == u"issue-server" || verb == u"list";
    if (!known || call.folder.isEmpty() || call.words.size() != (takesWord ? 1 : 0) || !isNumber
        || call.days < 1 || call.days > MostDays
        || (verb == u"issue-server" && call.hosts.isEmpty()))
        return fail(u"This is not understood. See packwright-central ca --help."_s, Usage);
    if (verb == u"init")
        return init(call);
    auto opened = CertificateAuthority::open(call.folder);
    if (!opened)
        return fail(sentence(opened.error()));
    CertificateAuthority authority = *std::move(opened);
    if (verb == u"issue-server")
        return report(authority.issueServer(call.hosts, call.days));
    if (verb == u"issue-station")
        return report(authority.issueStation(call.words.first(), call.days));
    if (verb == u"revoke")
        return revoke(authority, call.words.first());
    return list(authority);
}

} // namespace pw::central

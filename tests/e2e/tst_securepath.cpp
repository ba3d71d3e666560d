// SPDX-License-Identifier: Apache-2.0
// Stations and central that have to convince each other, with the real executables.
#include "core/central/secrethash.h"
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"
#include "tests/unit/core/central/tlsauthority.h"

#include <QDir>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

const QString Secret = u"correct horse battery staple"_s;

/// A central system by TLS with its authority and access file.
class SecureSite
{
public:
    explicit SecureSite(const QStringList &hosts = {u"localhost"_s, u"127.0.0.1"_s})
        : m_script(500, 7), m_site(m_script.siteJson())
    {
        if (const auto server = m_authority->issueServer(hosts, 30))
            m_certificate = *server;
        put(m_site.filePath(u"access.json"_s),
            R"({"peers": [
{"id": "WS1", "scopes": ["capture", "query", "sync", "lease"], "secret": ")"
                + central::hashSecret(Secret).toLatin1() + R"("},
{"id": "WS2", "scopes": ["capture", "query", "sync", "lease"]},
{"id": "WS3", "scopes": ["query"]}]})");
        m_site.setArguments(arguments(), {});
    }
    QStringList arguments(const QStringList &further = {}) const
    {
        return QStringList{u"--tls-certificate"_s, m_certificate,
                           u"--tls-key"_s,         QString(m_certificate.chopped(4) + u".key"_s),
                           u"--client-ca"_s,       m_authority.files().clientAuthority,
                           u"--access"_s,          m_site.filePath(u"access.json"_s)}
               + further;
    }
    Site &operator*() { return m_site; }
    Site *operator->() { return &m_site; }
    Authority &authority() { return m_authority; }
    const PackingScript &script() const { return m_script; }
    QString ca() const { return m_authority.files().clientAuthority; }
    void useCertificate(const QString &path) { m_certificate = path; }

    /// What `packwrightctl sync` says of a station set up like this: "OK", or the code of what is
    /// wrong.
    QString sync(const QStringList &init, const QUrl &url = {}, const QByteArray &secret = {})
    {
        const QString home = m_site.filePath(u"home%1"_s.arg(++m_homes));
        ChildProcess set(u"packwrightctl"_s,
                         QStringList{u"init"_s, u"--station"_s, u"WS1"_s, u"--bench"_s,
                                     u"https://id.gs1.org/414/9521141100011/254/BENCH-1"_s,
                                     u"--central"_s,
                                     (url.isEmpty() ? m_site.central() : url).toString()}
                             + init);
        set.setEnvironment(u"PW_HOME"_s, home);
        if (!set.start() || !set.waitForEnd() || set.exitCode() != 0)
            return u"init: "_s + set.failure();
        if (!secret.isEmpty()) {
            if (!QDir().mkpath(home + u"/secrets"_s))
                return u"no folder"_s;
            const QString file = home + u"/secrets/central-client-secret"_s;
            put(file, secret);
            QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        }
        ChildProcess sync(u"packwrightctl"_s, {u"sync"_s, u"--timeout"_s, u"30"_s});
        sync.setEnvironment(u"PW_HOME"_s, home);
        if (!sync.start() || !sync.waitForEnd())
            return u"sync: "_s + sync.failure();
        const QJsonObject said = QJsonDocument::fromJson(sync.standardOutput()).object();
        m_said = QString::fromUtf8(sync.standardError());
        return said["done"_L1].toBool() ? u"OK"_s : said["trouble"_L1].toString();
    }
    /// Cause and remedy of the last sync.
    QString said() const { return m_said; }

private:
    Authority m_authority;
    PackingScript m_script;
    Site m_site;
    QString m_certificate;
    QString m_said;
    int m_homes = 0;
};

bool isReady(const QJsonObject &status)
{
    return status["ssccBlocks"_L1].toInt() >= 3 && status["cacheAgeSeconds"_L1].toInt(99) < 15;
}

} // namespace

class TestSecurePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificateOrSecret();
    void secretFromTheKeyService();
    void refusalsNameCauseAndRemedy();
    void serverThatIsNotTrusted_data();
    void serverThatIsNotTrusted();
    void plainAndEncryptedMixedUp();
    void packsOnWhileRevokedAndRenewed();
};

void TestSecurePath::certificateOrSecret()
{
    SecureSite site;
    QVERIFY2(site->startCentral(), qPrintable(site->failure()));
    QCOMPARE(site->central().scheme(), u"https"_s);
    const auto bundle = site.authority()->issueStation(u"WS1"_s, 30);
    QVERIFY(bundle);
    QCOMPARE(site.sync({u"--certificate"_s, *bundle}), u"OK"_s);
    const QStringList secret{u"--ca"_s, site.ca(),      u"--client-id"_s,
                             u"WS1"_s,  u"--secrets"_s, u"file"_s};
    QCOMPARE(site.sync(secret, {}, Secret.toUtf8()), u"OK"_s);
    QCOMPARE(site.sync(secret, {}, "a guess"), u"SECRET_REFUSED"_s);
    QCOMPARE(site.sync(secret), u"SECRET_MISSING"_s);
    QCOMPARE(site.sync({u"--ca"_s, site.ca()}), u"SIGN_IN_NEEDED"_s);
    QVERIFY2(site.said().contains(u"Name a certificate or a client id"_s), qPrintable(site.said()));
}

/// A key service of the test's own, in a session of its own.
void TestSecurePath::secretFromTheKeyService()
{
    for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
    }
    SecureSite site;
    QVERIFY2(site->startCentral(), qPrintable(site->failure()));
    const QString script = site->filePath(u"session.sh"_s);
    put(script, QByteArray("set -e\n"
                           "printf pw | gnome-keyring-daemon --unlock --components=secrets"
                           " --daemonize >/dev/null\n"
                           "$1 init --station WS1"
                           " --bench https://id.gs1.org/414/9521141100011/254/BENCH-1"
                           " --central $2 --ca $3 --client-id WS1 >/dev/null\n"
                           "printf '%s\\n' \"$4\" | $1 secret >/dev/null\n"
                           "! grep -rq \"$4\" \"$HOME\"\n" // in the key service and nowhere else
                           "$1 sync --timeout 30\n"));
    QVERIFY(QDir().mkpath(site->filePath(u"person/run"_s)));
    QFile::setPermissions(site->filePath(u"person/run"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    ChildProcess session(QStandardPaths::findExecutable(u"dbus-run-session"_s),
                         {u"--"_s, u"bash"_s, script, builtProgram(u"packwrightctl"_s),
                          site->central().toString(), site.ca(), Secret});
    session.setEnvironment(u"HOME"_s, site->filePath(u"person"_s));
    session.setEnvironment(u"XDG_DATA_HOME"_s, site->filePath(u"person/data"_s));
    session.setEnvironment(u"XDG_RUNTIME_DIR"_s, site->filePath(u"person/run"_s));
    session.setEnvironment(u"PW_HOME"_s, site->filePath(u"person/packwright"_s));
    QVERIFY2(session.start() && session.waitForEnd(std::chrono::seconds(60)),
             qPrintable(session.failure()));
    const QJsonObject said = QJsonDocument::fromJson(session.standardOutput()).object();
    QVERIFY2(said["done"_L1].toBool(), qPrintable(session.failure()));
}

void TestSecurePath::refusalsNameCauseAndRemedy()
{
    SecureSite site;
    QVERIFY2(site->startCentral(), qPrintable(site->failure()));
    Authority &authority = site.authority();
    const auto bundle = [&](const QString &name, const QByteArray &pem) {
        const QString path = site->filePath(name);
        put(path, pem);
        return QStringList{u"--ca"_s, site.ca(), u"--certificate"_s, path};
    };
    const QStringList uri{u"urn:packwright:station:WS1"_s};

    const auto other = authority->issueStation(u"WS2"_s, 30);
    QCOMPARE(site.sync({u"--certificate"_s, *other}), u"NOT_PERMITTED"_s); // WS1 as WS2
    const auto few = authority->issueStation(u"WS3"_s, 30);
    QCOMPARE(site.sync({u"--certificate"_s, *few}), u"NOT_PERMITTED"_s);
    const auto stranger = authority->issueStation(u"WS9"_s, 30);
    QCOMPARE(site.sync({u"--certificate"_s, *stranger}), u"NOT_PERMITTED"_s);
    QVERIFY2(site.said().contains(u"access file"_s), qPrintable(site.said()));

    const auto revoked = authority->issueStation(u"WS1"_s, 30);
    const QByteArray former = contents(*revoked);
    QCOMPARE(*authority->revoke(u"WS1"_s), 1);
    QThread::sleep(3); // until central has read the list
    QCOMPARE(site.sync(bundle(u"revoked.pem"_s, former)), u"CERTIFICATE_REVOKED"_s);
    QVERIFY2(site.said().contains(u"has been revoked"_s), qPrintable(site.said()));

    const auto expired = authority.oddPem({u"WS1"_s, central::CertificateUse::Station, uri, -1});
    QCOMPARE(site.sync(bundle(u"expired.pem"_s, expired)), u"CERTIFICATE_EXPIRED"_s);

    Authority foreign;
    const auto unknown = foreign->issueStation(u"WS1"_s, 30);
    QCOMPARE(site.sync({u"--ca"_s, site.ca(), u"--certificate"_s, *unknown}),
             u"CERTIFICATE_AUTHORITY_UNKNOWN"_s);
    QCOMPARE(site.sync({u"--ca"_s, site.ca(), u"--certificate"_s, site.ca()}),
             u"CERTIFICATE_UNUSABLE"_s); // no key in it
    QCOMPARE(site.sync({u"--ca"_s, site->filePath(u"nowhere.pem"_s)}), u"AUTHORITY_UNUSABLE"_s);
}

void TestSecurePath::serverThatIsNotTrusted_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("other name") << u"SERVER_NAME_WRONG"_s;
    QTest::newRow("expired") << u"SERVER_CERTIFICATE_EXPIRED"_s;
    QTest::newRow("other authority") << u"SERVER_AUTHORITY_UNKNOWN"_s;
    QTest::newRow("nobody without a certificate") << u"SIGN_IN_NEEDED"_s;
}

void TestSecurePath::serverThatIsNotTrusted()
{
    QFETCH(const QString, code);
    const bool otherName = code == "SERVER_NAME_WRONG"_L1;
    SecureSite site(otherName ? QStringList{u"central.example"_s} : QStringList{u"127.0.0.1"_s});
    Authority foreign;
    QStringList init{u"--ca"_s, site.ca()};
    if (code == "SERVER_CERTIFICATE_EXPIRED"_L1) {
        const QByteArray pem = site.authority().oddPem(
            {u"127.0.0.1"_s, central::CertificateUse::Server, {u"127.0.0.1"_s}, -1});
        put(site->filePath(u"old.pem"_s), pem);
        put(site->filePath(u"old.key"_s), pem);
        site.useCertificate(site->filePath(u"old.pem"_s));
        site->setArguments(site.arguments(), {});
    } else if (code == "SERVER_AUTHORITY_UNKNOWN"_L1) {
        init = {u"--ca"_s, foreign.files().clientAuthority};
    } else if (code == "SIGN_IN_NEEDED"_L1) {
        site->setArguments(site.arguments({u"--require-client-certificate"_s}), {});
    }
    QVERIFY2(site->startCentral(), qPrintable(site->failure()));
    QCOMPARE(site.sync(init), code);
    QVERIFY(!site.said().isEmpty());
}

void TestSecurePath::plainAndEncryptedMixedUp()
{
    {
        SecureSite site;
        QVERIFY2(site->startCentral(), qPrintable(site->failure()));
        QUrl url = site->central();
        url.setScheme(u"http"_s);
        QCOMPARE(site.sync({}, url), u"SERVER_NEEDS_TLS"_s);
        QVERIFY2(site.said().contains(u"https"_s), qPrintable(site.said()));
    }
    SecureSite site;
    site->setArguments({}, {});
    QVERIFY2(site->startCentral(), qPrintable(site->failure()));
    QUrl url = site->central();
    url.setScheme(u"https"_s);
    QCOMPARE(site.sync({u"--ca"_s, site.ca()}, url), u"SERVER_SPEAKS_NO_TLS"_s);
}

/// The real station, over its scanner's line: refused by central it goes on and keeps everything,
/// and a new certificate counts without a restart.
void TestSecurePath::packsOnWhileRevokedAndRenewed()
{
    SecureSite site;
    const auto bundle = site.authority()->issueStation(u"WS1"_s, 30);
    const QString used = site->filePath(u"station.pem"_s);
    put(used, contents(*bundle));
    site->setArguments(site.arguments(), {u"--certificate"_s, used});
    QVERIFY2(site->startCentral(), qPrintable(site->failure()));
    QVERIFY2(site->initStation(), qPrintable(site->failure()));
    QVERIFY2(site->startStation(), qPrintable(site->failure()));
    QVERIFY2(site->waitFor(isReady), qPrintable(site->failure()));
    auto scan = [&site, next = 0](int count) mutable {
        for (int i = 0; i < count; ++i) {
            site->scanner().write(site.script().scans()[next++].bytes);
            QThread::msleep(50);
        }
    };
    scan(20);
    const auto allSent = [](const QJsonObject &status) {
        return status["pending"_L1].toInt() == 0 && status["lastScan"_L1].toInteger() > 0;
    };
    QVERIFY2(site->waitFor(allSent), qPrintable(site->failure()));

    QCOMPARE(*site.authority()->revoke(u"WS1"_s), 1);
    QThread::sleep(3); // until central has read the list
    scan(10);
    QThread::sleep(1);
    const QJsonObject refused = site->status();
    QVERIFY(refused["pending"_L1].toInt() > 0);
    QCOMPARE(refused["parked"_L1].toInt(), 0);
    QVERIFY(refused["lastScan"_L1].toInteger() >= 30);

    const auto renewed = site.authority()->issueStation(u"WS1"_s, 30);
    put(used, contents(*renewed));
    QVERIFY2(site->waitFor(allSent, 90), qPrintable(site->failure()));
    scan(10);
    QVERIFY2(site->waitFor([](const QJsonObject &status) {
        return status["pending"_L1].toInt() == 0 && status["lastScan"_L1].toInteger() >= 40;
    }),
             qPrintable(site->failure()));
    QVERIFY(site->stopStation());
}

QTEST_GUILESS_MAIN(TestSecurePath)
#include "tst_securepath.moc"

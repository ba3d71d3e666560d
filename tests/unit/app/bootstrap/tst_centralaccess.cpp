// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/centralaccess.h"
#include "app/bootstrap/settings.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::bootstrap;

namespace {

/// Secrets in memory.
class FakeSecrets : public SecretStore
{
public:
    Result<std::optional<QString>, QString> read(const QString &name) override
    {
        asked.append(name);
        if (locked)
            return Failure{u"locked"_s};
        return all.contains(name) ? std::optional(all.value(name)) : std::nullopt;
    }
    Result<Done, QString> write(const QString &name, const QString &secret) override
    {
        all.insert(name, secret);
        return Done();
    }
    QHash<QString, QString> all;
    QStringList asked;
    bool locked = false;
};

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestCentralAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsComeBack();
    void badSettingsAreNamed_data();
    void badSettingsAreNamed();
    void secretsOnlyWhereNeeded();
    void lockedKeyServiceStopsNothing();
    void fileStoreIsForItsOwnerAlone();
    void noKeyServiceIsAnError();
};

void TestCentralAccess::settingsComeBack()
{
    QTemporaryDir folder;
    Settings settings = demonstrationSettings();
    settings.embeddedCentral = false;
    settings.central = QUrl(u"https://central.example.com:8780"_s);
    settings.access = {u"ca.pem"_s, u"WS1.pem"_s, u"WS1.key"_s, u"WS1"_s, SecretPlace::File};
    const QString file = folder.filePath(u"settings.ini"_s);
    QVERIFY(writeSettings(file, settings));
    const auto read = readSettings(file);
    QVERIFY(read);
    QCOMPARE(read->access, settings.access);
    QVERIFY(*read == settings);
}

void TestCentralAccess::badSettingsAreNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("key");
    QTest::newRow("no such place") << QByteArray("secrets=memory") << u"central/secrets"_s;
    QTest::newRow("key without certificate") << QByteArray("key=a.key") << u"central/key"_s;
}

void TestCentralAccess::badSettingsAreNamed()
{
    QFETCH(const QByteArray, line);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    QVERIFY(writeSettings(file, demonstrationSettings()));
    QFile ini(file);
    QVERIFY(ini.open(QIODevice::ReadWrite));
    QByteArray text = ini.readAll();
    text.replace("[central]\n", QByteArray("[central]\n" + line + "\n"));
    ini.seek(0);
    ini.write(text);
    ini.close();
    const auto read = readSettings(file);
    QVERIFY(!read);
    QTEST(read.error().key, "key");
}

void TestCentralAccess::secretsOnlyWhereNeeded()
{
    QTemporaryDir folder;
    const Paths paths = Paths::under(folder.path());
    FakeSecrets secrets;
    secrets.all = {{QString::fromLatin1(CentralSecret), u"s"_s},
                   {QString::fromLatin1(KeyPassphrase), u"p"_s}};
    put(folder.filePath(u"plain.pem"_s), "-----BEGIN PRIVATE KEY-----");
    put(folder.filePath(u"locked.pem"_s), "-----BEGIN ENCRYPTED PRIVATE KEY-----");

    auto credentials = credentialsFor({{}, u"plain.pem"_s, {}, {}, {}}, paths, secrets);
    QCOMPARE(credentials.certificateFile, folder.filePath(u"plain.pem"_s));
    QVERIFY(secrets.asked.isEmpty()); // nobody has to unlock anything

    credentials = credentialsFor({{}, u"plain.pem"_s, u"locked.pem"_s, {}, {}}, paths, secrets);
    QCOMPARE(credentials.keyPassphrase, u"p"_s);
    QVERIFY(credentials.clientSecret.isEmpty());

    credentials = credentialsFor({u"/etc/ca.pem"_s, {}, {}, u"WS1"_s, {}}, paths, secrets);
    QCOMPARE(credentials.authorityFile, u"/etc/ca.pem"_s);
    QCOMPARE(credentials.clientSecret, u"s"_s);
}

void TestCentralAccess::lockedKeyServiceStopsNothing()
{
    QTemporaryDir folder;
    FakeSecrets secrets;
    secrets.locked = true;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not read: \"locked\""_s));
    const auto credentials =
        credentialsFor({{}, {}, {}, u"WS1"_s, {}}, Paths::under(folder.path()), secrets);
    QCOMPARE(credentials.clientId, u"WS1"_s);
    QVERIFY(credentials.clientSecret.isEmpty());
}

void TestCentralAccess::fileStoreIsForItsOwnerAlone()
{
    QTemporaryDir folder;
    const auto store = makeSecretStore(SecretPlace::File, Paths::under(folder.path()), u"WS1"_s);
    QCOMPARE(*store->read(u"a"_s), std::optional<QString>());
    QVERIFY(store->write(u"a"_s, u"grün"_s));
    QCOMPARE(*store->read(u"a"_s), std::optional(u"grün"_s));
    const QString file = folder.filePath(u"secrets/a"_s);
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(file) & others));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup));
    const auto open = store->read(u"a"_s); // somebody has made it readable: it is one no longer
    QVERIFY(!open);
    QVERIFY(open.error().contains(u"others may read it"_s));
}

void TestCentralAccess::noKeyServiceIsAnError()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        QSKIP("there may be a key service here, and it is somebody's own");
    QTemporaryDir folder;
    const auto store = makeSecretStore(SecretPlace::Keyring, Paths::under(folder.path()), u"WS1"_s);
    const auto written = store->write(u"a"_s, u"secret"_s);
    QVERIFY(!written); // and nothing falls back to a file
    QVERIFY(!written.error().isEmpty());
    QVERIFY(!store->read(u"a"_s));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot),
             QStringList());
}

QTEST_GUILESS_MAIN(TestCentralAccess)
#include "tst_centralaccess.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/central/certificateauthority.h"
#include "tests/unit/core/central/tlsauthority.h"

#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::central;
using namespace pw::test;

class TestCertificateAuthority : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAndTheirModes();
    void bundleHasAll();
    void refusals_data();
    void refusals();
    void revokesByStationAndSerial();
    void listSurvivesReopening();
    void opensslAgrees();
};

void TestCertificateAuthority::filesAndTheirModes()
{
    QTemporaryDir folder;
    const QString dir = folder.filePath(u"ca"_s);
    {
        auto authority = CertificateAuthority::create(dir, u"Site"_s);
        QVERIFY(authority);
        const auto again = CertificateAuthority::create(dir, u"Site"_s);
        QVERIFY(!again);
        QCOMPARE(again.error().code, AuthorityError::Code::Busy);
    }
    const auto again = CertificateAuthority::create(dir, u"Site"_s);
    QVERIFY(!again);
    QCOMPARE(again.error().code, AuthorityError::Code::Exists);
    auto opened = CertificateAuthority::open(dir);
    CertificateAuthority authority = *std::move(opened);
    const auto bundle = authority.issueStation(u"WS1"_s, 30);
    const auto server = authority.issueServer({u"central.example"_s}, 30);
    QVERIFY(bundle && server);
    const auto groupOrOthers =
        QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    for (const QString &secret :
         {QString(dir + u"/ca.key"_s), *bundle, QString(server->chopped(4) + u".key"_s)}) {
        QVERIFY2(QFile::exists(secret), qPrintable(secret));
        QVERIFY2(!(QFile::permissions(secret) & groupOrOthers), qPrintable(secret));
    }
}

void TestCertificateAuthority::bundleHasAll()
{
    Authority authority;
    const auto bundle = authority->issueStation(u"WS-12"_s, 30);
    QVERIFY(bundle);
    const QByteArray pem = contents(*bundle);
    const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    QCOMPARE(certificates.size(), 2);
    QCOMPARE(certificates[0].subjectInfo(QSslCertificate::CommonName), QStringList{u"WS-12"_s});
    QCOMPARE(certificates[0].issuerInfo(QSslCertificate::CommonName),
             certificates[1].subjectInfo(QSslCertificate::CommonName));
    QVERIFY(!QSslKey(pem, QSsl::Ec).isNull());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(now.daysTo(certificates[0].expiryDate()), 30);
    QVERIFY(certificates[0].effectiveDate()
            < now.addSecs(-1800)); // a station's clock may be behind
    // None outlives its authority.
    const auto longest = authority->issueStation(u"WS-13"_s, 36500);
    QCOMPARE(QSslCertificate::fromData(contents(*longest), QSsl::Pem)[0].expiryDate(),
             certificates[1].expiryDate());
}

void TestCertificateAuthority::refusals_data()
{
    QTest::addColumn<QString>("station");
    QTest::addColumn<QString>("host");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("path") << u"../WS1"_s << u"../central"_s;
    QTest::newRow("space") << u"WS 1"_s << u"a b"_s;
    QTest::newRow("extension syntax") << u"WS1,DNS:X"_s << u"a,DNS:b"_s;
    QTest::newRow("line") << u"WS1\n"_s << u"a\n"_s;
    QTest::newRow("long") << QString(21, u'A') << QString(254, u'a');
}

void TestCertificateAuthority::refusals()
{
    QFETCH(const QString, station);
    QFETCH(const QString, host);
    Authority authority;
    const auto bundle = authority->issueStation(station, 30);
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().code, AuthorityError::Code::BadName);
    const auto server = authority->issueServer({host}, 30);
    QVERIFY(!server);
    QCOMPARE(server.error().code, AuthorityError::Code::BadName);
    QCOMPARE(authority->list()->size(), 1); // the one made with it
}

void TestCertificateAuthority::revokesByStationAndSerial()
{
    Authority authority;
    QVERIFY(authority->issueStation(u"WS1"_s, 30));
    QVERIFY(authority->issueStation(u"WS1"_s, 30));
    QVERIFY(authority->issueStation(u"WS2"_s, 30));
    QCOMPARE(*authority->revoke(u"WS1"_s), 2);
    const auto nothing = authority->revoke(u"WS1"_s);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, AuthorityError::Code::NotIssued);
    const auto before = authority->list();
    QString serial;
    for (const IssuedCertificate &entry : *before) {
        QCOMPARE(entry.revoked, entry.name == u"WS1");
        if (entry.name == u"WS2")
            serial = entry.serial;
    }
    QCOMPARE(*authority->revoke(serial.toLower()), 1);
    const auto after = authority->list();
    QCOMPARE(std::count_if(after->begin(), after->end(),
                           [](const IssuedCertificate &entry) { return entry.revoked; }),
             3);
}

void TestCertificateAuthority::listSurvivesReopening()
{
    QTemporaryDir folder;
    {
        auto made = CertificateAuthority::create(folder.path(), u"Site"_s);
        CertificateAuthority authority = *std::move(made);
        QVERIFY(authority.issueStation(u"WS1"_s, 30));
        QVERIFY(authority.issueServer({u"central.example"_s, u"10.0.0.1"_s, u"::1"_s}, 30));
        QCOMPARE(*authority.revoke(u"WS1"_s), 1);
    }
    auto opened = CertificateAuthority::open(folder.path());
    const auto list = opened->list();
    QCOMPARE(list->size(), 2);
    for (const IssuedCertificate &entry : *list) {
        QCOMPARE(entry.revoked, entry.station);
        QCOMPARE(entry.name, entry.station ? u"WS1"_s : u"central.example 10.0.0.1 ::1"_s);
    }
}

void TestCertificateAuthority::opensslAgrees()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    Authority authority;
    const auto good = authority->issueStation(u"WS1"_s, 30);
    const auto bad = authority->issueStation(u"WS2"_s, 30);
    QVERIFY(good && bad);
    QCOMPARE(*authority->revoke(u"WS2"_s), 1);
    const auto verify = [&authority](const QString &file, const QString &purpose) {
        return QProcess::execute(u"openssl"_s,
                                 {u"verify"_s, u"-x509_strict"_s, u"-purpose"_s, purpose,
                                  u"-crl_check"_s, u"-CAfile"_s, authority->certificateFile(),
                                  u"-CRLfile"_s, authority->revocationFile(), file});
    };
    QCOMPARE(verify(*good, u"sslclient"_s), 0);
    QCOMPARE(verify(authority.serverFile(), u"sslserver"_s), 0);
    QVERIFY(verify(*good, u"sslserver"_s) != 0);
    QVERIFY(verify(authority.serverFile(), u"sslclient"_s) != 0);
    QVERIFY(verify(*bad, u"sslclient"_s) != 0);
}

QTEST_GUILESS_MAIN(TestCertificateAuthority)
#include "tst_certificateauthority.moc"

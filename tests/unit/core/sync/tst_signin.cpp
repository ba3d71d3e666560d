// SPDX-License-Identifier: Apache-2.0
#include "core/sync/httpclient.h"
#include "core/sync/linktroubles.h"
#include "tests/support/fakehttp.h"

#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace pw::sync;
using namespace pw::test;

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void oneTokenForMany();
    void refreshedBeforeItsEnd();
    void formerServesWhileRefreshFails();
    void onceMoreWhenRefused();
    void notForEver();
    void secretRefused();
    void secretMissing();
    void notATokenServer();
    void troublesOfCertificates_data();
    void troublesOfCertificates();
    void troublesOfProblems_data();
    void troublesOfProblems();

private:
    using Answer = Result<HttpAnswer, SyncError>;
    void answer(const FakeRequest &request, const FakeHttp::Reply &reply);
    void send();

    Credentials m_credentials;
    std::unique_ptr<FakeHttp> m_server;
    std::unique_ptr<HttpClient> m_client;
    QList<Answer> m_answers;
    FakeRequest m_signIn;
    FakeAnswer m_grant;
    int m_granted = 0;
    int m_oldest = 1; ///< tokens before this one are refused
    QList<QByteArray> m_bearers;
};

void TestSignIn::init()
{
    m_credentials = {};
    m_credentials.clientId = u"WS 1"_s;
    m_credentials.clientSecret = u"a:b+c"_s;
    m_grant = {200, {}, "application/json", {}};
    m_answers.clear();
    m_bearers.clear();
    m_granted = 0;
    m_oldest = 1;
    m_server = std::make_unique<FakeHttp>(
        [this](const FakeRequest &request, const FakeHttp::Reply &reply) {
            answer(request, reply);
        });
    m_client = std::make_unique<HttpClient>(m_credentials,
                                            m_server->url().resolved(QUrl(u"/oauth2/token"_s)));
}

void TestSignIn::answer(const FakeRequest &request, const FakeHttp::Reply &reply)
{
    if (request.url.path() == "/oauth2/token"_L1) {
        m_signIn = request;
        FakeAnswer grant = m_grant;
        ++m_granted;
        if (grant.body.isEmpty())
            grant.body = R"({"access_token":"t)" + QByteArray::number(m_granted)
                         + R"(","token_type":"bearer","expires_in":1})";
        return reply(grant);
    }
    const QByteArray bearer = request.headers.value("authorization");
    m_bearers.append(bearer);
    const bool good = bearer.mid(8).toInt() >= m_oldest;
    reply({good ? 200 : 401, "{}", "application/json", {}});
}

void TestSignIn::send()
{
    m_client->send({"GET", m_server->url()}, this,
                   [this](const Answer &answer) { m_answers.append(answer); });
}

void TestSignIn::oneTokenForMany()
{
    for (int i = 0; i < 5; ++i)
        send();
    QTRY_COMPARE(m_answers.size(), 5);
    QCOMPARE(m_granted, 1);
    QCOMPARE(m_bearers, QList<QByteArray>(5, "Bearer t1"));
    QCOMPARE(m_signIn.method, "POST");
    QCOMPARE(m_signIn.body, "grant_type=client_credentials");
    QCOMPARE(m_signIn.headers.value("content-type"), "application/x-www-form-urlencoded");
    // Both parts form-encoded, so that a colon in the secret ends nothing (RFC 6749, 2.3.1).
    QCOMPARE(QByteArray::fromBase64(m_signIn.headers.value("authorization").mid(6)),
             "WS%201:a%3Ab%2Bc");
}

void TestSignIn::refreshedBeforeItsEnd()
{
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QTest::qWait(850); // of a life of one second
    send();
    QTRY_COMPARE(m_answers.size(), 2);
    QCOMPARE(m_bearers, (QList<QByteArray>{"Bearer t1", "Bearer t2"}));
}

void TestSignIn::formerServesWhileRefreshFails()
{
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QTest::qWait(820);
    m_grant = {503, "{}", "application/problem+json", {}};
    send();
    QTRY_COMPARE(m_answers.size(), 2);
    QVERIFY(m_answers.last());
    QCOMPARE(m_bearers.last(), "Bearer t1");
    QTest::qWait(300); // now it is over
    send();
    QTRY_COMPARE(m_answers.size(), 3);
    QVERIFY(!m_answers.last());
    QCOMPARE(m_answers.last().error().failure, FailureClass::RetrySoon);
}

void TestSignIn::onceMoreWhenRefused()
{
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    m_oldest = 2; // as after a restart of central
    send();
    send();
    QTRY_COMPARE(m_answers.size(), 3);
    QVERIFY(m_answers[1] && m_answers[2]);
    QCOMPARE(m_granted, 2);
}

void TestSignIn::notForEver()
{
    m_oldest = 99;
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(!m_answers.first());
    QCOMPARE(m_answers.first().error().failure, FailureClass::SignIn);
    QCOMPARE(m_answers.first().error().trouble, LinkTrouble::SignInNeeded);
    QCOMPARE(m_bearers.size(), 2);
}

void TestSignIn::secretRefused()
{
    m_grant = {401, R"({"error":"invalid_client"})", "application/json", {}};
    send();
    send();
    QTRY_COMPARE(m_answers.size(), 2);
    for (const Answer &answer : std::as_const(m_answers)) {
        QVERIFY(!answer);
        QCOMPARE(answer.error().failure, FailureClass::SignIn);
        QCOMPARE(answer.error().trouble, LinkTrouble::SecretRefused);
    }
    QVERIFY(m_bearers.isEmpty());
    QCOMPARE(m_granted, 1);
}

void TestSignIn::secretMissing()
{
    m_credentials.clientSecret.clear();
    m_client = std::make_unique<HttpClient>(m_credentials, m_server->url());
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().error().trouble, LinkTrouble::SecretMissing);
    QCOMPARE(m_server->requests(), 0);
}

void TestSignIn::notATokenServer()
{
    m_grant = {200, R"({"hello":"world"})", "application/json", {}};
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().error().failure, FailureClass::NotCentral);
    QVERIFY(m_bearers.isEmpty());
}

void TestSignIn::troublesOfCertificates_data()
{
    using E = QSslError;
    QTest::addColumn<QList<QSslError>>("errors");
    QTest::addColumn<int>("trouble");
    const auto row = [](const char *name, const QList<E::SslError> &codes, LinkTrouble trouble) {
        QList<QSslError> errors;
        for (const E::SslError code : codes)
            errors.append(QSslError(code));
        QTest::newRow(name) << errors << int(trouble);
    };
    row("none", {}, LinkTrouble::None);
    row("expired", {E::CertificateExpired}, LinkTrouble::ServerCertificateExpired);
    row("our clock is behind", {E::CertificateNotYetValid},
        LinkTrouble::ServerCertificateNotYetValid);
    row("other host", {E::HostNameMismatch}, LinkTrouble::ServerNameWrong);
    row("a portal", {E::HostNameMismatch, E::SelfSignedCertificate},
        LinkTrouble::ServerAuthorityUnknown);
    row("expired, other host", {E::HostNameMismatch, E::CertificateExpired},
        LinkTrouble::ServerCertificateExpired);
    row("anything else", {E::CertificateRejected}, LinkTrouble::ServerCertificateBad);
}

void TestSignIn::troublesOfCertificates()
{
    QFETCH(const QList<QSslError>, errors);
    QTEST(int(troubleOf(errors)), "trouble");
}

void TestSignIn::troublesOfProblems_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("trouble");
    const auto row = [](const QString &type, LinkTrouble trouble) {
        QTest::newRow(qPrintable(type)) << type << int(trouble);
    };
    row(u"packwrightException:TlsNeededException"_s, LinkTrouble::ServerNeedsTls);
    row(u"packwrightException:CertificateExpiredException"_s, LinkTrouble::CertificateExpired);
    row(u"packwrightException:CertificateNotYetValidException"_s,
        LinkTrouble::CertificateNotYetValid);
    row(u"packwrightException:CertificateRevokedException"_s, LinkTrouble::CertificateRevoked);
    row(u"packwrightException:CertificateAuthorityException"_s,
        LinkTrouble::CertificateAuthorityUnknown);
    row(u"packwrightException:CertificateException"_s, LinkTrouble::CertificateRefused);
    row(u"packwrightException:SomethingNewException"_s, LinkTrouble::None);
    row(u"packwrightException:"_s, LinkTrouble::None);
    row(u"epcisException:ValidationException"_s, LinkTrouble::None);
    row(QString(), LinkTrouble::None);
}

void TestSignIn::troublesOfProblems()
{
    QFETCH(const QString, type);
    QTEST(int(troubleOf(QJsonObject{{"type"_L1, type}})), "trouble");
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/sync/httpclient.h"
#include "tests/support/fakehttp.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::sync;
using namespace pw::test;

Q_DECLARE_METATYPE(pw::test::Fault)

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void sendsAndReads();
    void faults_data();
    void faults();
    void refusalCarriesItsProblem();
    void retryAfter();
    void nobodyListens();
    void silentAfterItsEnd();
    void silentAfterItsContext();

private:
    using Answer = Result<HttpAnswer, SyncError>;
    std::optional<Answer> exchange(const QByteArray &method = "GET", const QByteArray &body = {});

    FakeAnswer m_answer;
    FakeRequest m_request;
    std::unique_ptr<FakeHttp> m_server;
    std::unique_ptr<HttpClient> m_client;
};

void TestHttpClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_answer = {200, R"({"a":1})", "application/json; charset=utf-8", {}};
    m_client = std::make_unique<HttpClient>();
    m_server = std::make_unique<FakeHttp>(
        [this](const FakeRequest &request, const FakeHttp::Reply &reply) {
            m_request = request;
            reply(m_answer);
        });
}

std::optional<TestHttpClient::Answer> TestHttpClient::exchange(const QByteArray &method,
                                                               const QByteArray &body)
{
    std::optional<Answer> got;
    HttpRequest request{method,
                        m_server->url().resolved(QUrl(u"/some/path?q=1"_s)),
                        {},
                        body,
                        std::chrono::milliseconds(500)};
    request.headers.emplaceBack("If-None-Match", "\"v1\"");
    m_client->send(request, this, [&got](const Answer &answer) { got = answer; });
    [&got] { QTRY_VERIFY_WITH_TIMEOUT(got, 3000); }();
    return got;
}

void TestHttpClient::sendsAndReads()
{
    m_answer.headers = {"Location: /capture/7", "ETag: \"v2\""};
    const auto answer = exchange("POST", R"({"b":2})");
    QVERIFY(answer && *answer);
    QCOMPARE((**answer).status, 200);
    QCOMPARE((**answer).json["a"_L1].toInt(), 1);
    QCOMPARE((**answer).location, m_server->url().resolved(QUrl(u"/capture/7"_s)));
    QCOMPARE((**answer).etag, "\"v2\"");
    QCOMPARE(m_request.method, "POST");
    QCOMPARE(m_request.url, QUrl(u"/some/path?q=1"_s));
    QCOMPARE(m_request.body, R"({"b":2})");
    QCOMPARE(m_request.headers.value("content-type"), "application/json");
    QCOMPARE(m_request.headers.value("if-none-match"), "\"v1\"");
}

void TestHttpClient::faults_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<FailureClass>("failure");
    QTest::addColumn<QString>("code");
    const auto soon = FailureClass::RetrySoon;
    QTest::newRow("server not well") << Fault::Unwell << soon << u"HTTP_503"_s;
    QTest::newRow("cut before the work") << Fault::ConnectionCut << soon << u"NO_CONNECTION"_s;
    QTest::newRow("cut after the work") << Fault::AnswerLost << soon << u"NO_CONNECTION"_s;
    QTest::newRow("answer cut off") << Fault::AnswerCutOff << soon << u"NO_CONNECTION"_s;
    QTest::newRow("answer drips for ever") << Fault::AnswerDripping << soon << u"TIMEOUT"_s;
    QTest::newRow("never answered") << Fault::Hang << soon << u"TIMEOUT"_s;
    QTest::newRow("proxy without server") << Fault::BadGateway << soon << u"HTTP_502"_s;
    const auto notCentral = FailureClass::NotCentral;
    QTest::newRow("captive portal") << Fault::HtmlPage << notCentral << u"NOT_UNDERSTOOD"_s;
    QTest::newRow("redirect") << Fault::Redirect << notCentral << u"HTTP_302"_s;
    QTest::newRow("refused by a proxy") << Fault::RefusedByProxy << notCentral << u"HTTP_400"_s;
    QTest::newRow("broken JSON") << Fault::NotJson << notCentral << u"NOT_UNDERSTOOD"_s;
    QTest::newRow("signed in wrongly") << Fault::SignIn << FailureClass::SignIn << u"HTTP_401"_s;
    QTest::newRow("too large") << Fault::TooLarge << FailureClass::TooLarge << u"HTTP_413"_s;
}

void TestHttpClient::faults()
{
    QFETCH(const Fault, fault);
    m_server->failAll(fault);
    QElapsedTimer timer;
    timer.start();
    const auto answer = exchange("POST", "{}");
    QVERIFY(answer);
    QVERIFY(!*answer);
    QTEST(answer->error().failure, "failure");
    QTEST(answer->error().code, "code");
    QVERIFY(timer.elapsed() < 2500);
}

void TestHttpClient::refusalCarriesItsProblem()
{
    m_answer = {422,
                R"({"type":"epcisException:ValidationException","title":"t","detail":"d"})",
                "application/problem+json",
                {}};
    const auto answer = exchange();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().failure, FailureClass::Refused);
    QCOMPARE(answer->error().httpStatus, 422);
    QCOMPARE(answer->error().detail, u"d"_s);
    QCOMPARE(answer->error().problem["type"_L1].toString(),
             u"epcisException:ValidationException"_s);
}

void TestHttpClient::retryAfter()
{
    m_answer = {503, "{}", "application/problem+json", {"Retry-After: 17"}};
    QCOMPARE(exchange()->error().retryAfter, std::optional(std::chrono::seconds(17)));
    m_answer.headers = {"Retry-After: Sun, 01 Mar 2026 08:00:00 GMT"};
    QVERIFY(!exchange()->error().retryAfter);
}

void TestHttpClient::nobodyListens()
{
    std::optional<Answer> got;
    m_client->send({"GET", QUrl(u"http://127.0.0.1:1/"_s)}, this,
                   [&got](const Answer &answer) { got = answer; });
    QTRY_VERIFY(got);
    QCOMPARE(got->error().failure, FailureClass::RetrySoon);
    QVERIFY(!got->error().detail.isEmpty());
}

void TestHttpClient::silentAfterItsEnd()
{
    bool called = false;
    m_server->failAll(Fault::Hang);
    m_client->send({"GET", m_server->url()}, this, [&called](const Answer &) { called = true; });
    QTRY_COMPARE(m_server->requests(), 1);
    m_client.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestHttpClient::silentAfterItsContext()
{
    bool called = false, other = false;
    auto context = std::make_unique<QObject>();
    m_client->send({"GET", m_server->url()}, context.get(),
                   [&called](const Answer &) { called = true; });
    context.reset();
    m_client->send({"GET", m_server->url()}, this, [&other](const Answer &) { other = true; });
    QTRY_VERIFY(other && m_server->requests() == 2);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"

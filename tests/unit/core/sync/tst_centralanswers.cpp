// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centralanswers.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::sync;

namespace {

HttpAnswer answer(const QByteArray &json, int status = 200)
{
    return {status, {}, {}, QJsonDocument::fromJson(json).object()};
}

const QUrl Base(u"https://central.example.com/epcis"_s);

} // namespace

class TestCentralAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void info();
    void infoRefuses_data();
    void infoRefuses();
    void job();
    void jobRefuses();
    void feedPage();
    void masterData();
    void block();
    void blockRefuses_data();
    void blockRefuses();
    void events();
    void sameServer_data();
    void sameServer();
};

void TestCentralAnswers::info()
{
    const auto info = centralInfoFrom(answer(R"({"protocol":1,"epoch":"e1","sync":"/sync/v1",
        "masterData":"/masterdata","ssccBlocks":"https://central.example.com:443/blocks"})"),
                                      Base);
    QVERIFY(info);
    QVERIFY(info->hasSync);
    QCOMPARE(info->epoch, u"e1"_s);
    QCOMPARE(info->sync, QUrl(u"https://central.example.com/sync/v1"_s));
    QCOMPARE(info->ssccBlocks, QUrl(u"https://central.example.com:443/blocks"_s));
}

void TestCentralAnswers::infoRefuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("a later protocol") << QByteArray(
        R"({"protocol":2,"epoch":"e","sync":"/s","masterData":"/m","ssccBlocks":"/b"})");
    QTest::newRow("no epoch") << QByteArray(
        R"({"protocol":1,"sync":"/s","masterData":"/m","ssccBlocks":"/b"})");
    QTest::newRow("a path is missing")
        << QByteArray(R"({"protocol":1,"epoch":"e","sync":"/s","masterData":"/m"})");
    QTest::newRow("sent to another server") << QByteArray(
        R"({"protocol":1,"epoch":"e","sync":"https://evil.example.net/s","masterData":"/m","ssccBlocks":"/b"})");
}

void TestCentralAnswers::infoRefuses()
{
    QFETCH(const QByteArray, json);
    const auto info = centralInfoFrom(answer(json), Base);
    QVERIFY(!info);
    QCOMPARE(info.error().failure, FailureClass::NotCentral);
}

void TestCentralAnswers::job()
{
    const auto job = captureJobFrom(answer(R"({"running":false,"success":false,"errors":[
        {"type":"epcisException:ValidationException","detail":"bizStep","agw:eventID":"urn:uuid:7","agw:index":3},
        {"title":"no idea"}]})"));
    QVERIFY(job);
    QVERIFY(!job->running && !job->success);
    QCOMPARE(job->errors.size(), 2);
    QCOMPARE(job->errors[0].eventId, u"urn:uuid:7"_s);
    QCOMPARE(job->errors[0].index, std::optional(3));
    QCOMPARE(job->errors[0].code, u"epcisException:ValidationException"_s);
    QCOMPARE(job->errors[0].text, u"bizStep"_s);
    QVERIFY(job->errors[1].eventId.isEmpty() && !job->errors[1].index);
    QCOMPARE(job->errors[1].text, u"no idea"_s);
}

void TestCentralAnswers::jobRefuses()
{
    QVERIFY(!captureJobFrom(answer("{}")));
    QVERIFY(!captureJobFrom(answer(R"({"running":"no","success":true})")));
}

void TestCentralAnswers::feedPage()
{
    const HttpAnswer page = answer(
        R"({"epoch":"e","scope":"site","from":5,"to":5,"head":5,"upToDate":true,"rows":[]})");
    QVERIFY(feedPageFrom(page, 5));
    QVERIFY(!feedPageFrom(page, 4)); // someone's cache answered for another cursor
    QVERIFY(!feedPageFrom(answer("{}"), 0));
}

void TestCentralAnswers::masterData()
{
    QVERIFY(!masterDataFrom(answer("{}")));
    const auto same = masterDataFrom(HttpAnswer{304, {}, {}, {}});
    QVERIFY(same && !*same);
}

void TestCentralAnswers::block()
{
    const auto block = blockFrom(
        answer(R"({"id":"b7","level":"carton","prefix":"39521141","first":500,"last":999})"),
        domain::Level::Carton);
    QVERIFY(block);
    QVERIFY((*block == domain::SsccBlock{u"b7"_s, domain::Level::Carton, u"39521141"_s, 500, 999}));
}

void TestCentralAnswers::blockRefuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("another level")
        << QByteArray(R"({"id":"b","level":"pallet","prefix":"39521141","first":1,"last":9})");
    QTest::newRow("no id") << QByteArray(R"({"level":"carton","prefix":"3","first":1,"last":9})");
    QTest::newRow("empty") << QByteArray(
        R"({"id":"b","level":"carton","prefix":"39521141","first":9,"last":8})");
    QTest::newRow("prefix that is no number")
        << QByteArray(R"({"id":"b","level":"carton","prefix":"3952x141","first":1,"last":9})");
    QTest::newRow("prefix as long as the SSCC") << QByteArray(
        R"({"id":"b","level":"carton","prefix":"39521141000000012","first":1,"last":9})");
    QTest::newRow("numbers longer than there is room") << QByteArray(
        R"({"id":"b","level":"carton","prefix":"39521141","first":1,"last":1000000000})");
    QTest::newRow("no numbers") << QByteArray(R"({"id":"b","level":"carton","prefix":"39521141"})");
}

void TestCentralAnswers::blockRefuses()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!blockFrom(answer(json), domain::Level::Carton));
}

void TestCentralAnswers::events()
{
    const auto events =
        eventsFrom(answer(R"({"type":"EPCISQueryDocument","epcisBody":{"queryResults":
        {"resultsBody":{"eventList":[{"eventID":"urn:uuid:1"},{"eventID":"urn:uuid:2"}]}}}})"));
    QVERIFY(events);
    QCOMPARE(events->size(), 2);
    QCOMPARE(events->last()["eventID"_L1].toString(), u"urn:uuid:2"_s);
    QVERIFY(!eventsFrom(answer(R"({"epcisBody":{}})")));
}

void TestCentralAnswers::sameServer_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("same");
    QTest::newRow("another path") << QUrl(u"https://central.example.com/capture/1"_s) << true;
    QTest::newRow("port spelled out") << QUrl(u"https://central.example.com:443/"_s) << true;
    QTest::newRow("another port") << QUrl(u"https://central.example.com:8443/"_s) << false;
    QTest::newRow("without TLS") << QUrl(u"http://central.example.com/"_s) << false;
    QTest::newRow("another host") << QUrl(u"https://central.example.net/"_s) << false;
    QTest::newRow("nothing") << QUrl() << false;
}

void TestCentralAnswers::sameServer()
{
    QFETCH(const QUrl, url);
    QTEST(isSameServer(url, Base), "same");
}

QTEST_GUILESS_MAIN(TestCentralAnswers)
#include "tst_centralanswers.moc"

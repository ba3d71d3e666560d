// SPDX-License-Identifier: Apache-2.0
#include "core/sync/deliverypace.h"
#include "core/sync/localsite.h"
#include "core/sync/peerprofile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::sync;
using namespace Qt::StringLiterals;
using Code = scan::ProfileError::Code;

Q_DECLARE_METATYPE(scan::ProfileError::Code)

class TestPeerProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtIn();
    void refuses_data();
    void refuses();
    void siteBeforeBuiltIn();
    void growsAndHalves();
    void unexplainedIsTheSizeWhereBothHalvesPass();
    void culpritIsNotTheSize();
    void localSite();
};

namespace {

QByteArray profile(const QByteArray &from = {}, const QByteArray &to = {})
{
    QByteArray json = R"({"schema": 1, "id": "x", "name": "X",
 "capture": {"answers": ["201"], "job": "none", "firstEvents": 10, "mostEvents": 100},
 "query": {"perPage": 50},
 "push": {"kind": "poll", "seconds": 5}})";
    return from.isEmpty() ? json : json.replace(from, to);
}

} // namespace

void TestPeerProfile::builtIn()
{
    QCOMPARE(PeerProfile::builtIn(),
             (QStringList{u"fastnt"_s, u"generic-epcis-2.0"_s, u"oliot"_s, u"packwright"_s}));
    for (const QString &id : PeerProfile::builtIn()) {
        const auto loaded = PeerProfile::load(id);
        QVERIFY2(loaded, qPrintable(loaded ? id : id + u' ' + toText(loaded.error())));
        QCOMPARE(loaded->hasFeed, id == "packwright"_L1);
    }
    PeerProfile ours = *PeerProfile::load(u"packwright"_s);
    ours.name.clear();
    ours.push = PeerProfile::Push::Poll; // of no meaning beside a feed
    QCOMPARE(ours, PeerProfile());       // what is not set up otherwise
    QCOMPARE(PeerProfile::load(u"oliot"_s)->basePath, u"/epcis"_s);
    QCOMPARE(PeerProfile::load(u"../packwright"_s).error().code, Code::Unreadable);
}

void TestPeerProfile::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, Code code, const QString &where) {
        QTest::newRow(name) << json << code << where;
    };
    row("no comma", profile(R"("id": "x",)", R"("id": "x")"), Code::NotJson,
        u"line 1, column 26"_s);
    row("other schema", profile("\"schema\": 1", "\"schema\": 2"), Code::UnknownSchema,
        u"schema"_s);
    row("an answer that is none", profile(R"(["201"])", R"(["201", "404"])"), Code::BadValue,
        u"capture.answers[1]"_s);
    row("no answers", profile(R"("answers": ["201"],)", {}), Code::MissingField,
        u"capture.answers"_s);
    row("begins above the most", profile("\"firstEvents\": 10", "\"firstEvents\": 101"),
        Code::BadValue, u"capture.firstEvents"_s);
    row("unknown push", profile("poll", "pigeon"), Code::BadValue, u"push.kind"_s);
    row("a page of nothing", profile("\"perPage\": 50", "\"perPage\": 0"), Code::BadValue,
        u"query.perPage"_s);
    row("path that ends in a slash", profile("\"name\"", R"("basePath": "/epcis/", "name")"),
        Code::BadValue, u"basePath"_s);
}

void TestPeerProfile::refuses()
{
    QFETCH(const QByteArray, json);
    const auto read = PeerProfile::fromJson(json);
    QVERIFY(!read);
    QTEST(read.error().code, "code");
    QTEST(read.error().where, "where");
}

void TestPeerProfile::siteBeforeBuiltIn()
{
    QVERIFY(PeerProfile::fromJson(profile()));
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"fastnt.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(profile(R"("id": "x")", R"("id": "fastnt")"));
    file.close();
    QCOMPARE(PeerProfile::load(u"fastnt"_s, folder.path())->name, u"X"_s);
    QCOMPARE(PeerProfile::load(u"oliot"_s, folder.path())->name, u"Oliot EPCIS 2.2"_s);
}

void TestPeerProfile::growsAndHalves()
{
    PeerProfile profile;
    profile.firstEvents = 50;
    profile.mostEvents = 300;
    profile.firstBytes = 16'000;
    profile.mostBytes = 100'000;
    DeliveryPace pace(profile);
    QCOMPARE(pace.events(), 50);
    pace.taken(2, 900); // says nothing of larger ones
    QCOMPARE(pace.events(), 50);
    pace.taken(50, 12'000);
    QCOMPARE(pace.events(), 100);
    QCOMPARE(pace.bytes(), 32'000);
    pace.taken(100, 30'000);
    pace.tooLarge(200, 60'000);
    QCOMPARE(pace.events(), 100);
    QCOMPARE(pace.bytes(), 30'000);
    pace.taken(100, 29'000); // and never more again
    QCOMPARE(pace.events(), 100);
    pace.limit(20, {});
    QCOMPARE(pace.events(), 20);
}

void TestPeerProfile::unexplainedIsTheSizeWhereBothHalvesPass()
{
    DeliveryPace pace{PeerProfile()};
    pace.unexplained(100, 40'000);
    QCOMPARE(pace.events(), 50);
    pace.taken(50, 20'000);
    QCOMPARE(pace.events(), 50);
    pace.taken(50, 20'000);
    QCOMPARE(pace.events(), 50); // a document of 100 is not tried again
    QCOMPARE(pace.bytes(), 20'000);
}

void TestPeerProfile::culpritIsNotTheSize()
{
    DeliveryPace pace{PeerProfile()};
    pace.unexplained(4, 1'000);
    pace.unexplained(2, 500);
    QCOMPARE(pace.events(), 1);
    pace.explained();
    QCOMPARE(pace.events(), 500);
}

void TestPeerProfile::localSite()
{
    const QByteArray json =
        R"({"masterData":{"version":"v1","company":"T","site":"https://id.gs1.org/414/9521141100011",)"
        R"("products":[]},"ssccPools":[{"level":"carton","prefix":"3952114100","first":1,"last":99}]})";
    const auto site = LocalSite::fromJson(json);
    QVERIFY2(site, qPrintable(site ? QString() : site.error()));
    QCOMPARE(site->blocks.size(), 1);
    QCOMPARE(site->blocks.first().first, 1);
    QCOMPARE(site->data.version, u"v1"_s);
    QCOMPARE(
        LocalSite::fromJson(QByteArray(json).replace("\"last\":99", "\"last\":99999999")).error(),
        u"ssccPools[0].last"_s);
    QCOMPARE(LocalSite::fromJson(QByteArray(json).replace("carton", "crate")).error(),
             u"ssccPools[0].level"_s);
    QCOMPARE(LocalSite::fromJson("{").error(), u"byte 1"_s);
}

QTEST_GUILESS_MAIN(TestPeerProfile)
#include "tst_peerprofile.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/services/historylinks.h"
#include "core/services/historyreader.h"
#include "tests/unit/core/services/historyfixture.h"

#include <thread>

using namespace pw;
using namespace pw::domain;
using namespace pw::test;
using services::HistoryService;

/// Timeline, as-of hierarchy, path and search over a station's own past and what central said.
class TestHistoryService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timelineTellsEverything();
    void timelineInPages();
    void timelineOfAnUnknownUnit();
    void whatWasInThePallet();
    void moreThanAskedFor();
    void containersInACircle();
    void centralsUndeliveredEcho();
    void beforeMemoryBegins();
    void whereItIs();
    void searches_data();
    void searches();
    void searchInPages();
    void readerBesideTheStation();
    void cancelled();
    void commandsChangeLinks();
};

namespace {

QStringList story(const TimelinePage &page)
{
    QStringList story;
    for (const TimelineEntry &entry : page.entries) {
        story.append(u"%1 %2 %3"_s.arg(at(0).secsTo(entry.at))
                         .arg(toCode(entry.kind), entry.code)
                         .trimmed());
    }
    return story;
}

QStringList serialsOf(const QList<SearchHit> &hits)
{
    QStringList serials;
    for (const SearchHit &hit : hits)
        serials.append(hit.id.sgtin() ? hit.id.sgtin()->serial() : hit.id.toHri());
    return serials;
}

QStringList keysOf(const AsOfNode &node)
{
    QStringList keys;
    for (const AsOfNode &child : node.children) {
        keys.append(child.id.toHri());
        keys.append(keysOf(child));
    }
    return keys;
}

} // namespace

void TestHistoryService::timelineTellsEverything()
{
    HistoryFixture past;
    const auto a = pack(u"A"_s);
    auto held = HistoryFixture::heard(a, 5);
    held.holds = {{HoldClass::Quarantined, u"DEV-118"_s, u"QA-7"_s, at(50)}};
    past.hear({HistoryFixture::heard(a, 5)}, 6);
    past.scan(a, VerdictCode::NoOpenContainer, 9);
    const qint64 added = past.move(a, {}, carton(1), 10);
    past.scan(a, VerdictCode::ChildAdded, 10,
              "{\"container\":{\"key\":\"" + carton(1).key().toUtf8() + "\"}}", added);
    const qint64 undone = past.move(a, carton(1), {}, 20, false, added);
    past.hear({held}, 51);
    past.scan(a, VerdictCode::Quarantined, 60, R"({"hold":{"reason":"DEV-118"}})");
    HistoryService history(*past.store, *past.world);
    const auto page = *history.timeline(a, 100);
    QCOMPARE(story(page), (QStringList{u"9 scan NO_OPEN_CONTAINER"_s, u"10 scan CHILD_ADDED"_s,
                                       u"10 operation AGGREGATE"_s, u"10 entered"_s,
                                       u"20 operation DISAGGREGATE"_s, u"20 left"_s,
                                       u"50 hold quarantined"_s, u"60 scan QUARANTINED"_s}));
    QVERIFY(!page.before);
    QCOMPARE(page.entries[0].severity, Severity::Refused);
    QCOMPARE(page.entries[0].operatorId, u"op7"_s);
    QCOMPARE(page.entries[1].container, carton(1));
    QCOMPARE(page.entries[2].undoneBy, undone);
    QCOMPARE(page.entries[2].reason, u"because"_s);
    QCOMPARE(page.entries[2].delivery->queued, 1);
    QCOMPARE(page.entries[4].undoes, added);
    QCOMPARE(page.entries[6].reason, u"DEV-118"_s);
    QCOMPARE(page.entries[6].operatorId, u"QA-7"_s);
    QCOMPARE(page.entries[7].reason, u"DEV-118"_s);
    // The carton's story has the operations, not what was scanned.
    QCOMPARE(story(*history.timeline(carton(1), 9)),
             (QStringList{u"10 operation AGGREGATE"_s, u"20 operation DISAGGREGATE"_s}));
    {
        store::Transaction transaction(past.store->database());
        const auto first = past.store->outbox.nextBatch(1, 1000);
        PW_VERIFY(past.store->outbox.park(first->first().seq, u"duplicate-parent"_s, u"x"_s));
        PW_VERIFY(transaction.commit());
    }
    const auto parked = history.timeline(a, 100)->entries[2].delivery;
    QCOMPARE(parked->parked, 1);
    QCOMPARE(parked->parkedCode, u"duplicate-parent"_s);
}

void TestHistoryService::timelineInPages()
{
    HistoryFixture past;
    const auto a = pack(u"A"_s);
    for (int i = 0; i < 10; ++i) {
        past.scan(a, VerdictCode::AlreadyInThisContainer, i / 2); // two at a time
        past.move(a, {}, carton(i), 20 + i, true);
        past.move(a, carton(i), {}, 20 + i, true);
    }
    HistoryService history(*past.store, *past.world);
    const QStringList whole = story(*history.timeline(a, 1000));
    QStringList pieces;
    std::optional<TimelineCursor> before = TimelineCursor();
    for (int pages = 0; before; ++pages) {
        QVERIFY(pages < 100);
        const auto page = *history.timeline(a, 3, *before);
        QVERIFY(page.entries.size() <= 3);
        pieces = story(page) + pieces;
        before = page.before;
    }
    QCOMPARE(pieces, whole);
    QVERIFY(whole.size() > 30);
}

void TestHistoryService::timelineOfAnUnknownUnit()
{
    HistoryFixture past;
    HistoryService history(*past.store, *past.world);
    const auto page = history.timeline(pack(u"X"_s), 10);
    PW_VERIFY(page);
    QVERIFY(page->entries.isEmpty() && !page->before);
}

void TestHistoryService::whatWasInThePallet()
{
    HistoryFixture past;
    const auto a = pack(u"A"_s), b = pack(u"B"_s), c = pack(u"C"_s);
    past.hear({HistoryFixture::heard(a, 1), HistoryFixture::heard(b, 2, carton(1)),
               HistoryFixture::heard(c, 3, carton(2)), HistoryFixture::heard(carton(1), 4),
               HistoryFixture::heard(carton(2), 5, pallet(1))},
              6);
    past.move(a, {}, carton(1), 10);
    past.move(carton(1), {}, pallet(1), 20);
    past.move(b, carton(1), {}, 30);
    past.hear({HistoryFixture::heard(c, 40)}, 41); // another station takes it out
    past.move(carton(1), pallet(1), {}, 50);
    HistoryService history(*past.store, *past.world);
    const auto inside = [&](int second) {
        const auto tree = *history.asOf(pallet(1), at(second));
        return keysOf(tree.root);
    };
    QCOMPARE(inside(15), (QStringList{carton(2).toHri(), c.toHri()}));
    QCOMPARE(inside(25),
             (QStringList{carton(2).toHri(), c.toHri(), carton(1).toHri(), b.toHri(), a.toHri()}));
    QCOMPARE(inside(35), (QStringList{carton(2).toHri(), c.toHri(), carton(1).toHri(), a.toHri()}));
    QCOMPARE(inside(45), (QStringList{carton(2).toHri(), carton(1).toHri(), a.toHri()}));
    QCOMPARE(inside(55), (QStringList{carton(2).toHri()}));
    const auto tree = *history.asOf(pallet(1), at(25));
    QCOMPARE(tree.units, 5);
    QVERIFY(tree.isComplete());
    QCOMPARE(tree.knownSince, at(6));
    QCOMPARE(tree.root.children[1].since, at(20));
    QVERIFY(tree.root.children[1].sinceSeen && !tree.root.children[1].byCentral);
    QCOMPARE(tree.root.children[0].since, at(5));
    QVERIFY(!tree.root.children[0].sinceSeen && tree.root.children[0].byCentral);
    const auto level = *history.asOfLevel(pallet(1), at(25));
    QCOMPARE(level.units, 2); // no carton is opened for it
    QCOMPARE(level.root.children[1].id, tree.root.children[1].id);
    QVERIFY(level.root.children[1].children.isEmpty() && level.isComplete());
    QVERIFY(!history.asOf(pallet(1), at(45))->isComplete()); // central was last heard at 41
}

void TestHistoryService::moreThanAskedFor()
{
    HistoryFixture past;
    for (int i = 0; i < 10; ++i)
        past.move(pack(u"P%1"_s.arg(i)), {}, carton(1), i);
    HistoryService history(*past.store, *past.world);
    const auto all = *history.asOf(carton(1), at(100), 10);
    QVERIFY(all.units == 10 && !all.truncated);
    const auto some = *history.asOf(carton(1), at(100), 9);
    QVERIFY(some.units == 9 && some.truncated);
}

void TestHistoryService::containersInACircle()
{
    HistoryFixture past;
    past.hear({HistoryFixture::heard(carton(1), 1, carton(2)),
               HistoryFixture::heard(carton(2), 2, carton(1))},
              3);
    HistoryService history(*past.store, *past.world);
    QCOMPARE(history.asOf(carton(1), at(5))->units, 1);
    QVERIFY(history.pathToTop(carton(1))->size() <= 32);
}

/// Central's record of the unit is newer by a hold, but has not heard that we packed it.
void TestHistoryService::centralsUndeliveredEcho()
{
    HistoryFixture past;
    const auto a = pack(u"A"_s);
    past.move(a, {}, carton(1), 10);
    past.hear({HistoryFixture::heard(a, 20)}, 21);
    HistoryService history(*past.store, *past.world);
    QCOMPARE(history.asOf(carton(1), at(30))->units, 1);
}

void TestHistoryService::beforeMemoryBegins()
{
    HistoryFixture past;
    HistoryService history(*past.store, *past.world);
    QVERIFY(!history.asOf(carton(1), at(5))->isComplete());
    past.hear({HistoryFixture::heard(pack(u"A"_s), 1, carton(1))}, 10);
    const auto before = *history.asOf(carton(1), at(5));
    QCOMPARE(before.units, 1);     // known, because its last event was at 1 …
    QVERIFY(!before.isComplete()); // … but others may have been there, too
}

void TestHistoryService::whereItIs()
{
    HistoryFixture past;
    past.hear({HistoryFixture::heard(pack(u"A"_s), 1, carton(1)),
               HistoryFixture::heard(pack(u"B"_s), 1, carton(1)),
               HistoryFixture::heard(carton(1), 1, pallet(1)), HistoryFixture::heard(pallet(1), 1)},
              3);
    HistoryService history(*past.store, *past.world);
    const auto path = *history.pathToTop(pack(u"A"_s));
    QCOMPARE(path.size(), 3);
    QCOMPARE(path[2].id, pallet(1));
    QCOMPARE(path[2].level, Level::Pallet);
    QCOMPARE(*history.siblings(pack(u"A"_s), 10), (QList<epc::Epc>{pack(u"B"_s)}));
    QVERIFY(history.pathToTop(pack(u"X"_s))->isEmpty());
    QVERIFY(history.siblings(pallet(1), 10)->isEmpty());
}

void TestHistoryService::searches_data()
{
    QTest::addColumn<SearchQuery>("query");
    QTest::addColumn<QStringList>("serials");
    const auto row = [](const char *name, const SearchQuery &query, const QStringList &serials) {
        QTest::newRow(name) << query << serials;
    };
    row("ours first, none twice", {u"7k"_s}, {u"A7K2"_s, u"C7K4"_s, u"U7K9"_s, u"B7K3"_s});
    row("a whole identity", {pack(u"B7K3"_s).toUri()}, {u"B7K3"_s});
    row("lot", {{}, {}, u"L2"_s}, {u"B7K3"_s});
    row("held", {u"K"_s, {}, {}, {}, {}, {}, true}, {u"B7K3"_s});
    row("operator", {u"7K"_s, {}, {}, {}, {}, u"op7"_s}, {u"A7K2"_s, u"C7K4"_s, u"U7K9"_s});
    row("another operator", {{}, {}, {}, {}, {}, u"op8"_s}, {});
    row("time: our doing and central's", {{}, {}, {}, at(1), at(11)}, {u"A7K2"_s, u"B7K3"_s});
    row("time: only scanned", {u"7"_s, {}, {}, at(30), at(31)}, {u"U7K9"_s});
    row("nothing like it", {u"zzz"_s}, {});
}

void TestHistoryService::searches()
{
    QFETCH(const SearchQuery, query);
    QFETCH(const QStringList, serials);
    HistoryFixture past;
    auto b = HistoryFixture::heard(pack(u"B7K3"_s), 2);
    b.lot = u"L2"_s;
    b.holds = {{HoldClass::Suspect, u"x"_s, u"y"_s, {}}};
    past.hear(
        {HistoryFixture::heard(pack(u"A7K2"_s), 0), b, HistoryFixture::heard(pack(u"C7K4"_s), 0)},
        3);
    past.move(pack(u"A7K2"_s), {}, pack(u"Box"_s), 10);
    past.move(pack(u"C7K4"_s), {}, pack(u"Box"_s), 20);
    past.scan(pack(u"U7K9"_s), VerdictCode::UnknownSerial, 30);
    HistoryService history(*past.store, *past.world);
    const auto page = history.search(query);
    PW_VERIFY(page);
    QStringList found = serialsOf(page->hits);
    found.removeAll(u"Box"_s);
    QCOMPARE(found, serials);
    QVERIFY(page->cursor.isEmpty());
    for (const SearchHit &hit : page->hits) {
        const bool unknown = hit.id == pack(u"U7K9"_s) || hit.id == pack(u"Box"_s);
        QCOMPARE(hit.known, !unknown);
        QCOMPARE(hit.here, !(hit.id == pack(u"B7K3"_s)));
    }
}

void TestHistoryService::searchInPages()
{
    HistoryFixture past;
    QList<UnitState> units;
    for (int i = 0; i < 20; ++i)
        units.append(HistoryFixture::heard(pack(u"S%1"_s.arg(i, 2, 10, QChar(u'0'))), 1));
    past.hear(units, 3);
    for (int i = 3; i < 9; ++i)
        past.move(pack(u"S%1"_s.arg(i, 2, 10, QChar(u'0'))), {}, pack(u"Box"_s), 10 + i);
    HistoryService history(*past.store, *past.world);
    for (const int limit : {1, 2, 3, 6, 7, 19, 20, 21}) {
        QStringList found;
        SearchQuery query{u"S"_s};
        query.limit = limit;
        int pages = 0;
        do {
            const auto page = *history.search(query);
            QVERIFY(page.hits.size() <= limit);
            found += serialsOf(page.hits);
            query.cursor = page.cursor;
        } while (!query.cursor.isEmpty() && ++pages < 100);
        QCOMPARE(found.size(), 20);
        QCOMPARE(QSet<QString>(found.cbegin(), found.cend()).size(), 20);
        QCOMPARE(found.first(), u"S03"_s);
    }
}

void TestHistoryService::readerBesideTheStation()
{
    HistoryFixture past;
    past.hear({HistoryFixture::heard(pack(u"A"_s), 1)}, 3);
    const auto reader = services::HistoryReader::open(past.files(), past.clock, u"WS1"_s);
    PW_VERIFY(reader);
    QCOMPARE((*reader)->renewed().asOf(carton(1), at(50))->units, 0);
    past.move(pack(u"A"_s), {}, carton(1), 10);
    QCOMPARE((*reader)->renewed().asOf(carton(1), at(50))->units, 1);
    past.hear({HistoryFixture::heard(pack(u"B"_s), 20, carton(1))}, 21);
    QCOMPARE((*reader)->renewed().asOf(carton(1), at(50))->units, 2);
}

void TestHistoryService::cancelled()
{
    HistoryFixture past;
    QList<UnitState> units;
    for (int i = 0; i < 3000; ++i)
        units.append(HistoryFixture::heard(pack(u"S%1"_s.arg(i)), 1));
    past.hear(units, 3);
    const auto reader = *services::HistoryReader::open(past.files(), past.clock, u"WS1"_s);
    HistoryService &history = reader->renewed();
    QVERIFY(history.search({u"no such serial"_s}).has_value());
    std::thread other([&reader] { reader->cancel(); });
    other.join();
    QVERIFY(!history.search({u"no such serial"_s}).has_value());
    QVERIFY(reader->isCancelled());
}

void TestHistoryService::commandsChangeLinks()
{
    HistoryFixture past;
    past.hear({HistoryFixture::heard(pack(u"A"_s), 1, carton(1))}, 3);
    const QList<epc::Epc> children{pack(u"A"_s), pack(u"B"_s)};
    const auto in =
        services::linkChangesOf(AddChildren{children, carton(2)}, *past.world, at(9), 7);
    QCOMPARE(in.size(), 2);
    QVERIFY(!in[1].before && in[1].after == carton(2) && in[1].at == at(9) && in[1].operation == 7);
    const auto out =
        services::linkChangesOf(RemoveChildren{children, carton(1)}, *past.world, at(9), 7);
    QVERIFY(out[0].before == carton(1) && !out[0].after && out[0].lastEventAt == at(1));
    QVERIFY(!out[1].lastEventAt.isValid());
    QVERIFY(services::linkChangesOf(ReopenContainer{carton(1)}, *past.world, at(9), 7).isEmpty());
}

Q_DECLARE_METATYPE(pw::domain::SearchQuery)

QTEST_GUILESS_MAIN(TestHistoryService)
#include "tst_historyservice.moc"

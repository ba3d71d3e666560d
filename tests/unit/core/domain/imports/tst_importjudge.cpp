// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/judge.h"
#include "tests/unit/core/domain/fakeworld.h"

#include <QtTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace pw::domain::imports;

namespace {

const QDateTime Now(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);

QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 11, 21), QTime(8, 0), Qt::UTC).addSecs(minute * 60);
}

/// A site that knows pack K in carton 1, which is loose, and the loose pack P.
struct Site : FakeWorld
{
    Site()
    {
        addPack(u"K"_s).parent = box();
        addPack(u"P"_s);
        UnitState carton{box()};
        carton.level = Level::Carton;
        carton.container = ContainerState();
        carton.childCount = 1;
        units.insert(carton.id, carton);
        for (UnitState &unit : units)
            unit.lastEventAt = at(0);
    }
    static epc::Epc sscc(int n)
    {
        return epc::Epc(SsccBlock{u"x"_s, Level::Carton, u"29521141"_s, 0, 999}.number(n));
    }
    epc::Epc box() const { return epc::Epc(*gs1::Sscc::parse(u"195211411000000018")); }
    epc::Epc pack(const QString &serial) const { return packId(serial); }
    std::optional<Level> freeNumberLevel(const gs1::Sscc &number) const override
    {
        return number == *sscc(99).sscc() ? std::optional(Level::Carton) : std::nullopt;
    }
};

Row eventAt(int minute, const QList<Statement> &says)
{
    Row row;
    row.at = at(minute);
    row.says = says;
    row.eventId = u"urn:uuid:%1"_s.arg(minute);
    return row;
}

Row line(const QList<Statement> &says)
{
    Row row;
    row.says = says;
    return row;
}

/// "accepted", "known" … of each row; a refused one by its faults.
QString told(const Judgement &judgement)
{
    QStringList words;
    for (const Answer &answer : judgement.answers) {
        QStringList faults;
        for (const Objection &objection : answer.objections)
            faults.append(toCode(objection.fault));
        words.append(faults.isEmpty() ? QString(toCode(answer.outcome)) : faults.join(u'+'));
    }
    return words.join(u' ');
}

} // namespace

using MakeRows = std::function<QList<Row>(Site &)>;
Q_DECLARE_METATYPE(MakeRows)

class TestImportJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events_data();
    void events();
    void tables_data();
    void tables();
    void whatComesOfIt();
    void oneChangeAContainer();
    void levels();
    void threeLevels();
    void orderOfArrivalIsNoMatter();
};

void TestImportJudge::events_data()
{
    QTest::addColumn<MakeRows>("rows");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const MakeRows &rows, const QString &expected) {
        QTest::newRow(name) << rows << expected;
    };
    using L = QList<Row>;
    row(
        "a whole new container",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.pack(u"N"_s)}, {}, {}, {}}}),
                     eventAt(2, {Commissioned{{s.sscc(1)}, {}, {}, {}}}),
                     eventAt(3, {Entered{s.sscc(1), {s.pack(u"N"_s)}}})};
        },
        u"accepted accepted accepted"_s);
    row(
        "all of it known",
        [](Site &s) {
            return L{eventAt(-5, {Commissioned{{s.pack(u"K"_s)}, {}, u"L1"_s, {}}}),
                     eventAt(-4, {Entered{s.box(), {s.pack(u"K"_s)}}})};
        },
        u"known known"_s);
    row(
        "a known loose pack goes in later",
        [](Site &s) {
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"accepted"_s);
    row(
        "an old event cannot move it",
        [](Site &s) {
            return L{eventAt(-1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"OLDER_THAN_KNOWN+OLDER_THAN_KNOWN"_s);
    row(
        "it is in another container here",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.sscc(1)}, {}, {}, {}}}),
                     eventAt(2, {Entered{s.sscc(1), {s.pack(u"K"_s)}}})};
        },
        u"accepted OTHER_PARENT"_s);
    row(
        "it leaves that one first",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.sscc(1)}, {}, {}, {}}}),
                     eventAt(2, {Left{s.box(), {s.pack(u"K"_s)}}}),
                     eventAt(3, {Entered{s.sscc(1), {s.pack(u"K"_s)}}})};
        },
        u"accepted accepted accepted"_s);
    row(
        "it leaves what it is not in",
        [](Site &s) {
            return L{eventAt(1, {Left{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"NOT_INSIDE"_s);
    row(
        "known to nobody",
        [](Site &s) {
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"N"_s)}}})};
        },
        u"NOT_COMMISSIONED"_s);
    row(
        "what a refused event would have brought",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.pack(u"N"_s), s.pack(u"K"_s)}, {}, {}, {}}}),
                     eventAt(2, {Entered{s.box(), {s.pack(u"N"_s)}}})};
        },
        u"ALREADY_COMMISSIONED NOT_COMMISSIONED"_s);
    row(
        "twice in one file",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.pack(u"N"_s)}, {}, {}, {}}}),
                     eventAt(2, {Commissioned{{s.pack(u"N"_s)}, {}, {}, {}}})};
        },
        u"accepted ALREADY_COMMISSIONED"_s);
    row(
        "another lot on record",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.pack(u"K"_s)}, {}, u"L2"_s, {}}})};
        },
        u"ATTRIBUTE_MISMATCH"_s);
    row(
        "a lot on hold",
        [](Site &s) {
            s.lotHolds.insert(u"L9"_s, Hold{HoldClass::Recalled});
            return L{eventAt(1, {Commissioned{{s.pack(u"N"_s)}, {}, u"L9"_s, {}}})};
        },
        u"HELD"_s);
    row(
        "a product nobody has set up",
        [](Site &) {
            const epc::Epc other = *epc::Sgtin::make(*gs1::Gtin::parse(u"19521141012342"), u"A"_s);
            return L{eventAt(1, {Commissioned{{other}, {}, {}, {}}})};
        },
        u"NO_MASTER_DATA"_s);
    row(
        "a number of our own",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.sscc(99)}, {}, {}, {}}})};
        },
        u"OWN_NUMBER"_s);
    row(
        "held here",
        [](Site &s) {
            s.record(s.pack(u"P"_s)).holds = {Hold{HoldClass::Quarantined}};
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"HELD"_s);
    row(
        "in a container that is held",
        [](Site &s) {
            s.record(s.box()).holds = {Hold{HoldClass::Quarantined}};
            return L{eventAt(1, {Left{s.box(), {s.pack(u"K"_s)}}})};
        },
        u"HELD+HELD"_s);
    row(
        "something in it is held",
        [](Site &s) {
            s.record(s.pack(u"K"_s)).holds = {Hold{HoldClass::Quarantined}};
            return L{eventAt(1, {Commissioned{{s.sscc(1)}, Level::Pallet, {}, {}}}),
                     eventAt(2, {Entered{s.sscc(1), {s.box()}}})};
        },
        u"accepted HELD"_s);
    row(
        "ended here",
        [](Site &s) {
            s.record(s.box()).lifecycle = Lifecycle::Decommissioned;
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"ENDED"_s);
    row(
        "shipped from here",
        [](Site &s) {
            s.record(s.pack(u"P"_s)).custody = Custody::Shipped;
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"NOT_HERE"_s);
    row(
        "seen twice",
        [](Site &s) {
            s.record(s.pack(u"P"_s)).duplicateIdentity = true;
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"DUPLICATE_IDENTITY"_s);
    row(
        "being packed",
        [](Site &s) {
            s.record(s.box()).container->open = true;
            return L{eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}})};
        },
        u"OPEN_HERE"_s);
    row(
        "into a pack",
        [](Site &s) {
            return L{eventAt(1, {Entered{s.pack(u"P"_s), {s.box()}}})};
        },
        u"NOT_A_CONTAINER"_s);
    row(
        "a circle",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.sscc(1), s.sscc(2)}, Level::Pallet, {}, {}}}),
                     eventAt(2, {Entered{s.sscc(1), {s.sscc(2)}}}),
                     eventAt(3, {Entered{s.sscc(2), {s.sscc(1)}}})};
        },
        u"accepted CONTAINER_REFUSED WOULD_CYCLE"_s);
    row(
        "into itself",
        [](Site &s) {
            return L{eventAt(1, {Entered{s.box(), {s.box()}}})};
        },
        u"WOULD_CYCLE"_s);
    row(
        "ends inside a container", [](Site &s) { return L{eventAt(1, {Ended{{s.pack(u"K"_s)}}})}; },
        u"STILL_INSIDE"_s);
    row(
        "ends with something in it", [](Site &s) { return L{eventAt(1, {Ended{{s.box()}}})}; },
        u"NOT_EMPTY"_s);
    row(
        "emptied, then ended",
        [](Site &s) {
            return L{eventAt(1, {Left{s.box(), {}}}), eventAt(2, {Ended{{s.box()}}})};
        },
        u"accepted accepted"_s);
    row(
        "after its end",
        [](Site &s) {
            return L{eventAt(1, {Ended{{s.pack(u"P"_s)}}}),
                     eventAt(2, {Entered{s.box(), {s.pack(u"P"_s)}}}),
                     eventAt(3, {Seen{{s.pack(u"P"_s)}, {}, {}}})};
        },
        u"accepted ENDED ENDED"_s);
    row(
        "seen only: what is known stays as it is",
        [](Site &s) {
            return L{eventAt(1, {Seen{{s.box()}, {}, {}}})};
        },
        u"no_effect"_s);
    row(
        "seen, of what comes in: it goes along",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.sscc(1)}, {}, {}, {}}}),
                     eventAt(2, {Seen{{s.sscc(1)}, {}, {}}})};
        },
        u"accepted accepted"_s);
    row(
        "a file places a hold",
        [](Site &s) {
            return L{eventAt(1, {Seen{{s.pack(u"P"_s)}, Hold{HoldClass::Damaged}, {}}})};
        },
        u"accepted"_s);
    row(
        "a file frees nothing that is held here",
        [](Site &s) {
            s.record(s.pack(u"P"_s)).holds = {Hold{HoldClass::Damaged}};
            return L{eventAt(1, {Seen{{s.pack(u"P"_s)}, {}, Hold{HoldClass::Damaged}}})};
        },
        u"HELD"_s);
    row(
        "not yet",
        [](Site &s) {
            return L{eventAt(100'000, {Seen{{s.box()}, {}, {}}})};
        },
        u"IN_FUTURE"_s);
    row(
        "somebody speaks in our name",
        [](Site &s) {
            Row row = eventAt(1, {Commissioned{{s.pack(u"N"_s)}, {}, {}, {}}});
            row.origin = u"WS1"_s;
            return L{row};
        },
        u"OWN_EVENT"_s);
    row(
        "we did it ourselves",
        [](Site &s) {
            Row row = eventAt(-9, {Commissioned{{s.pack(u"K"_s)}, {}, {}, {}}});
            row.origin = u"WS1"_s;
            return L{row};
        },
        u"known"_s);
    row(
        "no half container",
        [](Site &s) {
            return L{eventAt(1, {Commissioned{{s.pack(u"N"_s), s.pack(u"M"_s)}, {}, {}, {}}}),
                     eventAt(2, {Commissioned{{s.sscc(1), s.sscc(2)}, {}, {}, {}}}),
                     eventAt(3, {Entered{s.sscc(1), {s.pack(u"N"_s)}}}),
                     eventAt(4, {Entered{s.sscc(1), {s.pack(u"K"_s)}}}),
                     eventAt(5, {Entered{s.sscc(2), {s.sscc(1)}}}),
                     eventAt(6, {Seen{{s.pack(u"M"_s)}, {}, {}}})};
        },
        u"accepted accepted CONTAINER_REFUSED OTHER_PARENT CONTAINER_REFUSED accepted"_s);
    row(
        "taken over before",
        [](Site &s) {
            Row row = eventAt(1, {Entered{s.box(), {s.pack(u"P"_s)}}});
            row.seenBefore = true;
            return L{row};
        },
        u"known"_s);
    row(
        "taken back in the same file",
        [](Site &s) {
            Row row = eventAt(1, {Entered{s.box(), {s.pack(u"nobody"_s)}}});
            row.withoutEffect = true;
            return L{row};
        },
        u"no_effect"_s);
}

void TestImportJudge::events()
{
    QFETCH(const MakeRows, rows);
    Site site;
    const QList<Row> made = rows(site);
    QTEST(told(judge(made, site, {Now, false})), "expected");
}

void TestImportJudge::tables_data()
{
    QTest::addColumn<MakeRows>("rows");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const MakeRows &rows, const QString &expected) {
        QTest::newRow(name) << rows << expected;
    };
    using L = QList<Row>;
    const auto in = [](const epc::Epc &child, const epc::Epc &parent, const QString &lot = {}) {
        return line({Commissioned{{child}, {}, lot, {}}, Commissioned{{parent}, {}, {}, {}},
                     Entered{parent, {child}}});
    };
    row(
        "containers before and after their contents",
        [in](Site &s) {
            return L{in(s.sscc(1), s.sscc(3)), in(s.pack(u"N"_s), s.sscc(1)),
                     in(s.pack(u"M"_s), s.sscc(2)), in(s.sscc(2), s.sscc(3))};
        },
        u"accepted accepted accepted accepted"_s);
    row(
        "known units are no contradiction",
        [in](Site &s) {
            return L{in(s.pack(u"P"_s), s.sscc(1)), in(s.pack(u"N"_s), s.sscc(1))};
        },
        u"accepted accepted"_s);
    row(
        "all known", [in](Site &s) { return L{in(s.pack(u"K"_s), s.box())}; }, u"known"_s);
    row(
        "the container has other contents here",
        [in](Site &s) { return L{in(s.pack(u"P"_s), s.box())}; }, u"CONTENTS_DIFFER"_s);
    row(
        "what is known stays so beside a refused row",
        [in](Site &s) {
            return L{in(s.pack(u"K"_s), s.box()), in(s.pack(u"P"_s), s.box())};
        },
        u"known CONTENTS_DIFFER"_s);
    row(
        "in two containers",
        [in](Site &s) {
            return L{in(s.pack(u"N"_s), s.sscc(1)), in(s.pack(u"N"_s), s.sscc(2)),
                     in(s.pack(u"M"_s), s.sscc(2)), in(s.pack(u"O"_s), s.sscc(1))};
        },
        u"accepted OTHER_PARENT CONTAINER_REFUSED accepted"_s);
    row(
        "a refused row leaves out its container and what is around it",
        [in](Site &s) {
            s.record(s.pack(u"P"_s)).holds = {Hold{HoldClass::Quarantined}};
            return L{in(s.pack(u"P"_s), s.sscc(1)), in(s.pack(u"N"_s), s.sscc(1)),
                     in(s.sscc(1), s.sscc(3)), in(s.sscc(2), s.sscc(3)),
                     in(s.pack(u"M"_s), s.sscc(2))};
        },
        u"HELD CONTAINER_REFUSED CONTAINER_REFUSED CONTAINER_REFUSED accepted"_s);
    row(
        "two lots of one pack",
        [in](Site &s) {
            return L{in(s.pack(u"N"_s), s.sscc(1), u"L1"_s),
                     in(s.pack(u"N"_s), s.sscc(1), u"L2"_s)};
        },
        u"CONTAINER_REFUSED ATTRIBUTE_MISMATCH"_s);
}

void TestImportJudge::tables()
{
    QFETCH(const MakeRows, rows);
    Site site;
    const QList<Row> made = rows(site);
    QTEST(told(judge(made, site, {Now, true})), "expected");
}

void TestImportJudge::whatComesOfIt()
{
    Site site;
    const auto judgement =
        judge({eventAt(1, {Commissioned{{site.pack(u"N"_s)}, {}, u"L7"_s, QDate(2029, 1, 31)}}),
               eventAt(2, {Commissioned{{site.sscc(1)}, {}, {}, {}}}),
               eventAt(3, {Entered{site.sscc(1), {site.pack(u"N"_s), site.pack(u"P"_s)}}})},
              site, {Now, false});
    QCOMPARE(judgement.count(Outcome::Accepted), 3);
    QCOMPARE(judgement.created.size(), 2);
    QCOMPARE(judgement.changes.size(), 1);
    QCOMPARE(judgement.changes.first().row, 2);
    QCOMPARE(judgement.changes.first().at, at(3));
    QCOMPARE(judgement.records.size(), 3);
    QHash<epc::Epc, UnitState> records;
    for (const UnitState &record : judgement.records)
        records.insert(record.id, record);
    const UnitState pack = records.value(site.pack(u"N"_s), UnitState{site.box()});
    QCOMPARE(pack.parent, site.sscc(1));
    QCOMPARE(pack.lot, u"L7"_s);
    QCOMPARE(pack.expiry, QDate(2029, 1, 31));
    QCOMPARE(pack.product, site.strict);
    const UnitState carton = records.value(site.sscc(1), UnitState{site.box()});
    QCOMPARE(carton.childCount, 2);
    QCOMPARE(carton.level, Level::Carton);
    QVERIFY(carton.container && !carton.container->open && !carton.container->broken);
    QVERIFY(carton.lot.isEmpty()); // of two lots
}

void TestImportJudge::oneChangeAContainer()
{
    Site site;
    QList<Row> rows;
    for (const QString &serial : {u"A"_s, u"B"_s, u"C"_s})
        rows.append(line({Commissioned{{site.pack(serial)}, {}, {}, {}},
                          Commissioned{{site.sscc(1)}, {}, {}, {}},
                          Entered{site.sscc(1), {site.pack(serial)}}}));
    const auto judgement = judge(rows, site, {Now, true});
    QCOMPARE(judgement.changes.size(), 1);
    const auto *added = std::get_if<AddChildren>(&judgement.changes.first().command);
    QVERIFY(added);
    QCOMPARE(added->children.size(), 3);
}

void TestImportJudge::levels()
{
    Site site;
    const auto judgement = judge(
        {line({Commissioned{{site.pack(u"A"_s)}, {}, {}, {}},
               Commissioned{{site.sscc(1)}, {}, {}, {}},
               Entered{site.sscc(1), {site.pack(u"A"_s)}}}),
         line({Commissioned{{site.sscc(1)}, {}, {}, {}}, Commissioned{{site.sscc(2)}, {}, {}, {}},
               Entered{site.sscc(2), {site.sscc(1)}}}),
         line({Commissioned{{site.sscc(3)}, Level::Bundle, {}, {}}}),
         line({Commissioned{{site.sscc(4)}, {}, {}, {}}})},
        site, {Now, true});
    QHash<epc::Epc, Level> levels;
    for (const UnitState &record : judgement.records)
        levels.insert(record.id, record.level);
    QCOMPARE(levels.value(site.pack(u"A"_s)), Level::Pack);
    QCOMPARE(levels.value(site.sscc(1)), Level::Carton);
    QCOMPARE(levels.value(site.sscc(2)), Level::Pallet);
    QCOMPARE(levels.value(site.sscc(3)), Level::Bundle); // told
    QCOMPARE(levels.value(site.sscc(4)), Level::Carton); // what central takes an SSCC for
}

void TestImportJudge::threeLevels()
{
    Site site;
    QList<Row> rows;
    const QList<epc::Epc> chain{site.pack(u"A"_s), site.sscc(1), site.sscc(2), site.sscc(3)};
    for (int i = 0; i < 3; ++i)
        rows.append(
            line({Commissioned{{chain[i]}, {}, {}, {}}, Commissioned{{chain[i + 1]}, {}, {}, {}},
                  Entered{chain[i + 1], {chain[i]}}}));
    const auto judgement = judge(rows, site, {Now, true});
    QHash<epc::Epc, Level> levels;
    for (const UnitState &record : judgement.records)
        levels.insert(record.id, record.level);
    QCOMPARE(levels.value(chain[1]), Level::Bundle);
    QCOMPARE(levels.value(chain[2]), Level::Carton);
    QCOMPARE(levels.value(chain[3]), Level::Pallet);
}

void TestImportJudge::orderOfArrivalIsNoMatter()
{
    Site site;
    QList<Row> rows{eventAt(1, {Commissioned{{site.pack(u"N"_s)}, {}, {}, {}}}),
                    eventAt(2, {Commissioned{{site.sscc(1), site.sscc(2)}, {}, {}, {}}}),
                    eventAt(3, {Entered{site.sscc(1), {site.pack(u"N"_s)}}}),
                    eventAt(4, {Left{site.sscc(1), {site.pack(u"N"_s)}}}),
                    eventAt(5, {Entered{site.sscc(2), {site.pack(u"N"_s)}}})};
    const auto recordsOf = [&site](const QList<Row> &in) {
        const auto judgement = judge(in, site, {Now, false});
        QHash<epc::Epc, UnitState> records;
        for (const UnitState &record : judgement.records)
            records.insert(record.id, record);
        return records;
    };
    const auto expected = recordsOf(rows);
    QCOMPARE(expected.value(site.pack(u"N"_s), UnitState{site.box()}).parent, site.sscc(2));
    std::reverse(rows.begin(), rows.end());
    QVERIFY(recordsOf(rows) == expected);
}

QTEST_GUILESS_MAIN(TestImportJudge)
#include "tst_importjudge.moc"

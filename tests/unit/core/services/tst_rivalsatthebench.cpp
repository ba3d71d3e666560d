// SPDX-License-Identifier: Apache-2.0
// The cases most programs of the trade fail (domain.md, section 8) that take a whole bench: its
// store, its clock, its labels. By their numbers there; the others: tst_rivals of domain, epcis and
// sync.
#include "tests/unit/core/services/stationbench.h"

#include <QtTest>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;
using pw::test::Cartons;
using pw::test::StationBench;

namespace {

constexpr bool Proven = true;

/// What is said of a label that begins with the product of the bench.
VerdictCode scanned(StationBench &bench, const QByteArray &rest, bool proven)
{
    static quint64 sequence = 1000;
    const scan::RawScan raw{u"s1"_s, ++sequence,        "]d20109521141012345" + rest,
                            {},      bench.clock.now(), bench.clock.sinceBoot()};
    return bench.service->scan(raw, {}, proven).verdict.code;
}

/// The bench with one more pack that central knows, in an open carton.
void knowing(StationBench &bench, const QString &serial, QDate expiry = QDate(2029, 5, 31))
{
    UnitState pack = StationBench::pack(0);
    pack.id = *epc::Sgtin::make(*pack.product, serial);
    pack.expiry = expiry;
    bench.hear({pack});
    QCOMPARE(bench.scanLabel(Cartons.number(1)), VerdictCode::ContainerOpened);
}

QList<QDateTime> eventTimes(StationBench &bench)
{
    QList<QDateTime> times;
    const auto events = bench.events();
    for (const QJsonObject &event : events)
        times.append(
            QDateTime::fromString(event["eventTime"_L1].toString(), Qt::ISODateWithMs).toUTC());
    return times;
}

} // namespace

class TestRivalsAtTheBench : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void case01_powerCutBetweenPrintAndVerify();
    void case06_codeWithoutSeparator_data();
    void case06_codeWithoutSeparator();
    void case07_legalSerialThatLooksLikeMore();
    void case10_yesterdaysBackupThenANewLabel();
    void case13_clockSetBack();
    void case14_expiryWithoutADay();
};

/// The number is burned when it is drawn, whatever becomes of its label; and nobody takes a label
/// nobody has scanned for one that is on the box (R-LB-2, R-LB-4).
void TestRivalsAtTheBench::case01_powerCutBetweenPrintAndVerify()
{
    StationBench bench;
    const auto printed = *bench.operations->drawNumber(Level::Carton);
    QVERIFY(printed);
    bench.open(); // the power was cut with the label in the printer
    QVERIFY(!bench.world->unit(*printed));
    QVERIFY(bench.service->view().open.isEmpty());
    const auto next = *bench.operations->drawNumber(Level::Carton);
    QVERIFY(next && *next != *printed);

    const Actor supervisor{u"SV-1"_s, Role::Supervisor, {}, {}};
    const auto opened = bench.operations->carryOut(
        {op::Commission{*next, Level::Carton, false}, supervisor, {}, {}});
    QVERIFY(opened.problems.isEmpty());
    bench.open(); // this time after it was opened
    QVERIFY(bench.world->unit(*next)->container->open);
    QVERIFY(bench.world->unit(*next)->container->label != LabelState::Verified);
    const auto third = *bench.operations->drawNumber(Level::Carton);
    QVERIFY(third && *third != *next && *third != *printed);

    // The first label is on its box: scanning it is what makes it good.
    QCOMPARE(bench.scanLabel(*printed), VerdictCode::ContainerOpened);
    QCOMPARE(bench.world->unit(*printed)->container->label, LabelState::Verified);
}

void TestRivalsAtTheBench::case06_codeWithoutSeparator_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("proven");
    QTest::newRow("from a scanner nobody has tested") << QByteArray("21S7K29M10L1") << !Proven;
    QTest::newRow("from a tested one, and the shorter serial is known")
        << QByteArray("21S7K29M10L1") << Proven;
    QTest::newRow("longer than a serial may be")
        << QByteArray("21S7K29M10LOT4711172905319999") << Proven;
}

void TestRivalsAtTheBench::case06_codeWithoutSeparator()
{
    QFETCH(const QByteArray, rest);
    QFETCH(const bool, proven);
    StationBench bench;
    knowing(bench, u"S7K29M"_s);
    QCOMPARE(toCode(scanned(bench, rest, proven)), toCode(VerdictCode::SeparatorLost));
    QCOMPARE(bench.service->view().open.last().count, 0);
    // With its separator it is the pack it always was.
    QCOMPARE(scanned(bench,
                     "21S7K29M\x1d"
                     "10L1",
                     proven),
             VerdictCode::ChildAdded);
}

/// `21ABC10XY17` is one serial. A scanner that transmits separators is believed; of another one
/// nobody can know.
void TestRivalsAtTheBench::case07_legalSerialThatLooksLikeMore()
{
    const QByteArray serial = "21ABC10XY17";
    {
        StationBench bench;
        knowing(bench, u"ABC10XY17"_s);
        QCOMPARE(scanned(bench, serial, Proven), VerdictCode::ChildAdded);
    }
    StationBench bench;
    knowing(bench, u"ABC10XY1710Z9"_s);
    const QByteArray ambiguous = "21ABC10XY1710Z9";
    QCOMPARE(toCode(scanned(bench, ambiguous, !Proven)), toCode(VerdictCode::SeparatorLost));
    QCOMPARE(scanned(bench, ambiguous, Proven), VerdictCode::ChildAdded);
    // Unknown as it stands, and nothing shorter is known: unknown, and not "separator lost".
    QCOMPARE(scanned(bench, "21QRS10XY17", Proven), VerdictCode::UnknownSerial);
}

/// Central tells it: it has heard of more than the file remembers (R-LB-7).
void TestRivalsAtTheBench::case10_yesterdaysBackupThenANewLabel()
{
    StationBench bench;
    QList<gs1::Sscc> printed; // after the backup
    const auto burned = bench.store->ssccBlocks.remaining(Level::Carton);
    for (int i = 0; i < 3; ++i)
        printed.append(**bench.operations->drawNumber(Level::Carton));
    QCOMPARE(*bench.store->ssccBlocks.remaining(Level::Carton), *burned - 3);

    StationBench restored; // the same station as it was yesterday
    QVERIFY(restored.store->heardUpTo(0));
    QCOMPARE(*restored.store->ssccBlocks.remaining(Level::Carton), *burned); // nothing amiss
    QVERIFY(restored.store->heardUpTo(17)); // central knows 17 events of this station
    QCOMPARE(*restored.store->ssccBlocks.remaining(Level::Carton), 0);
    QVERIFY(!*restored.operations->drawNumber(Level::Carton));
    QCOMPARE(*restored.store->operations.lastEventSequence(), 17);
    // A new lease goes on where no label is.
    const SsccBlock leased{u"c2"_s, Level::Carton, u"19521141"_s, 51, 90};
    {
        store::Transaction transaction(restored.store->database());
        QVERIFY(restored.store->ssccBlocks.add(leased));
        QVERIFY(transaction.commit());
    }
    const auto next = *restored.operations->drawNumber(Level::Carton);
    QVERIFY(next && !printed.contains(*next) && leased.serialReferenceOf(*next));
    // A label of the lost day is still one of ours.
    QCOMPARE(restored.scanLabel(printed.first()), VerdictCode::ContainerOpened);
}

void TestRivalsAtTheBench::case13_clockSetBack()
{
    StationBench bench;
    (void)bench.scanLabel(Cartons.number(1));
    (void)bench.scanPack(0);
    bench.clock.setWallClock(bench.clock.now().addSecs(-600));
    QCOMPARE(bench.scanPack(1), VerdictCode::ChildAdded);
    bench.open(); // what is remembered is on disk
    QCOMPARE(bench.scanPack(2), VerdictCode::ChildAddedAndClosed);
    const QList<QDateTime> times = eventTimes(bench);
    QVERIFY(times.size() >= 4);
    for (qsizetype i = 1; i < times.size(); ++i)
        QVERIFY2(times[i] > times[i - 1], qPrintable(times[i].toString(Qt::ISODateWithMs)));
}

/// 270200 is the last day of February 2027, and good until that day is over (R-ID-3).
void TestRivalsAtTheBench::case14_expiryWithoutADay()
{
    StationBench bench;
    knowing(bench, u"X1"_s, QDate(2027, 2, 28));
    QCOMPARE(scanned(bench,
                     "21X1\x1d"
                     "17270200"
                     "10L1",
                     Proven),
             VerdictCode::ChildAdded);
    QCOMPARE(
        bench.world->unit(*epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), u"X1"_s))->expiry,
        QDate(2027, 2, 28));
    // The year the record does not have is another date, day or not.
    StationBench other;
    knowing(other, u"X1"_s, QDate(2028, 2, 29));
    QVERIFY(scanned(other,
                    "21X1\x1d"
                    "17270200"
                    "10L1",
                    Proven)
            != VerdictCode::ChildAdded);
    StationBench expired;
    knowing(expired, u"X1"_s, QDate(2026, 10, 31));
    QCOMPARE(toCode(scanned(expired,
                            "21X1\x1d"
                            "17261000"
                            "10L1",
                            Proven)),
             toCode(VerdictCode::Expired));
}

QTEST_GUILESS_MAIN(TestRivalsAtTheBench)
#include "tst_rivalsatthebench.moc"

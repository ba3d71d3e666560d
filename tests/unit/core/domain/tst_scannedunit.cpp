// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scannedunit.h"
#include "core/domain/verdictjson.h"
#include "core/scan/scaninterpreter.h"
#include "tests/unit/core/domain/fakeworld.h"

#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

Q_DECLARE_METATYPE(VerdictCode)
Q_DECLARE_METATYPE(scan::ScannedThing)

namespace {

constexpr int Year = 2026;

/// What a scanner that is proven sends of a pack of `world.strict`.
scan::ScannedThing scanned(const FakeWorld &world, const QByteArray &rest)
{
    const QByteArray frame = "]d201" + world.strict.toString().toLatin1() + rest;
    return scan::interpret({.bytes = frame}, {{}, true, Year, {}});
}

} // namespace

/// What a scan is answered with that names no unit we know.
class TestScannedUnit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void reasons_data();
    void reasons();
    void notCovered();
    void refusals_data();
    void refusals();
    void faultsTravel();
};

void TestScannedUnit::reasons_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<VerdictCode>("code");
    QTest::addColumn<QString>("recorded"); // empty: no reason is known
    QTest::addColumn<bool>("onlyCase");
    using B = QByteArray;
    QTest::newRow("known") << B("21A7k2") << VerdictCode::ChildAdded << QString() << false;
    QTest::newRow("unknown") << B("21B1") << VerdictCode::UnknownSerial << QString() << false;
    QTest::newRow("case exchanged: caps lock")
        << B("21a7K2") << VerdictCode::UnknownSerial << u"A7k2"_s << true;
    QTest::newRow("another case throughout")
        << B("21lower") << VerdictCode::UnknownSerial << u"LOWER"_s << true;
    QTest::newRow("separator lost before the expiry")
        << B("21A7k217280531") << VerdictCode::SeparatorLost << u"A7k2"_s << false;
    QTest::newRow("two separators lost")
        << B("21A7k210L117280531") << VerdictCode::SeparatorLost << u"A7k2"_s << false;
    QTest::newRow("what would be split off is no AI")
        << B("21A7k2X") << VerdictCode::UnknownSerial << QString() << false;
}

void TestScannedUnit::reasons()
{
    QFETCH(const QByteArray, rest);
    QFETCH(const VerdictCode, code);
    QFETCH(const QString, recorded);
    FakeWorld world;
    world.addPack(u"A7k2"_s, {});
    world.addPack(u"LOWER"_s, {});
    (void)world.scanLabel(world.carton(1));
    const Verdict verdict = world.input(scanned(world, rest));
    QCOMPARE(toCode(verdict.code), toCode(code));
    QCOMPARE(verdict.differences.isEmpty(), recorded.isEmpty());
    if (recorded.isEmpty())
        return;
    const AttributeDifference &reason = verdict.differences.first();
    QCOMPARE(reason.field, u"serial"_s);
    QCOMPARE(reason.recorded, recorded);
    QTEST(reason.onlyCase, "onlyCase");
    // A reason is none to take it: identity and bench are as before.
    QVERIFY(verdict.unit != world.packId(recorded));
    QCOMPARE(world.state.open.last().count, 0);

    world.age = {}; // never synchronized: then nothing is certain, but the reason is seen
    const Verdict offline = world.input(scanned(world, rest));
    QCOMPARE(toCode(offline.code),
             toCode(code == VerdictCode::UnknownSerial ? VerdictCode::Unverified
                                                       : VerdictCode::SeparatorLost));
    QCOMPARE(offline.differences.size(), 1);
}

/// Not in the list of a lot that is followed is unknown; of another lot it may be any good one.
void TestScannedUnit::notCovered()
{
    FakeWorld world;
    world.coveredLots = {u"L9"_s};
    world.addPack(u"HERE"_s, u"L1"_s);
    (void)world.scanLabel(world.carton(1));
    QCOMPARE(world.scanPack(u"NONE"_s, u"L1"_s).code, VerdictCode::NotCovered);
    QCOMPARE(world.scanPack(u"NONE"_s, u"L9"_s).code, VerdictCode::UnknownSerial);
    world.age = {};
    QCOMPARE(world.scanPack(u"NONE"_s, u"L1"_s).code, VerdictCode::NotCovered);
    QCOMPARE(world.state.open.last().count, 0);
    world.age = std::chrono::seconds(1);
    QCOMPARE(world.scanPack(u"HERE"_s, u"L1"_s).code, VerdictCode::ChildAdded);
}

void TestScannedUnit::refusals_data()
{
    QTest::addColumn<scan::ScannedThing>("thing");
    QTest::addColumn<VerdictCode>("code");
    using namespace scan;
    const auto row = [](const char *name, const ScannedThing &thing, VerdictCode code) {
        QTest::newRow(name) << thing << code;
    };
    row("PPN", ScannedOtherScheme{Scheme::Ppn, u"110375286414"_s, u"A"_s, {}, {}, {}},
        VerdictCode::OtherScheme);
    row("badge", ScannedBadge{u"anna"_s}, VerdictCode::UnexpectedBadge);
    row("command", ScannedCommand{{BenchCommand::Verb::Undo, {}}}, VerdictCode::UnexpectedCommand);
    row("forged command", ScannedFalseCommand{CommandError::Forged}, VerdictCode::ForgedCommand);
    row("command without a key", ScannedFalseCommand{CommandError::NoKey},
        VerdictCode::ForgedCommand);
    row("place", ScannedLocation{{*gs1::Gln::parse(u"9521141100011"), {}}}, VerdictCode::OtherKey);
    row("document", ScannedDocument{u"400"_s, u"PO"_s}, VerdictCode::OtherKey);
    row("ignored", ScannedIgnored{u"carrier"_s}, VerdictCode::IgnoredCode);
    row("caps lock", ScannedDistorted{KeyboardFault::CapsLock}, VerdictCode::CapsLockOn);
    row("layout", ScannedDistorted{KeyboardFault::Layout}, VerdictCode::KeyboardLayout);
    row("tag", ScannedUnreadable{epc::TagError{epc::TagError::Code::BadPartition, 11}},
        VerdictCode::Unreadable);
    row("grammar",
        ScannedUnreadable{GrammarError{Scheme::Hibc, GrammarError::Code::NeedsPrimary, 0, {}}},
        VerdictCode::Unreadable);
}

void TestScannedUnit::refusals()
{
    QFETCH(const scan::ScannedThing, thing);
    QFETCH(const VerdictCode, code);
    FakeWorld world;
    (void)world.scanLabel(world.carton(1));
    const Verdict verdict = world.input(thing);
    QCOMPARE(toCode(verdict.code), toCode(code));
    QCOMPARE(verdict.container, std::optional(epc::Epc(world.carton(1))));
    QCOMPARE(world.state.open.last().count, 0);
}

void TestScannedUnit::faultsTravel()
{
    using namespace scan;
    const FakeWorld world;
    const auto json = [&world](const ReadingFault &fault) {
        return toJson(*refusalOf(ScannedUnreadable{fault}, world));
    };
    const QJsonObject tag = json(epc::TagError{epc::TagError::Code::FieldTooLarge, 38});
    QCOMPARE(tag[u"tagError"], (QJsonObject{{u"code"_s, u"FIELD_TOO_LARGE"_s}, {u"bit"_s, 38}}));
    const QJsonObject grammar =
        json(GrammarError{Scheme::Ppn, GrammarError::Code::BadCheckCharacter, 9, u"9N"_s});
    QCOMPARE(grammar[u"grammarError"], (QJsonObject{{u"scheme"_s, u"PPN"_s},
                                                    {u"code"_s, u"BAD_CHECK_CHARACTER"_s},
                                                    {u"offset"_s, 9},
                                                    {u"field"_s, u"9N"_s}}));
    const QJsonObject symbol = json(SymbolError{SymbolError::Code::BadEci, FrameStatus::Ok, 6});
    QCOMPARE(symbol[u"symbolError"], (QJsonObject{{u"code"_s, u"BAD_ECI"_s}, {u"offset"_s, 6}}));
    const QJsonObject frame = json(SymbolError{SymbolError::Code::NotOk, FrameStatus::Overflow, 0});
    QCOMPARE(frame[u"frameStatus"], u"overflow"_s);
}

QTEST_GUILESS_MAIN(TestScannedUnit)
#include "tst_scannedunit.moc"

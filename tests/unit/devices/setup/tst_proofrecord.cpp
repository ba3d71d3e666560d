// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/proofrecord.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

namespace {

const QDateTime Noon(QDate(2026, 3, 2), QTime(12, 0), Qt::LocalTime);
const ProofRecord Passed{u"bench"_s, u"/dev/x"_s, Noon.toUTC(), true, true, {}};

DeviceConfig device(const QString &port = u"/dev/x"_s)
{
    DeviceConfig config;
    config.id = u"bench"_s;
    config.port = port;
    return config;
}

} // namespace

class TestProofRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states();
    void dayIsTheStations();
    void whoMayProduce_data();
    void whoMayProduce();
    void json();
    void brokenJson_data();
    void brokenJson();
};

void TestProofRecord::states()
{
    const QDate today(2026, 3, 2);
    QCOMPARE(proofState({}, device(), {}, today), ProofState::Missing);
    QCOMPARE(proofState(Passed, device(), {}, today), ProofState::Valid);
    QCOMPARE(proofState(Passed, device(u"/dev/y"_s), {}, today), ProofState::Missing);
    ProofRecord failed = Passed;
    failed.passed = false;
    QCOMPARE(proofState(failed, device(), {}, today), ProofState::Failed);
    QCOMPARE(proofState(Passed, device(), {}, today.addDays(30)), ProofState::Valid);
    QCOMPARE(proofState(Passed, device(), {.daily = true}, today), ProofState::Valid);
    QCOMPARE(proofState(Passed, device(), {.daily = true}, today.addDays(1)), ProofState::Outdated);
}

void TestProofRecord::dayIsTheStations()
{
    // Early in the morning it is still yesterday in UTC.
    ProofRecord early = Passed;
    early.at = QDateTime(QDate(2026, 3, 2), QTime(0, 30), Qt::LocalTime).toUTC();
    QCOMPARE(proofState(early, device(), {.daily = true}, QDate(2026, 3, 2)), ProofState::Valid);
}

void TestProofRecord::whoMayProduce_data()
{
    QTest::addColumn<DeviceKind>("kind");
    QTest::addColumn<ProofState>("state");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("may");
    QTest::newRow("serial, never tested")
        << DeviceKind::Serial << ProofState::Missing << false << true;
    QTest::newRow("serial, site demands")
        << DeviceKind::Serial << ProofState::Missing << true << false;
    QTest::newRow("types, never tested")
        << DeviceKind::Wedge << ProofState::Missing << false << false;
    QTest::newRow("types, failed") << DeviceKind::Wedge << ProofState::Failed << false << false;
    QTest::newRow("types, passed") << DeviceKind::Wedge << ProofState::Valid << false << true;
    QTest::newRow("owned keyboard")
        << DeviceKind::Keyboard << ProofState::Missing << false << false;
    QTest::newRow("not today") << DeviceKind::HidPos << ProofState::Outdated << true << false;
    QTest::newRow("no hardware") << DeviceKind::Simulated << ProofState::Missing << true << true;
}

void TestProofRecord::whoMayProduce()
{
    QFETCH(const DeviceKind, kind);
    QFETCH(const ProofState, state);
    QFETCH(const bool, required);
    QFETCH(const bool, may);
    QCOMPARE(mayProduce(kind, state, {.required = required}), may);
}

void TestProofRecord::json()
{
    ProofRecord failed = Passed;
    failed.device = u"line"_s;
    failed.passed = false;
    failed.findings = {u"AIM_MISSING"_s, u"CASE_CHANGED"_s};
    const QList<ProofRecord> records{Passed, failed};
    const auto read = proofRecordsFromJson(toJson(records));
    QVERIFY(read);
    QCOMPARE(*read, records);
}

void TestProofRecord::brokenJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("empty") << QByteArray() << u"[]"_s;
    QTest::newRow("no device") << QByteArray(R"([{"at": "2026-03-02T12:00:00.000Z"}])")
                               << u"[0].device"_s;
    QTest::newRow("no time") << QByteArray(R"([{"device": "a", "at": "soon"}])") << u"[0].at"_s;
}

void TestProofRecord::brokenJson()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, place);
    const auto read = proofRecordsFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error(), place);
}

QTEST_GUILESS_MAIN(TestProofRecord)
#include "tst_proofrecord.moc"

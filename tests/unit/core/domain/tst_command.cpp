// SPDX-License-Identifier: Apache-2.0
#include "core/domain/commandjson.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

namespace {

const auto Pack = *epc::Epc::fromKey(u"01/09521141012345/21/A%2F7");
const auto Other = *epc::Epc::fromKey(u"01/09521141012345/21/B");
const auto Carton = *epc::Epc::fromKey(u"00/395211410000000015");

Hold fullHold()
{
    Hold hold;
    hold.holdClass = HoldClass::Suspect;
    hold.reason = u"Seal looks odd"_s;
    hold.by = u"QA-1"_s;
    hold.since = QDateTime(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC);
    hold.id = u"urn:uuid:7"_s;
    hold.owner = u"qa"_s;
    hold.evidence = u"DEV-1"_s;
    hold.scope = HoldScope::List;
    hold.mode = HoldMode::WhileInside;
    return hold;
}

} // namespace

Q_DECLARE_METATYPE(pw::domain::Command)

class TestCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keptAndReadBack_data();
    void keptAndReadBack();
    void inverse_data();
    void inverse();
    void reopeningClosesAsItWas();
    void withoutItsEventAnEndOfLifeStays();
    void stepsOfEarlierVersions();
    void refusesWhatIsDamaged_data();
    void refusesWhatIsDamaged();
};

void TestCommand::keptAndReadBack_data()
{
    QTest::addColumn<Command>("command");
    const auto row = [](const char *name, const Command &command) {
        QTest::newRow(name) << command;
    };
    row("open", OpenContainer{Carton, Level::Pallet, LabelState::Verified});
    row("add", AddChildren{{Pack, Other}, Carton});
    row("remove", RemoveChildren{{Pack, Other}, Carton});
    row("close partial", CloseContainer{Carton, true, {u"END"_s, u"End of lot"_s}});
    row("reopen", ReopenContainer{Carton});
    row("withdraw", WithdrawContainer{Carton});
    row("end of life", EndLife{{Pack}, EndLife::Kind::Destroy, Carton});
    row("sample", TakeSample{{Pack}});
    row("inspect", InspectUnits{{Pack}, false});
    row("hold", PlaceHold{fullHold(), {Pack}, {}, {}});
    row("hold on a lot", PlaceHold{fullHold(), {}, Pack.sgtin()->gtin(), u"L1"_s});
    row("release", LiftHold{fullHold(), {Pack}, {}, {}, true});
    row("observe", ObserveContents{Carton, {Pack}, {Other}});
    row("judge",
        JudgeContents{Carton, ContentsOutcome::Complete, ContentsOutcome::MismatchQuantity});
    row("verify label", VerifyLabel{Carton});
    row("scrap label", ScrapLabel{Carton, Level::Bundle});
    row("retract",
        RetractEvent{
            u"urn:uuid:1"_s, RetractEvent::Cause::IncorrectData, {Pack}, Lifecycle::Sampled});
    row("retract a look",
        RetractEvent{u"urn:uuid:1"_s, RetractEvent::Cause::DidNotOccur, {Pack}, {}});
}

void TestCommand::keptAndReadBack()
{
    QFETCH(const Command, command);
    const auto read = commandFromJson(toJson(command));
    QVERIFY(read);
    QVERIFY(*read == command);

    Step step;
    step.commands = {command, command};
    step.eventIds = {u"urn:uuid:1"_s, QString()};
    step.containers = {{Carton, ContainerState{false, true, 25, LabelState::Stale, true},
                        Evidence::Verified, QDateTime(QDate(2026, 5, 11), QTime(8, 0), Qt::UTC)},
                       {Pack, {}, Evidence::Inferred, {}}};
    step.reason = {u"R1"_s, u"why"_s};
    const auto again = stepFromJson(toJson(step));
    QVERIFY(again);
    QVERIFY(*again == step);
}

void TestCommand::inverse_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<Command>("back");
    const auto row = [](const char *name, const Command &command, const Command &back) {
        QTest::newRow(name) << command << back;
    };
    row("open", OpenContainer{Carton, Level::Carton}, WithdrawContainer{Carton});
    row("add", AddChildren{{Pack, Other}, Carton}, RemoveChildren{{Pack, Other}, Carton});
    row("remove", RemoveChildren{{Pack}, Carton}, AddChildren{{Pack}, Carton});
    row("close", CloseContainer{Carton}, ReopenContainer{Carton});
    row("hold", PlaceHold{fullHold(), {Pack}, {}, {}}, LiftHold{fullHold(), {Pack}, {}, {}});
    row("release", LiftHold{fullHold(), {Pack}, {}, {}}, PlaceHold{fullHold(), {Pack}, {}, {}});
    row("destroyed", EndLife{{Pack}, EndLife::Kind::Destroy, {}},
        RetractEvent{
            u"urn:uuid:9"_s, RetractEvent::Cause::DidNotOccur, {Pack}, Lifecycle::Commissioned});
}

void TestCommand::inverse()
{
    QFETCH(const Command, command);
    QFETCH(const Command, back);
    const auto inverse = inverseOf({1, {command}, {u"urn:uuid:9"_s}, {}, {}});
    QVERIFY(inverse);
    QCOMPARE(inverse->size(), 1);
    QVERIFY(inverse->first() == back);
}

void TestCommand::reopeningClosesAsItWas()
{
    const UnitBefore before{
        Carton, ContainerState{false, true, 25, LabelState::Verified, false}, {}, {}};
    const Step step{1, {ReopenContainer{Carton}}, {u"urn:uuid:9"_s}, {before}, {u"R"_s, u"r"_s}};
    const auto inverse = inverseOf(step);
    QVERIFY(inverse);
    QVERIFY(inverse->first() == Command(CloseContainer{Carton, true, {u"R"_s, u"r"_s}}));
}

void TestCommand::withoutItsEventAnEndOfLifeStays()
{
    QVERIFY(!inverseOf({1, {EndLife{{Pack}, EndLife::Kind::Destroy, {}}}, {}, {}, {}}));
    QVERIFY(!inverseOf({1, {WithdrawContainer{Carton}}, {}, {}, {}})); // a number is used once
}

void TestCommand::stepsOfEarlierVersions()
{
    const auto step = stepFromJson(
        R"([{"do":"AGGREGATE","child":"01/09521141012345/21/B","parent":"00/395211410000000015"}])");
    QVERIFY(step);
    QVERIFY(step->commands == QList<Command>{AddChildren({Other}, Carton)});
}

void TestCommand::refusesWhatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("unknown command") << QByteArray(R"({"commands":[{"do":"EXPLODE","id":"x"}]})");
    QTest::newRow("bad key") << QByteArray(R"({"commands":[{"do":"REOPEN","id":"00/1"}]})");
    QTest::newRow("no children") << QByteArray(
        R"({"commands":[{"do":"AGGREGATE","parent":"00/395211410000000015"}]})");
}

void TestCommand::refusesWhatIsDamaged()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!stepFromJson(json));
}

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/jsonld.h"
#include "core/epcis/statefold.h"
#include "core/epcis/validator.h"
#include "core/labels/demosheet.h"
#include "resources/demo/demodata.h"
#include "tests/unit/resources/demo/demoworld.h"

#include <QSet>
#include <QtTest>

#include <functional>
#include <memory>

using namespace pw;
using namespace pw::domain;
using namespace Qt::StringLiterals;

/// States of objects in memory, for epcis::foldEvent().
class States : public epcis::StateAccess
{
public:
    std::optional<epcis::ObjectState> find(const QString &id) override
    {
        const auto found = m_states.constFind(id);
        return found == m_states.cend() ? std::nullopt : std::optional(*found);
    }
    QStringList childrenOf(const QString &id) override
    {
        return {m_children[id].cbegin(), m_children[id].cend()};
    }
    void put(const epcis::ObjectState &state) override
    {
        if (const auto before = find(state.id); before && !before->parent.isEmpty())
            m_children[before->parent].remove(state.id);
        if (!state.parent.isEmpty())
            m_children[state.parent].insert(state.id);
        m_states.insert(state.id, state);
    }

private:
    QHash<QString, epcis::ObjectState> m_states;
    QHash<QString, QSet<QString>> m_children;
};

class TestDemoSite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void eventsAreInOrderAndNumbered();
    void onlyTheDuplicatesAreOdd();
    void seedKeepsClearOfThePools();
    void everyHoldSaysWhy();
    void hasWhatAVisitorShouldFind_data();
    void hasWhatAVisitorShouldFind();
    void everyCodeGetsTheAnswerOfTheSheet_data();
    void everyCodeGetsTheAnswerOfTheSheet();
    void theDayAfterSomeAnswerIsDifferent();
    void goodPacksFillACartonToTheLast();

private:
    VerdictCode answerTo(const labels::DemoEntry &entry, const labels::DemoCode &code,
                         QDate day) const;
    QList<QByteArray> framesOf(QStringView entry) const;

    std::unique_ptr<const DemoWorld> m_world;
    labels::DemoSheet m_sheet;
};

void TestDemoSite::initTestCase()
{
    m_world = std::make_unique<DemoWorld>(demo::siteJson());
    const auto sheet = labels::DemoSheet::fromJson(demo::sheetJson());
    QVERIFY(sheet);
    m_sheet = *sheet;
    QCOMPARE(m_sheet.version, m_world->masterData.version);
}

void TestDemoSite::eventsAreInOrderAndNumbered()
{
    QHash<QString, qint64> last;
    QSet<QString> ids;
    QString time;
    QVERIFY(!m_world->events.isEmpty());
    for (const QJsonObject &event : m_world->events) {
        const QString eventTime = event["eventTime"_L1].toString(); // all UTC, so text sorts
        QVERIFY(eventTime.endsWith(u'Z') && eventTime > time);
        time = eventTime;
        const QStringList seq = event["agw:seq"_L1].toString().split(u'/');
        QCOMPARE(seq.value(0), event["agw:workstation"_L1].toString());
        QCOMPARE(seq.value(1).toLongLong(), ++last[seq.value(0)]);
        QVERIFY(event["eventID"_L1].toString().startsWith(u"urn:uuid:"_s));
        ids.insert(event["eventID"_L1].toString());
        QVERIFY(event["type"_L1] == "ObjectEvent"_L1
                || !event.contains("persistentDisposition"_L1));
    }
    QCOMPARE(ids.size(), m_world->events.size());
    QVERIFY(QDateTime::fromString(time, Qt::ISODate).date() < m_sheet.validFrom);
}

/// The story keeps to our own rules for events, and nothing in it is impossible but what is meant
/// to be.
void TestDemoSite::onlyTheDuplicatesAreOdd()
{
    States states;
    QStringList odd;
    for (const QJsonObject &object : m_world->events) {
        const auto event = epcis::eventFromJson(object);
        QVERIFY2(event, event ? "" : qPrintable(event.error().path));
        const QList<epcis::DocumentError> errors = epcis::validate(*event);
        QVERIFY2(errors.isEmpty(), errors.isEmpty() ? "" : qPrintable(errors.first().path));
        for (const epcis::Anomaly &anomaly : epcis::foldEvent(*event, states))
            odd.append(anomaly.code);
    }
    QCOMPARE(odd, QStringList(2, u"already-commissioned"_s));
}

void TestDemoSite::seedKeepsClearOfThePools()
{
    for (const UnitState &unit : m_world->units) {
        for (const SsccBlock &block : m_world->blocks)
            QVERIFY(!unit.id.sscc() || !block.serialReferenceOf(*unit.id.sscc()));
    }
}

void TestDemoSite::everyHoldSaysWhy()
{
    int holds = 0;
    for (const UnitState &unit : m_world->units) {
        for (const Hold &hold : unit.holds) {
            QVERIFY(hold.holdClass != HoldClass::DataIssue);
            QVERIFY(!hold.reason.isEmpty() && !hold.by.isEmpty());
            ++holds;
        }
    }
    QVERIFY(holds > 200); // a whole lot among them
}

void TestDemoSite::hasWhatAVisitorShouldFind_data()
{
    QTest::addColumn<std::function<bool(const UnitState &)>>("is");
    QTest::addColumn<qsizetype>("least");
    const auto row = [](const char *what, qsizetype least,
                        std::function<bool(const UnitState &)> is) {
        QTest::newRow(what) << is << least;
    };
    const auto atLevel = [](Level level) {
        return [level](const UnitState &unit) { return unit.level == level; };
    };
    row("packs", 5000, atLevel(Level::Pack));
    row("bundles", 50, atLevel(Level::Bundle));
    row("cartons", 50, atLevel(Level::Carton));
    row("pallets", 3, atLevel(Level::Pallet));
    row("packs ready to be packed", 3000, [](const UnitState &unit) {
        return unit.level == Level::Pack && !unit.parent && !refuseUnit(unit, QDate(2026, 11, 2));
    });
    row("partial containers", 2,
        [](const UnitState &unit) { return unit.container && unit.container->partial; });
    row("mixed cartons", 3, [](const UnitState &unit) {
        return unit.level == Level::Carton && unit.lot.isEmpty() && unit.product;
    });
}

void TestDemoSite::hasWhatAVisitorShouldFind()
{
    using Filter = std::function<bool(const UnitState &)>;
    QFETCH(const Filter, is);
    QFETCH(const qsizetype, least);
    const auto found = std::count_if(m_world->units.cbegin(), m_world->units.cend(), is);
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
}

VerdictCode TestDemoSite::answerTo(const labels::DemoEntry &entry, const labels::DemoCode &code,
                                   QDate day) const
{
    DemoWorld world = *m_world;
    world.day = day;
    for (const QString &before : entry.setup)
        world.scan(m_sheet.code(before)->frame);
    return world.scan(code.frame).code;
}

void TestDemoSite::everyCodeGetsTheAnswerOfTheSheet_data()
{
    QTest::addColumn<QString>("entryId");
    QTest::addColumn<QDate>("day");
    for (const labels::DemoEntry &entry : m_sheet.entries) {
        QTest::addRow("%s, first day", qPrintable(entry.id)) << entry.id << m_sheet.validFrom;
        QTest::addRow("%s, last day", qPrintable(entry.id)) << entry.id << m_sheet.validUntil;
    }
}

void TestDemoSite::everyCodeGetsTheAnswerOfTheSheet()
{
    QFETCH(const QString, entryId);
    QFETCH(const QDate, day);
    const labels::DemoEntry *entry = m_sheet.entry(entryId);
    for (const labels::DemoCode &code : entry->codes)
        QCOMPARE(toCode(answerTo(*entry, code, day)), toCode(entry->verdict));
}

/// Or the sheet would claim less than it can.
void TestDemoSite::theDayAfterSomeAnswerIsDifferent()
{
    const QDate dayAfter = m_sheet.validUntil.addDays(1);
    bool differs = false;
    for (const labels::DemoEntry &entry : m_sheet.entries)
        differs = differs || answerTo(entry, entry.codes.first(), dayAfter) != entry.verdict;
    QVERIFY(differs);
}

QList<QByteArray> TestDemoSite::framesOf(QStringView entry) const
{
    QList<QByteArray> frames;
    for (const labels::DemoCode &code : m_sheet.entry(entry)->codes)
        frames.append(code.frame);
    return frames;
}

/// The way through the sheet its explanations propose.
void TestDemoSite::goodPacksFillACartonToTheLast()
{
    DemoWorld world = *m_world;
    world.day = m_sheet.validFrom;
    const QList<QByteArray> cartons = framesOf(u"carton-label");
    const QList<QByteArray> bundles = framesOf(u"bundle-label");

    QCOMPARE(world.scan(cartons[0]).code, VerdictCode::ContainerOpened);
    const QList<QByteArray> cardiolin = framesOf(u"cardiolin");
    for (int i = 0; i < 24; ++i)
        QCOMPARE(world.scan(cardiolin[i]).code, VerdictCode::ChildAdded);
    QCOMPARE(world.scan(cardiolin[0]).code, VerdictCode::AlreadyInThisContainer);
    QCOMPARE(world.scan(cardiolin[24]).code, VerdictCode::ChildAddedAndClosed);
    QCOMPARE(world.scan(cardiolin[25]).code, VerdictCode::NoOpenContainer);

    const QList<QByteArray> nasoclear = framesOf(u"nasoclear");
    QCOMPARE(nasoclear.size(), 20);
    QCOMPARE(world.scan(cartons[1]).code, VerdictCode::ContainerOpened);
    for (int i = 0; i < 20; ++i) {
        if (i % 5 == 0)
            QCOMPARE(world.scan(bundles[i / 5]).code, VerdictCode::ContainerOpened);
        QCOMPARE(world.scan(nasoclear[i]).code,
                 i % 5 == 4 ? VerdictCode::ChildAddedAndClosed : VerdictCode::ChildAdded);
        if (i % 5 == 4) // the full bundle goes into the carton
            QCOMPARE(world.scan(bundles[i / 5]).code,
                     i == 19 ? VerdictCode::ChildAddedAndClosed : VerdictCode::ChildAdded);
    }

    QCOMPARE(world.scan(cartons[2]).code, VerdictCode::ContainerOpened);
    for (const QByteArray &frame : framesOf(u"vitamed"))
        QCOMPARE(world.scan(frame).code, VerdictCode::ChildAdded);
    const QList<QByteArray> otherLot = framesOf(u"vitamed-e6");
    for (const QByteArray &frame : otherLot)
        QCOMPARE(world.scan(frame).code, frame == otherLot.last() ? VerdictCode::ChildAddedAndClosed
                                                                  : VerdictCode::ChildAdded);

    QCOMPARE(world.scan(framesOf(u"pallet-label").first()).code, VerdictCode::ContainerOpened);
    QCOMPARE(world.scan(cartons[0]).code, VerdictCode::ChildAdded);
    for (const QByteArray &frame : framesOf(u"closed-cardiolin-carton"))
        QCOMPARE(world.scan(frame).code, VerdictCode::ChildAdded);
}

QTEST_GUILESS_MAIN(TestDemoSite)
#include "tst_demosite.moc"

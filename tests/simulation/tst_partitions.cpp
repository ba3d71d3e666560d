// SPDX-License-Identifier: Apache-2.0
#include "core/domain/policy.h"
#include "core/epcis/eventlog.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/uri.h"
#include "core/services/disputedunits.h"
#include "tests/simulation/simulatedstation.h"
#include "tests/unit/core/central/sampleevents.h"

#include <QDir>
#include <QLoggingCategory>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::test;

using central::ConflictCase;

namespace {

constexpr int Packs = 10;
constexpr int Steps = 90;
const QDateTime Morning(QDate(2026, 11, 20), QTime(6, 0), Qt::UTC);

/// What bit in all histories together.
struct Bites
{
    int conflicts = 0;
    int lateHolds = 0; ///< of these: packed while held
    int lostAnswers = 0;
    int kills = 0;
    int clocksSet = 0;
    int partitions = 0;
    int operations = 0;
};

class History
{
public:
    explicit History(quint32 seed)
        : m_dice(seed), m_folder(memoryFolder()), m_central(m_folder.path())
    {
        QStringList uris;
        for (int i = 0; i < Packs; ++i) {
            uris.append(packUri(u"S"_s + QString::number(i)));
            m_packs.append(*epc::Epc::fromUri(uris.last()));
        }
        const QJsonObject made =
            with(objectEvent(u"ADD"_s, uris, u"commissioning"_s, u"active"_s),
                 {{u"eventTime"_s, Morning.addDays(-30).toString(Qt::ISODateWithMs)},
                  {u"ilmd"_s, QJsonObject{{u"cbvmda:lotNumber"_s, u"L1"_s},
                                          {u"cbvmda:itemExpirationDate"_s, u"2029-05-31"_s}}}});
        m_central.capture({made}, Morning);
        const int stations = 2 + m_dice.below(4);
        for (int i = 1; i <= stations; ++i) {
            const QString folder = m_folder.filePath(u"s"_s + QString::number(i));
            QDir().mkpath(folder);
            m_stations.push_back(std::make_unique<SimulatedStation>(u"WS"_s + QString::number(i), i,
                                                                    folder, Morning));
            while (m_stations.back()->pull(m_central)) {
            }
        }
    }

    void live(Bites &bites)
    {
        for (int step = 0; step < Steps; ++step) {
            const std::chrono::seconds passed(1 + m_dice.below(60));
            for (const auto &station : m_stations)
                station->clock.advance(passed);
            SimulatedStation &one = *m_stations[size_t(m_dice.below(int(m_stations.size())))];
            switch (m_dice.below(16)) {
            case 0:
                one.isOnline = !one.isOnline;
                ++bites.partitions;
                break;
            case 1:
                if (m_dice.oneIn(3)) {
                    one.restart();
                    ++bites.kills;
                }
                break;
            case 2:
                if (m_dice.oneIn(6)) {
                    one.clock.setWallClock(one.clock.now().addSecs(3600 * (m_dice.below(49) - 24)));
                    ++bites.clocksSet;
                }
                break;
            case 3:
            case 4:
            case 5:
                if (one.isOnline) {
                    const bool lost = m_dice.oneIn(4);
                    bites.lostAnswers += one.push(m_central, lost, m_refused) && lost ? 1 : 0;
                }
                break;
            case 6:
            case 7:
            case 8:
                if (one.isOnline)
                    one.pull(m_central);
                break;
            default: one.work(m_dice, m_packs);
            }
        }
        heal();
        for (const auto &station : m_stations)
            bites.operations += station->done;
    }

    void heal()
    {
        for (const auto &station : m_stations) {
            while (station->push(m_central, false, m_refused)) {
            }
        }
        for (const auto &station : m_stations) {
            while (station->pull(m_central)) {
            }
            station->pull(m_central); // says how far central has heard of us, if nothing else
        }
    }

    /// Empty: everything that must hold does.
    QString fault()
    {
        if (m_refused > 0)
            return u"central refused what a station told"_s;
        QString why = deliveredOnce();
        if (why.isEmpty())
            why = sameEverywhere();
        if (why.isEmpty())
            why = everyConflictIsACase();
        return why;
    }

    int openCases(const std::optional<ConflictCase::Kind> &kind = {})
    {
        int open = 0;
        const QList<ConflictCase> cases = m_central.cases();
        for (const ConflictCase &one : cases)
            open += one.state == ConflictCase::State::Open && kind.value_or(one.kind) == one.kind;
        return open;
    }

    /// Somebody settles one after the other, each time at a station that is up to date.
    QString resolveAll()
    {
        for (int round = 0; round < 40 && openCases() > 0; ++round) {
            SimulatedStation &one = *m_stations[size_t(m_dice.below(int(m_stations.size())))];
            const auto disputed = services::disputedUnits(one.store(), one.world());
            if (!disputed || disputed->isEmpty())
                return one.name() + u" does not see the open case"_s;
            const epc::Epc unit = disputed->first().id;
            one.clock.advance(std::chrono::seconds(5));
            const auto answer = one.resolve(unit);
            if (answer != domain::VerdictCode::ConflictResolved)
                return one.name() + u" cannot resolve "_s + unit.key() + u": "_s
                       + domain::toCode(answer);
            heal();
        }
        return openCases() == 0 ? fault() : u"a case stays open:\n"_s + casesAsText();
    }

    QString casesAsText()
    {
        QJsonArray told;
        const QList<ConflictCase> cases = m_central.cases();
        for (const ConflictCase &one : cases)
            told.append(central::toJson(one));
        return QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact)).left(900);
    }

private:
    /// Memory, where there is such a folder: what is tried here is logic, not disks.
    static QString memoryFolder()
    {
        const QString shm = u"/dev/shm"_s;
        return (QFileInfo(shm).isWritable() ? shm : QDir::tempPath()) + u"/packwright-XXXXXX"_s;
    }

    /// No event is missing, none is there twice.
    QString deliveredOnce()
    {
        QSet<QString> atCentral;
        const QList<QJsonObject> events = m_central.events();
        for (const QJsonObject &event : events) {
            const QString key = event[u"eventID"].toString()
                                + (event.contains(u"errorDeclaration") ? u"!"_s : QString());
            if (atCentral.contains(key))
                return u"stored twice: "_s + key;
            atCentral.insert(key);
        }
        for (const auto &station : m_stations) {
            const auto stats = station->store().outbox.stats();
            if (!stats || stats->pending > 0)
                return station->name() + u" still has events to send"_s;
            const auto last = station->store().operations.lastEventSequence();
            qint64 own = 0;
            for (const QJsonObject &event : events)
                own += event[u"agw:workstation"].toString() == station->name() ? 1 : 0;
            if (!last || own > *last)
                return station->name() + u": more events than it has made"_s;
        }
        return {};
    }

    /// Every station's cache is what central says, and nothing else is believed any more.
    QString sameEverywhere()
    {
        const QMap<QString, QJsonObject> told = m_central.units();
        for (const auto &station : m_stations) {
            for (auto row = told.cbegin(); row != told.cend(); ++row) {
                const auto expected = store::feedRowFromJson(row.value());
                const auto *unit = std::get_if<store::UnitRow>(&(*expected)->content);
                if (!unit)
                    continue;
                const auto cached = station->store().cache.unit(unit->state.id);
                const auto known = station->world().unit(unit->state.id);
                if (!cached || !*cached || !known)
                    return station->name() + u" does not know "_s + row.key();
                const domain::UnitState &is = **cached;
                if (is.parent != unit->state.parent || is.lifecycle != unit->state.lifecycle
                    || is.holds != unit->state.holds || is.custody != unit->state.custody)
                    return station->name() + u": another record of "_s + row.key();
                if (known->parent != unit->state.parent
                    || known->lifecycle != unit->state.lifecycle)
                    return station->name() + u" believes otherwise of "_s + row.key() + u": in "_s
                           + (known->parent ? known->parent->key() : u"none"_s);
            }
        }
        return {};
    }

    /// By a fold of its own over the log: none missing, none invented, each once.
    QString everyConflictIsACase()
    {
        epcis::EventLog log;
        const QList<QJsonObject> events = m_central.events();
        for (const QJsonObject &text : events) {
            if (auto event = epcis::eventFromJson(text))
                log.add(*std::move(event));
        }
        QSet<QString> resolutions;
        for (const QJsonObject &text : events) {
            if (text[u"agw:operation"] == u"RESOLVE_CONFLICT"_s)
                resolutions.insert(text[u"eventID"].toString());
        }
        QStringList expected;
        const QList<epcis::Anomaly> anomalies = log.anomalies();
        for (const epcis::Anomaly &anomaly : anomalies) {
            const bool late = anomaly.code == u"event-after-end-of-life"
                              && !resolutions.contains(anomaly.eventId);
            if (anomaly.code == u"double-parent" || late)
                expected.append(anomaly.object + u' ' + anomaly.eventId);
        }
        QStringList found;
        const QList<ConflictCase> cases = m_central.cases();
        for (const ConflictCase &one : cases) {
            if (one.kind != ConflictCase::Kind::LateHold
                && one.state != ConflictCase::State::Settled)
                found.append(one.unit + u' ' + one.claims.last().event);
        }
        expected.sort();
        found.sort();
        if (found != expected)
            return u"cases:\n%1\ncontradictions in the log:\n%2"_s.arg(found.join(u'\n'),
                                                                       expected.join(u'\n'));
        return everyLateHoldIsACase(cases);
    }

    /// What was packed while it was held, is still where it was put then, and still held: a case
    /// each, unless somebody has looked. By a reckoning of its own.
    QString everyLateHoldIsACase(const QList<ConflictCase> &cases)
    {
        QStringList found, expected;
        QSet<QString> resolved;
        for (const ConflictCase &one : cases) {
            if (one.kind != ConflictCase::Kind::LateHold)
                continue;
            const QString name = one.unit + u' ' + one.claims.last().event;
            if (one.state == ConflictCase::State::Open)
                found.append(name);
            if (one.state == ConflictCase::State::Resolved)
                resolved.insert(name);
        }
        for (const epc::Epc &pack : std::as_const(m_packs))
            expected += stillHeldAsPacked(epcis::canonicalId(pack.toUri()));
        expected.removeIf([&resolved](const QString &name) { return resolved.contains(name); });
        found.sort();
        expected.sort();
        return found == expected ? QString()
                                 : u"packed while held, cases:\n%1\nby the log:\n%2"_s.arg(
                                     found.join(u'\n'), expected.join(u'\n'));
    }

    QStringList stillHeldAsPacked(const QString &pack)
    {
        epcis::EventLog log;
        QList<epcis::Event> past;
        const QList<QJsonObject> events = m_central.events();
        for (const QJsonObject &text : events) {
            const auto event = epcis::eventFromJson(text);
            if (!event)
                continue;
            log.add(*event);
            const QStringList named = event->epcs + event->childEpcs;
            if (std::ranges::any_of(
                    named, [&pack](const QString &epc) { return epcis::canonicalId(epc) == pack; }))
                past.append(*event);
        }
        std::ranges::sort(past, {}, epcis::placeOf);
        QMap<QString, QDateTime> holds; // by id
        QSet<QString> lifted;           // before they were placed, by the clocks
        const epcis::Event *last = nullptr;
        bool heldThen = false;
        for (const epcis::Event &event : std::as_const(past)) {
            const QString hold = event.extensions[u"agw:hold"_s][u"agw:id"].toString();
            if (!event.persistentSet.isEmpty() && !lifted.contains(hold))
                holds.insert(hold, event.eventTime);
            if (!event.persistentUnset.isEmpty() && holds.remove(hold) == 0)
                lifted.insert(hold);
            if (event.type != epcis::EventType::Aggregation || event.action != epcis::Action::Add)
                continue;
            last = &event;
            heldThen = !holds.isEmpty();
        }
        const auto state = log.state(pack);
        const bool isThere = last && state && state->parent == epcis::canonicalId(last->parentId);
        const bool isHeld = std::any_of(holds.cbegin(), holds.cend(), [last](const QDateTime &at) {
            return last && at <= last->eventTime;
        });
        if (heldThen && isThere && isHeld)
            return {pack + u' ' + last->eventId};
        return {};
    }

    Dice m_dice;
    QTemporaryDir m_folder;
    SimulatedCentral m_central;
    std::vector<std::unique_ptr<SimulatedStation>> m_stations;
    QList<epc::Epc> m_packs;
    int m_refused = 0;
};

} // namespace

class TestPartitions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"pw.*.info=false"_s); // a thousand databases are made
    }
    void nothingIsLostNothingIsInvented();
};

void TestPartitions::nothingIsLostNothingIsInvented()
{
    const int one = qEnvironmentVariableIntValue("PW_SEED");
    const int wanted = qEnvironmentVariableIntValue("PW_SEEDS");
    const int first = one > 0 ? one : 1;
    const int last = one > 0 ? one : (wanted > 0 ? wanted : 500);
    Bites bites;
    for (int seed = first; seed <= last; ++seed) {
        History history{quint32(seed)};
        history.live(bites);
        QString why = history.fault();
        bites.conflicts += history.openCases();
        bites.lateHolds += history.openCases(ConflictCase::Kind::LateHold);
        if (why.isEmpty())
            why = history.resolveAll();
        QVERIFY2(why.isEmpty(), qPrintable(u"PW_SEED=%1: %2"_s.arg(seed).arg(why)));
    }
    qInfo("%d histories: %d operations, %d open conflicts resolved, %d of them packed while held;"
          " %d partitions, %d answers lost, %d kills, %d clocks set",
          last - first + 1, bites.operations, bites.conflicts, bites.lateHolds, bites.partitions,
          bites.lostAnswers, bites.kills, bites.clocksSet);
    if (last - first < 50)
        return; // too few to expect everything
    // A harness that never bit has shown nothing.
    QVERIFY(bites.conflicts > 0);
    QVERIFY(bites.lateHolds > 0);
    QVERIFY(bites.lostAnswers > 0);
    QVERIFY(bites.kills > 0);
    QVERIFY(bites.clocksSet > 0);
    QVERIFY(bites.partitions > 0);
}

QTEST_GUILESS_MAIN(TestPartitions)
#include "tst_partitions.moc"

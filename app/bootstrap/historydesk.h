// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "core/base/clock.h"
#include "core/domain/historyview.h"
#include "core/services/historyreader.h"

#include <QMutex>
#include <QObject>
#include <QThread>

#include <array>
#include <atomic>
#include <memory>

namespace pw::bootstrap {

/// A unit that is held here, as a list of what is held shows it.
struct HeldEntry
{
    domain::UnitState unit;
    QList<domain::UnitState> path; ///< what it is in, from the inside out
};

/// Questions about the past and about what is held, answered in a thread of its own, so that the
/// bench never waits for them. The newest question of a kind counts: older ones that wait are not
/// asked any more. Questions from any thread.
class HistoryDesk : public QObject
{
    Q_OBJECT
public:
    HistoryDesk(const Paths &paths, const Clock &clock, const QString &station,
                QObject *parent = nullptr);
    ~HistoryDesk() override;

    /// Its thread runs from here on, until stop().
    void start();
    void stop();

    /// Each answers with the signal it is named by, or with failed() and its tag.
    void search(const domain::SearchQuery &query, int tag);
    void timeline(const epc::Epc &unit, int tag);
    void asOf(const epc::Epc &container, const QDateTime &at, int tag);
    /// What lies here that may fill the container up, best first; answers with topUpsRead(), and
    /// with nothing at all where that cannot be told.
    void topUps(const epc::Epc &container);
    /// Ends what is being asked and what waits; each of it fails. Later questions are answered.
    void cancel();
    /// What is held here; answers with heldRead() or heldFailed().
    void held();

Q_SIGNALS:
    void found(int tag, const pw::domain::SearchPage &page);
    /// With what it is in, the unit first.
    void timelineRead(int tag, const pw::epc::Epc &unit, const pw::domain::TimelinePage &page,
                      const QList<pw::domain::SearchHit> &path);
    void asOfRead(int tag, const pw::domain::AsOfTree &tree);
    void heldRead(const QList<pw::bootstrap::HeldEntry> &entries, bool complete);
    void topUpsRead(const pw::epc::Epc &container, const QList<pw::domain::UnitState> &units);
    /// The system's own words; empty: it was cancelled.
    void failed(int tag, const QString &text);
    void heldFailed(const QString &text);

private:
    enum Kind { Search, Timeline, AsOf, Held, TopUps, KindCount };
    /// Runs in the thread, unless a newer question of the kind has come; opens the reader at the
    /// first. `fail` is told why there is no answer.
    template <typename Question, typename Fail>
    void ask(Kind kind, Question question, Fail fail);
    Result<services::HistoryReader *, QString> reader();
    void interrupt();
    void forgetReader();

    Paths m_paths;
    const Clock &m_clock;
    QString m_station;
    QThread m_thread;
    std::array<std::atomic<int>, KindCount> m_newest{};
    std::unique_ptr<services::HistoryReader> m_reader; ///< of the thread
    QMutex m_runningMutex;
    services::HistoryReader *m_running = nullptr; ///< the same, to cancel it
};

} // namespace pw::bootstrap

Q_DECLARE_METATYPE(pw::bootstrap::HeldEntry)

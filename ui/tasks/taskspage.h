// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "core/domain/sessionview.h"
#include "core/domain/workreport.h"
#include "ui/common/factlist.h"

#include <QMap>
#include <QWidget>

class QLabel;

namespace pw::ui {

class EmptyNote;
class TouchButton;

/// A unit that is held, and what it is in, from the inside out.
struct HeldRow
{
    domain::UnitState unit;
    QList<domain::UnitState> path;
};

/// What waits for somebody, in plain words with what to do; and what is held here, since when, why
/// and where. Shows the values it is handed; a row that can be answered somewhere leads there.
class TasksPage : public QWidget
{
    Q_OBJECT
public:
    explicit TasksPage(QWidget *parent = nullptr);

public Q_SLOTS:
    void showSync(const pw::domain::SyncView &sync);
    void showScanners(const QList<pw::domain::ScannerView> &scanners);
    void showSession(const pw::domain::SessionView &session);
    void showWork(const pw::domain::WorkReport &report);
    void showParked(const QList<pw::domain::ParkedView> &events);
    /// Units about which stations contradict each other.
    void showConflicts(const QList<pw::domain::UnitState> &disputed);
    /// `complete`: there are no more than these.
    void showHeld(const QList<pw::ui::HeldRow> &held, bool complete);
    /// Nobody may take an empty list for "nothing is held": `text` is the system's own.
    void showHeldFailure(const QString &text);

Q_SIGNALS:
    void deskRequested(pw::domain::Desk desk);
    void packingRequested();
    void unitRequested(const pw::epc::Epc &unit); ///< to look into
    void sendAgainRequested(qint64 seq);
    void scannerRequested(const QString &id);
    void heldRequested();
    void resolveRequested();
    void centralRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Task
    {
        FactRow row;
        std::optional<domain::Desk> desk;
        bool packing = false;
        std::optional<epc::Epc> unit;
        qint64 parked = 0;
        QString scanner; ///< id
        bool conflict = false;
        bool central = false;
    };
    QList<Task> tasks() const;
    void addSync(QList<Task> &tasks) const;
    void rebuild();
    void rebuildHeld();
    void choose(int row);
    void restyle();
    void retranslate();

    domain::SyncView m_sync;
    QList<domain::ScannerView> m_scanners; ///< those somebody has to look after
    domain::SessionView m_session;
    QMap<domain::Desk, domain::WorkReport> m_work;
    QList<domain::ParkedView> m_parked;
    QList<domain::UnitState> m_disputed;
    QList<HeldRow> m_held;
    enum class Reading { Going, Done, Failed } m_heldReading = Reading::Going;
    bool m_heldComplete = true;
    QString m_heldFailure;
    QList<Task> m_tasks;

    QLabel *m_title;
    FactList *m_list;
    EmptyNote *m_nothing;
    TouchButton *m_again;
    QLabel *m_heldTitle;
    FactList *m_heldList;
    EmptyNote *m_noneHeld;
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "ui/common/factlist.h"
#include "ui/common/person.h"

#include <QWidget>

class QLabel;

namespace pw::ui {

class EmptyNote;
class FittedLabel;
class TouchButton;

/// How we stand with central: the link, how old each part of its data is, what it does not have yet
/// and why. Here a supervisor permits packing on old data or through a planned outage. Shows the
/// values it is handed.
class CentralPage : public QWidget
{
    Q_OBJECT
public:
    explicit CentralPage(QWidget *parent = nullptr);

    /// Who would sign.
    void setPresent(const Person &present) { m_present = present; }

public Q_SLOTS:
    void showSync(const pw::domain::SyncView &sync);
    /// What central does not have yet, the oldest first; `most` are read at once.
    void showWaiting(const QList<pw::domain::WaitingView> &events);
    void showParked(const QList<pw::domain::ParkedView> &events);

Q_SIGNALS:
    void retryRequested();
    void sendAgainRequested(qint64 seq);
    void permitGiven(const pw::domain::OfflinePermit &permit, const QString &meaning);
    void permitEndRequested();
    void unitRequested(const pw::epc::Epc &unit);
    /// The page has come up, and what it shows may be old.
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeState();
    QWidget *makeBacklog();
    void rebuildState();
    void rebuildBacklog();
    void updateButtons();
    void askPermit();
    void askOutage();
    void askReason(const domain::OfflinePermit &permit);
    void askSignature(const domain::OfflinePermit &permit);
    void choose(int row);
    void restyle();
    void retranslate();

    domain::SyncView m_sync;
    QList<domain::WaitingView> m_waiting;
    QList<domain::ParkedView> m_parked;
    Person m_present;

    QLabel *m_title;
    FactList *m_state;
    FittedLabel *m_permitNote;
    TouchButton *m_retry;
    TouchButton *m_permit;
    TouchButton *m_plan;
    TouchButton *m_end;
    QLabel *m_backlogTitle;
    FactList *m_backlog;
    EmptyNote *m_nothing;
    TouchButton *m_again;
};

} // namespace pw::ui

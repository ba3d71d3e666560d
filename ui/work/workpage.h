// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"
#include "ui/common/person.h"
#include "ui/common/verdictsink.h"

#include <QMap>
#include <QWidget>

namespace pw::ui {

class CountView;
class EmptyNote;
class FactList;
class FittedLabel;
class IconLabel;
class OptionsBar;
class OutcomeCard;
class ProgressStrip;
class TouchButton;
class VerdictBanner;

/// Guided work at one desk: what to do next, the verdict, what has been scanned, what it leads to,
/// and the keys. Shows the reports it is handed and says what the operator wants.
class WorkPage : public QWidget, public VerdictSink
{
    Q_OBJECT
public:
    explicit WorkPage(domain::Desk desk, QWidget *parent = nullptr);

    domain::Desk desk() const { return m_desk; }
    const domain::WorkReport &report() const { return m_report; }
    /// Who works here, and all who might sign along.
    void setPeople(const Person &present, const People &all);
    const Person &present() const { return m_present; }

public Q_SLOTS:
    /// Hands on the lines of a list, or says why it cannot be read.
    void takeListFile(const QString &path);
    void showReport(const pw::domain::WorkReport &report);
    void showVerdict(const pw::domain::Verdict &verdict) override;
    /// What came of each line of a list.
    void showList(pw::domain::Desk desk, const QList<pw::domain::ListLine> &lines);
    void showListProgress(pw::domain::Desk desk, int lines, int of);
    void showListDropped(pw::domain::Desk desk);
    /// What may fill up the container that is topped up.
    void showSuggestions(const pw::epc::Epc &container, const QList<pw::domain::UnitState> &units);

Q_SIGNALS:
    void workChosen(pw::domain::WorkKind kind, const pw::domain::WorkOptions &options);
    void inputGiven(const pw::domain::WorkInput &input);
    void numberRequested();
    /// The lines of a file somebody chose.
    void listGiven(const QStringList &lines);
    /// The list that is on its way is not to be taken down.
    void listStopped();
    void suggestionsRequested(const pw::epc::Epc &container);
    void undoRequested();
    /// `second` is the id of who signs along; empty where nobody has to.
    void signatureGiven(const QString &meaning, const QString &second);

protected:
    void changeEvent(QEvent *event) override;

private:
    bool hasManyKinds() const;
    void buildKinds();
    void buildActions();
    void restyle();
    void retranslate();
    void showWork();
    void confirm();
    void askForList();
    void askForNumber();
    void askForReason();
    void askForSignature();

    domain::Desk m_desk;
    domain::WorkReport m_report;
    domain::Verdict m_verdict; ///< the last one: of a check it is what is shown
    Person m_present;
    People m_people;

    IconLabel *m_nextIcon;
    FittedLabel *m_next;
    VerdictBanner *m_banner;
    QMap<domain::WorkKind, TouchButton *> m_kinds;
    QWidget *m_kindGrid;
    QWidget *m_work;
    FittedLabel *m_title;
    FittedLabel *m_facts;
    CountView *m_count;
    EmptyNote *m_empty;
    FactList *m_units;
    OptionsBar *m_options;
    OutcomeCard *m_outcome;
    ProgressStrip *m_progress;
    TouchButton *m_list;
    TouchButton *m_number;
    TouchButton *m_reason;
    TouchButton *m_confirm;
    TouchButton *m_acknowledge;
    TouchButton *m_undo;
    TouchButton *m_cancel;
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"

#include <QFrame>

#include <optional>

class QBoxLayout;
class QLabel;

namespace pw::ui {

class EmptyNote;
class FactList;
class FittedLabel;

/// What guided work leads to: the tree before and after, where a unit is, what fits, how a rework
/// order stands; and what is still against it.
class OutcomeCard : public QFrame
{
    Q_OBJECT
public:
    explicit OutcomeCard(QWidget *parent = nullptr);

    void showReport(const domain::WorkReport &report);
    /// What may fill up a container. Shown while nothing has been scanned for it.
    void showSuggestions(const epc::Epc &container, const QList<domain::UnitState> &units);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Suggestions
    {
        epc::Epc container;
        QList<domain::UnitState> units;
    };

    bool suggests() const;
    bool tellsStories() const;
    void build();
    void showLists();
    void showNote();
    void showProblem();
    void arrange();
    void restyle();

    domain::WorkReport m_report;
    std::optional<Suggestions> m_suggestions;
    QBoxLayout *m_trees;
    QLabel *m_beforeTitle;
    QLabel *m_afterTitle;
    FactList *m_before;
    FactList *m_after;
    EmptyNote *m_note;
    FittedLabel *m_problem;
};

} // namespace pw::ui

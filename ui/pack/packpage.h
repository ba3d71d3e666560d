// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/domain/verdict.h"
#include "ui/common/verdictsink.h"

#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace pw::ui {

class ActionBar;
class ContainerCard;
class FittedLabel;
class HierarchyModel;
class HierarchyView;
class IconLabel;
class ListCard;
class ParentCard;
class ScanFeedModel;
class VerdictBanner;

/// Packing: what to do next, what came of the last scan, what is in the container, and the few
/// things that are pressed and not scanned. Shows the values it is handed.
class PackPage : public QWidget, public VerdictSink
{
    Q_OBJECT
public:
    explicit PackPage(QWidget *parent = nullptr);

    /// What is on the bench; the presenter fills it.
    HierarchyModel &hierarchy() const { return *m_hierarchy; }
    const domain::SessionView &session() const { return m_session; }

public Q_SLOTS:
    void showSession(const pw::domain::SessionView &session);
    void showVerdict(const pw::domain::Verdict &verdict) override;
    void appendScan(const pw::domain::ScanLogEntry &entry);

Q_SIGNALS:
    void newContainerRequested(pw::domain::Level level);
    /// `reasonCode` is empty unless `partial`; `reasonText` is what the operator wrote.
    void closeRequested(bool partial, const QString &reasonCode, const QString &reasonText);
    void setAsideRequested();
    void orderRequested(pw::domain::PackOrder order);
    void startOverRequested();
    void undoRequested();
    /// The last scan is to be looked into.
    void inspectRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void retranslate();
    void arrange();
    void showContainers();
    void askForReason();

    domain::SessionView m_session;
    HierarchyModel *m_hierarchy;
    ScanFeedModel *m_feed;
    HierarchyView *m_tree;

    IconLabel *m_nextIcon;
    FittedLabel *m_next;
    QToolButton *m_order;
    VerdictBanner *m_banner;
    QList<ParentCard *> m_parents;
    ContainerCard *m_container;
    ListCard *m_contents;
    ListCard *m_scans;
    QToolButton *m_inspect;
    QBoxLayout *m_lists;
    QBoxLayout *m_middle;
    ActionBar *m_actions;
};

} // namespace pw::ui

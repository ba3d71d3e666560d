// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

#include <QWidget>

class QFrame;
class QLabel;

namespace pw::ui {

class EmptyNote;
class FactLabel;
class FactList;
class FittedLabel;
class TouchButton;

/// The scanners of the station: what each is, how it stands, and what to do about it. Shows the
/// values it is handed and says what is wanted of which scanner.
class ScannersPage : public QWidget
{
    Q_OBJECT
public:
    explicit ScannersPage(QWidget *parent = nullptr);

    /// Id of the one whose details are shown; empty: none.
    const QString &chosen() const { return m_chosen; }

public Q_SLOTS:
    void showScanners(const QList<pw::domain::ScannerView> &scanners);
    void choose(const QString &id);
    /// Nothing was changed: it could not be written. `reason` is the system's own.
    void showNotKept(const QString &reason);

Q_SIGNALS:
    void addRequested();
    void setUpRequested(const QString &id);
    void testRequested(const QString &id); ///< against the sheet
    void watchRequested(const QString &id);
    void enableRequested(const QString &id, bool enabled);
    void removeRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    const domain::ScannerView *current() const;
    QWidget *makeList();
    QWidget *makeDetails();
    void showList();
    void showDetails();
    void confirmRemoval();
    void restyle();
    void retranslate();

    QList<domain::ScannerView> m_scanners;
    QString m_chosen;

    QLabel *m_title;
    FactList *m_list;
    EmptyNote *m_none;
    FittedLabel *m_notKept;
    TouchButton *m_add;
    QFrame *m_details;
    QLabel *m_name;
    FittedLabel *m_cause;
    FittedLabel *m_remedy;
    QLabel *m_native;
    QList<FactLabel *> m_facts;
    TouchButton *m_test;
    TouchButton *m_watch;
    TouchButton *m_setUp;
    TouchButton *m_enable;
    TouchButton *m_remove;
};

} // namespace pw::ui

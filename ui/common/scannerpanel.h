// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/symbolencoder.h"

#include <QByteArray>
#include <QFrame>
#include <QList>
#include <QString>

class QLabel;
class QListView;

namespace pw::ui {

class EmptyNote;
class FittedLabel;
class SheetModel;
class SymbolView;
class TouchButton;

/// One code of the demonstration sheet.
struct SheetEntry
{
    QString title;
    QString explanation;
    QString symbology; ///< as its standard calls it: "GS1 DataMatrix"
    labels::SymbolMatrix symbol;
    QByteArray frame; ///< what a reader sends
};

/// The simulated scanner: the demonstration sheet on the screen. A click scans a code; a real
/// scanner can read the large symbol of the current one.
class ScannerPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ScannerPanel(QWidget *parent = nullptr);

    void setEntries(const QList<SheetEntry> &entries);

Q_SIGNALS:
    void scanRequested(const QByteArray &frame);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void retranslate();
    void showCurrent();
    void scanCurrent();

    QLabel *m_title;
    QLabel *m_hint;
    SymbolView *m_symbol;
    QLabel *m_symbology;
    TouchButton *m_scan;
    SheetModel *m_model;
    QListView *m_list;
};

} // namespace pw::ui

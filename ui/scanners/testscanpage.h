// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "core/scan/codereport.h"

#include <QWidget>

class QFrame;
class QLabel;
class QTextBrowser;

namespace pw::ui {

class EmptyNote;
class FittedLabel;
class TouchButton;

/// What comes down a scanner's line: every piece in hex and readable, with its pause, and what the
/// last code means. For looking at; nothing is booked meanwhile.
class TestScanPage : public QWidget
{
    Q_OBJECT
public:
    explicit TestScanPage(QWidget *parent = nullptr);

public Q_SLOTS:
    /// Begins with an empty line.
    void watch(const QString &name);
    void showLine(const QList<pw::domain::LineChunk> &chunks,
                  const pw::domain::LineStatistics &statistics);
    void showCode(const pw::scan::CodeReport &report);
    void showExported(const QString &file);
    /// `reason`: native text.
    void showNotExported(const QString &reason);

Q_SIGNALS:
    void clearRequested();
    void exportRequested(const QString &file, bool masked);
    void done();

protected:
    void changeEvent(QEvent *event) override;

private:
    void chooseFile();
    void showPieces();
    void showReport();
    void showEmptiness();
    void restyle();
    void retranslate();

    QString m_name;
    QList<domain::LineChunk> m_chunks;
    domain::LineStatistics m_statistics;
    std::optional<scan::CodeReport> m_report;

    QLabel *m_title;
    QTextBrowser *m_line;
    EmptyNote *m_silence;
    FittedLabel *m_figures;
    TouchButton *m_clear;
    TouchButton *m_mask;
    TouchButton *m_export;
    FittedLabel *m_kind;
    QTextBrowser *m_code;
    TouchButton *m_back;
};

} // namespace pw::ui

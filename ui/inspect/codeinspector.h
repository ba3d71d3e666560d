// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inspection.h"

#include <QDialog>

class QTextBrowser;

namespace pw::ui {

class FittedLabel;
class TouchButton;

/// The last scan looked into: bytes, symbol, every AI, identity, what is wrong, and what is on
/// record. Stays open beside the work and follows each further scan. Everything in it can be
/// selected and copied.
class CodeInspector : public QDialog
{
    Q_OBJECT
public:
    explicit CodeInspector(QWidget *parent = nullptr);

public Q_SLOTS:
    void showInspection(const pw::domain::Inspection &inspection);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();
    void copy() const;

    std::optional<domain::Inspection> m_inspection;
    FittedLabel *m_kind;
    QTextBrowser *m_text;
    TouchButton *m_copy;
    TouchButton *m_close;
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"
#include "ui/text/workwords.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;

namespace pw::ui {

class FittedLabel;
class TouchButton;

/// Asks why. Shown with open(), so that scanning and tests go on; deletes itself. A choice with the
/// code OTHER needs words of one's own.
class ReasonPicker : public QDialog
{
    Q_OBJECT
public:
    struct Words
    {
        QString title;
        QString heading;
        QString confirm; ///< on the key that gives the reason
    };
    ReasonPicker(const Words &words, style::Icon icon, const QList<text::ReasonChoice> &choices,
                 QWidget *parent = nullptr);

    /// What it is about, below the heading.
    void setFacts(const QString &facts);

Q_SIGNALS:
    /// `code` is stable and goes into the record; `text` is what was written, else the words of the
    /// reason as shown.
    void reasonGiven(const QString &code, const QString &text);

private:
    void updateButtons();
    void give();

    QList<text::ReasonChoice> m_choices;
    FittedLabel *m_facts;
    QButtonGroup *m_reasons;
    QLineEdit *m_text;
    TouchButton *m_confirm;
};

} // namespace pw::ui

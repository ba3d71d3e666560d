// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;

namespace pw::ui {

class FittedLabel;
class TouchButton;

/// Asks why a container is closed with less than its capacity. Shown with open(), so that scanning
/// and tests go on; deletes itself.
class ReasonDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ReasonDialog(const domain::ContainerView &container, QWidget *parent = nullptr);

    /// The bench has changed while we ask: shows the new count, or gives up where the question no
    /// longer makes sense.
    void follow(const domain::SessionView &session);

Q_SIGNALS:
    /// `code` is stable and goes into the record; `text` is what was written, else the words of the
    /// reason as shown.
    void reasonGiven(const QString &code, const QString &text);

private:
    void showFacts(const domain::ContainerView &container);
    void updateButtons();
    void give();

    epc::Epc m_container;
    FittedLabel *m_facts;
    QButtonGroup *m_reasons;
    QLineEdit *m_text;
    TouchButton *m_close;
};

} // namespace pw::ui

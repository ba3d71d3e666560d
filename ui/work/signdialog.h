// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/person.h"

#include <QDialog>

#include <optional>

class QButtonGroup;

namespace pw::ui {

class TouchButton;

/// What somebody signs, and who signs along where that is asked for. Shown with open(); deletes
/// itself.
class SignDialog : public QDialog
{
    Q_OBJECT
public:
    /// `seconds`: who may sign along; empty where nobody has to.
    SignDialog(const QString &meaning, const QString &facts, const Person &signer,
               const People &seconds, bool needsSecond, QWidget *parent = nullptr);

Q_SIGNALS:
    /// `second` is empty where nobody had to sign along.
    void accorded(const QString &meaning, const QString &second);

private:
    void updateButtons();
    void sign();

    QString m_meaning;
    People m_people;
    bool m_needsSecond;
    QButtonGroup *m_seconds;
    TouchButton *m_sign;
};

} // namespace pw::ui

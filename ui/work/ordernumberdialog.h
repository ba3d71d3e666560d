// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLineEdit;

namespace pw::ui {

/// Asks what the rework order is called.
class OrderNumberDialog : public QDialog
{
    Q_OBJECT
public:
    OrderNumberDialog(const QString &number, int longest, QWidget *parent);

Q_SIGNALS:
    void numberGiven(const QString &number);

private:
    QLineEdit *m_number;
};

} // namespace pw::ui

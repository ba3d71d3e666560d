// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QDialog>

#include <chrono>

namespace pw::ui {

/// Until when an outage of central lasts, counted from `now`. Shown with open(); deletes itself.
class PeriodDialog : public QDialog
{
    Q_OBJECT
public:
    /// `longest`: what the site's rules allow.
    PeriodDialog(const QDateTime &now, std::chrono::seconds longest, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QDateTime &until);
};

} // namespace pw::ui

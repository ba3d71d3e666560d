// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;

namespace pw::ui {

class ChoiceRow;
class FittedLabel;
class TouchButton;

/// Last step of the set-up: what the scanner is called and what it is for.
class SetupSave : public QWidget
{
    Q_OBJECT
public:
    explicit SetupSave(QWidget *parent = nullptr);

    /// `device`: what is known already; `passed`: it came through its test.
    void begin(const domain::DeviceConfig &device, bool passed);
    /// Why nothing was kept; native text.
    void showFailure(const QString &reason);

Q_SIGNALS:
    void saved(const pw::domain::DeviceConfig &device);
    void back();
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();
    void restyle();
    void retranslate();

    domain::DeviceConfig m_device;
    bool m_passed = false;

    QFrame *m_card;
    QLabel *m_title;
    FittedLabel *m_verdict;
    QLabel *m_nameCaption;
    QLineEdit *m_name;
    QLabel *m_laneCaption;
    QLineEdit *m_lane;
    ChoiceRow *m_roles;
    ChoiceRow *m_repeats;
    FittedLabel *m_problem;
    TouchButton *m_cancel;
    TouchButton *m_back;
    TouchButton *m_save;
};

} // namespace pw::ui

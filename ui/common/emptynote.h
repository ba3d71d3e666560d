// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QWidget>

namespace pw::ui {

class FittedLabel;
class IconLabel;

/// What stands where there is nothing yet: says so, and how to change it.
class EmptyNote : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyNote(style::Icon icon, QWidget *parent = nullptr);

    void setNote(const QString &title, const QString &sentence);

private:
    void restyle();

    IconLabel *m_icon;
    FittedLabel *m_title;
    FittedLabel *m_sentence;
};

} // namespace pw::ui

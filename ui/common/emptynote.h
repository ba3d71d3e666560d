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
    /// `iconSize` in pixels at scale 1.
    explicit EmptyNote(style::Icon icon, int iconSize = 56, QWidget *parent = nullptr);

    void setIcon(style::Icon icon);
    void setNote(const QString &title, const QString &sentence);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();

    IconLabel *m_icon;
    FittedLabel *m_title;
    FittedLabel *m_sentence;
};

} // namespace pw::ui

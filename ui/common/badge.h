// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QWidget>

namespace pw::ui {

/// A short word in a coloured pill with its icon: MIXED, PARTIAL, 2 ON HOLD.
class Badge : public QWidget
{
    Q_OBJECT
public:
    Badge(style::Icon icon, style::Tone style::Colours::*tone, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setTone(style::Icon icon, style::Tone style::Colours::*tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    style::Icon m_icon;
    style::Tone style::Colours::*m_tone;
    QString m_text;
};

} // namespace pw::ui

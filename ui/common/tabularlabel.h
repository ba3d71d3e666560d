// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"

#include <QFont>
#include <QLabel>

namespace pw::ui {

/// One line of plain text with digits of equal width; set smaller where it would not fit.
class TabularLabel : public QLabel
{
    Q_OBJECT
public:
    TabularLabel(int style::TypeScale::*size, QFont::Weight weight, QWidget *parent = nullptr);

    /// The last `characters` stand out: what people compare of a long number.
    void setEmphasis(qsizetype characters);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool fits() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont font(int pixels, QFont::Weight weight) const;
    qreal widthAt(int pixels) const;
    int fittedPixels() const;
    int pixels() const;

    int style::TypeScale::*m_size;
    QFont::Weight m_weight;
    qsizetype m_emphasis = 0;
};

} // namespace pw::ui

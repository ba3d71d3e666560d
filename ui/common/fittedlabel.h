// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"

#include <QFont>
#include <QHash>
#include <QLabel>

namespace pw::ui {

/// Plain text that always shows whole: it wraps, and where that is not enough it is set smaller,
/// down to three fifths. What must be read has no ellipsis.
class FittedLabel : public QLabel
{
    Q_OBJECT
public:
    /// `size`: which step of the type scale it has when there is room; `lines`: how many it asks
    /// for at most.
    FittedLabel(int style::TypeScale::*size, QFont::Weight weight, int lines = 1,
                QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;
    /// Whether the text shows whole at the present size.
    bool fits() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int pixels() const;
    QFont fitted() const;
    bool fitsWith(const QFont &font) const;

    int style::TypeScale::*m_size;
    QFont::Weight m_weight;
    int m_lines;

    /// The size found last, and what it was found for: to try out sizes costs more than to paint.
    struct Fit
    {
        QString text;
        QSize room;
        int pixels = 0;
        QFont font;
    };
    mutable Fit m_fit;
    struct Heights
    {
        QString text;
        int pixels = 0;
        QHash<int, int> byWidth;
    };
    mutable Heights m_heights;
};

} // namespace pw::ui

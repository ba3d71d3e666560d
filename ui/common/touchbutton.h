// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QKeySequence>
#include <QPushButton>

namespace pw::ui {

/// A main action: large enough for gloves, with an icon, its words and the key that does the same.
class TouchButton : public QPushButton
{
    Q_OBJECT
public:
    TouchButton(style::Icon icon, const QKeySequence &key, QWidget *parent = nullptr);

    QKeySequence key() const { return m_key; }
    /// Words and accessible name; use instead of setText(), which draws them another way.
    void setLabel(const QString &label);
    /// Beside the key: what it acts on.
    void setNote(const QString &note);
    void setSymbol(style::Icon icon);
    /// What most likely comes next is filled with the accent colour.
    void setPrimary(bool primary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Whether words and key show whole at the present size.
    bool fits() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString keyText() const;
    QString smallPrint() const;
    int textWidth(int pixels) const;
    int fittedPixels() const;

    style::Icon m_icon;
    QKeySequence m_key;
    QString m_label;
    QString m_note;
    bool m_primary = false;
};

/// The key of the choice at `index` in a dialog: 1 to 9, none beyond.
QKeySequence digitKey(int index);

} // namespace pw::ui

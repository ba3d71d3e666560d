// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/symbolencoder.h"

#include <QWidget>

namespace pw::ui {

/// A symbol so that a scanner can read it off the screen: dark on white in every theme, each module
/// the same whole number of device pixels, quiet zone included. Click it to scan it.
class SymbolView : public QWidget
{
    Q_OBJECT
public:
    explicit SymbolView(QWidget *parent = nullptr);

    void setSymbol(const labels::SymbolMatrix &symbol);
    /// Device pixels of one module at the present size; 0 where the symbol does not fit.
    int modulePixels() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    bool isLinear() const { return m_symbol.height == 1; }
    int quietZone() const;

    labels::SymbolMatrix m_symbol;
};

} // namespace pw::ui

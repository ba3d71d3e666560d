// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QWidget>

namespace pw::ui {

/// The layer being packed, seen from above: places filled in the order of the scans, the next one
/// outlined. Draws nothing where the pattern is not known and a guess would have too many places.
class LayerView : public QWidget
{
    Q_OBJECT
public:
    explicit LayerView(QWidget *parent = nullptr);

    void showContainer(const domain::ContainerView &view);

    /// 0 × 0: nothing to draw.
    domain::LayerPattern pattern() const { return m_pattern; }
    int filled() const { return m_filled; } ///< of the layer shown
    int layer() const { return m_layer; }   ///< from 1, the lowest
    int layers() const { return m_layers; }

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    domain::LayerPattern m_pattern;
    int m_places = 0; ///< of the layer shown: the last one may be short
    int m_filled = 0;
    int m_layer = 1;
    int m_layers = 1;
    bool m_done = false;
};

} // namespace pw::ui

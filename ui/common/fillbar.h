// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <optional>

namespace pw::ui {

/// How full a container is: one cell per place while they can be told apart, one bar beyond.
/// Without a capacity an empty track.
class FillBar : public QWidget
{
    Q_OBJECT
public:
    explicit FillBar(QWidget *parent = nullptr);

    void setFilling(int count, const std::optional<int> &capacity);
    /// Complete and closed: drawn in the colour of what is accepted.
    void setDone(bool done);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
    std::optional<int> m_capacity;
    bool m_done = false;
};

} // namespace pw::ui

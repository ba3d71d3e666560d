// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QWidget>

#include <optional>

namespace pw::ui {

/// "14 / 25" as large as its box allows: the number that is read from 2 m.
class CountView : public QWidget
{
    Q_OBJECT
public:
    explicit CountView(QWidget *parent = nullptr);

    void setCount(int count, const std::optional<int> &capacity);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Whether it shows whole at the present size.
    bool fits() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont countFont(int pixels) const;
    QFont capacityFont(int pixels) const;
    QSize sizeAt(int pixels) const;
    int fittedPixels() const;

    QString m_count;
    QString m_capacity; ///< with its stroke; empty where none is known
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;

namespace pw::ui {

class FittedLabel;

/// A small caption with its value below: Lot / C26A7.
class FactLabel : public QWidget
{
    Q_OBJECT
public:
    explicit FactLabel(QWidget *parent = nullptr);

    void setFact(const QString &caption, const QString &value);

private:
    QLabel *m_caption;
    FittedLabel *m_value;
};

} // namespace pw::ui

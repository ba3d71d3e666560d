// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"

#include <QListView>

namespace pw::ui {

/// One line of a FactList: what it is, and in smaller type what is known of it.
struct FactRow
{
    int depth = 0; ///< steps it is set in, as in a tree
    style::Icon icon = style::Icon::Pack;
    style::Tone style::Colours::*tone = nullptr; ///< colours the row; none: plain
    QString title;
    QString detail;
    QString mark; ///< at the end of the row, one or two words
    friend bool operator==(const FactRow &, const FactRow &) = default;
};

/// A list of facts that are read, not pressed: what was scanned, what was found, a tree before and
/// after. Colour never stands alone: icon and mark say the same.
class FactList : public QListView
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);

    void setRows(const QList<FactRow> &rows);
    /// Rows are chosen by click, or by the arrow keys and Enter.
    void setChoosable(bool choosable);

Q_SIGNALS:
    void rowChosen(int row);

private:
    class Model;
    Model *m_model;
};

} // namespace pw::ui

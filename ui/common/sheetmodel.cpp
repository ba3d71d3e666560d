// SPDX-License-Identifier: Apache-2.0
#include "ui/common/sheetmodel.h"

#include "ui/common/plaintooltip.h"

namespace pw::ui {

void SheetModel::setEntries(const QList<SheetEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int SheetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant SheetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SheetEntry &shown = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return shown.title;
    case ExplanationRole: return shown.explanation;
    case SymbologyRole: return shown.symbology;
    case Qt::ToolTipRole: return plainToolTip(shown.explanation);
    case Qt::AccessibleTextRole: return QString(shown.title + u". " + shown.explanation);
    default: return {};
    }
}

} // namespace pw::ui

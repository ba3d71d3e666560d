// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/scannerpanel.h"

#include <QAbstractListModel>

namespace pw::ui {

/// The codes of the demonstration sheet, in its order.
class SheetModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { ExplanationRole = Qt::UserRole, SymbologyRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<SheetEntry> &entries);
    const SheetEntry &entry(int row) const { return m_entries.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<SheetEntry> m_entries;
};

} // namespace pw::ui

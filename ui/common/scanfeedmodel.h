// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QAbstractListModel>

namespace pw::ui {

/// The last scans, newest first. Older ones are in the scan journal.
class ScanFeedModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int Limit = 200;
    enum Role { EntryRole = Qt::UserRole }; ///< domain::ScanLogEntry

    using QAbstractListModel::QAbstractListModel;

    void append(const domain::ScanLogEntry &entry);
    void clear();
    const domain::ScanLogEntry &entry(int row) const { return m_entries.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<domain::ScanLogEntry> m_entries;
};

} // namespace pw::ui

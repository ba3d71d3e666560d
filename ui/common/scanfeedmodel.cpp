// SPDX-License-Identifier: Apache-2.0
#include "ui/common/scanfeedmodel.h"

#include "ui/common/plaintooltip.h"
#include "ui/text/messages.h"

#include <QLocale>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

QString everythingOf(const domain::ScanLogEntry &entry)
{
    const text::Message message = text::messageFor(entry.verdict);
    const QString time = QLocale().toString(entry.at.toLocalTime().time(), u"HH:mm:ss"_s);
    return QStringList{time, message.word, message.cause, message.remedy, entry.raw, entry.device}
        .join(u'\n');
}

} // namespace

void ScanFeedModel::append(const domain::ScanLogEntry &entry)
{
    if (m_entries.size() == Limit) {
        beginRemoveRows({}, Limit - 1, Limit - 1);
        m_entries.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
}

void ScanFeedModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

int ScanFeedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant ScanFeedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::ScanLogEntry &shown = m_entries.at(index.row());
    switch (role) {
    case EntryRole: return QVariant::fromValue(shown);
    case Qt::DisplayRole: return text::messageFor(shown.verdict).word;
    case Qt::AccessibleTextRole: return everythingOf(shown);
    case Qt::ToolTipRole: return plainToolTip(everythingOf(shown));
    default: return {};
    }
}

} // namespace pw::ui

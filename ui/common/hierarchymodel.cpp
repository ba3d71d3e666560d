// SPDX-License-Identifier: Apache-2.0
#include "ui/common/hierarchymodel.h"

#include "ui/common/hierarchytext.h"
#include "ui/common/plaintooltip.h"

#include <algorithm>

namespace pw::ui {

using domain::TreeNode;

namespace {

// Qt's hash of persistent indexes clusters on dense consecutive ids: collapsing 100 000 rows then
// takes seconds instead of 50 ms. An invertible mix spreads them.
static_assert(sizeof(quintptr) == sizeof(quint64));
constexpr quint64 Multiplier = 0x9E3779B97F4A7C15;

constexpr quint64 inverseOf(quint64 odd)
{
    quint64 inverse = odd; // Newton: each step doubles the right bits, from 3
    for (int step = 0; step < 5; ++step)
        inverse *= 2 - odd * inverse;
    return inverse;
}
static_assert(Multiplier * inverseOf(Multiplier) == 1);

constexpr quint64 scrambled(int entry)
{
    const quint64 mixed = quint64(entry) * Multiplier;
    return mixed ^ (mixed >> 32);
}

constexpr int unscrambled(quint64 id)
{
    return int((id ^ (id >> 32)) * inverseOf(Multiplier));
}
static_assert(unscrambled(scrambled(123456)) == 123456);

} // namespace

HierarchyModel::HierarchyModel(QObject *parent) : QAbstractItemModel(parent)
{
    m_entries.push_back(
        {TreeNode{*gs1::Sscc::parse(u"000000000000000000")}, Root, 0, Children::Loaded, {}});
}

void HierarchyModel::setRoots(const QList<TreeNode> &roots)
{
    if (hasRoots(roots)) {
        for (const TreeNode &root : roots)
            refresh(root);
        return;
    }
    beginResetModel();
    m_entries.erase(m_entries.begin() + 1, m_entries.end());
    m_entries[Root].children.clear();
    m_free.clear();
    m_byId.clear();
    insert(Root, roots);
    endResetModel();
}

bool HierarchyModel::hasRoots(const QList<TreeNode> &roots) const
{
    const std::vector<int> &known = m_entries[Root].children;
    return std::equal(known.begin(), known.end(), roots.begin(), roots.end(),
                      [this](int entry, const TreeNode &root) {
                          return m_entries[size_t(entry)].node.id == root.id;
                      });
}

void HierarchyModel::refresh(const TreeNode &root)
{
    const int entry = m_byId.value(root.id, Root);
    const bool stale = m_entries[size_t(entry)].state == Children::Loaded
                       && int(m_entries[size_t(entry)].children.size()) != root.childCount;
    updateNode(root);
    if (!stale)
        return;
    m_entries[size_t(entry)].state = Children::Requested;
    Q_EMIT childrenRequested(root.id);
}

void HierarchyModel::setChildren(const epc::Epc &parent, const QList<TreeNode> &children)
{
    const int entry = m_byId.value(parent, Root);
    if (entry == Root)
        return;
    dropChildren(entry);
    const QModelIndex index = indexOfEntry(entry);
    m_entries[size_t(entry)].state = Children::Loaded;
    m_entries[size_t(entry)].node.childCount = int(children.size());
    if (!children.isEmpty()) {
        beginInsertRows(index, 0, int(children.size()) - 1);
        insert(entry, children);
        endInsertRows();
    }
    Q_EMIT dataChanged(index, index);
}

void HierarchyModel::addChild(const epc::Epc &parent, const TreeNode &child)
{
    const int entry = m_byId.value(parent, Root);
    if (entry == Root)
        return;
    if (const int known = m_byId.value(child.id, Root);
        known != Root && m_entries[size_t(known)].parent == entry) {
        updateNode(child);
        return;
    }
    const QModelIndex index = indexOfEntry(entry);
    Entry &container = m_entries[size_t(entry)];
    const bool wasEmpty = container.node.childCount == 0;
    ++container.node.childCount;
    if (wasEmpty)
        container.state = Children::Loaded; // nothing was in it: this is all there is to know
    if (container.state == Children::Loaded) {
        const int row = int(container.children.size());
        beginInsertRows(index, row, row);
        insert(entry, {child});
        endInsertRows();
    }
    Q_EMIT dataChanged(index, index);
}

void HierarchyModel::removeChild(const epc::Epc &parent, const epc::Epc &child)
{
    const int entry = m_byId.value(parent, Root);
    if (entry == Root)
        return;
    const QModelIndex index = indexOfEntry(entry);
    Entry &container = m_entries[size_t(entry)];
    container.node.childCount = std::max(0, container.node.childCount - 1);
    const int gone = m_byId.value(child, Root);
    if (gone != Root && m_entries[size_t(gone)].parent == entry) {
        const int row = m_entries[size_t(gone)].row;
        beginRemoveRows(index, row, row);
        container.children.erase(container.children.begin() + row);
        for (size_t i = size_t(row); i < container.children.size(); ++i)
            m_entries[size_t(container.children[i])].row = int(i);
        release(gone);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index, index);
}

void HierarchyModel::updateNode(const TreeNode &node)
{
    const int entry = m_byId.value(node.id, Root);
    if (entry == Root)
        return;
    Entry &known = m_entries[size_t(entry)];
    known.node = node;
    if (known.state == Children::Loaded)
        known.node.childCount = int(known.children.size());
    const QModelIndex index = indexOfEntry(entry);
    Q_EMIT dataChanged(index, index);
}

QModelIndex HierarchyModel::indexOf(const epc::Epc &id) const
{
    const int entry = m_byId.value(id, Root);
    return entry == Root ? QModelIndex() : indexOfEntry(entry);
}

const TreeNode *HierarchyModel::node(const QModelIndex &index) const
{
    return index.isValid() ? &m_entries[size_t(entryOf(index))].node : nullptr;
}

QModelIndex HierarchyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Entry &container = m_entries[size_t(entryOf(parent))];
    return createIndex(row, column, quintptr(scrambled(container.children[size_t(row)])));
}

QModelIndex HierarchyModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfEntry(m_entries[size_t(entryOf(child))].parent) : QModelIndex();
}

int HierarchyModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(m_entries[size_t(entryOf(parent))].children.size());
}

int HierarchyModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool HierarchyModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return rowCount() > 0;
    return m_entries[size_t(entryOf(parent))].node.childCount > 0;
}

bool HierarchyModel::canFetchMore(const QModelIndex &parent) const
{
    const Entry &entry = m_entries[size_t(entryOf(parent))];
    return entry.state == Children::Unknown && entry.node.childCount > 0;
}

void HierarchyModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Entry &entry = m_entries[size_t(entryOf(parent))];
    entry.state = Children::Requested;
    const epc::Epc id = entry.node.id; // the answer may come at once and move the entries
    Q_EMIT childrenRequested(id);
}

QVariant HierarchyModel::data(const QModelIndex &index, int role) const
{
    const TreeNode *shown = node(index);
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole: return hierarchyTitle(*shown);
    case Qt::AccessibleTextRole: return hierarchySentence(*shown);
    case Qt::ToolTipRole: return plainToolTip(hierarchySentence(*shown));
    default: return {};
    }
}

int HierarchyModel::entryOf(const QModelIndex &index) const
{
    return index.isValid() ? unscrambled(index.internalId()) : Root;
}

QModelIndex HierarchyModel::indexOfEntry(int entry) const
{
    return entry == Root ? QModelIndex()
                         : createIndex(m_entries[size_t(entry)].row, 0, quintptr(scrambled(entry)));
}

void HierarchyModel::insert(int parent, const QList<TreeNode> &nodes)
{
    for (const TreeNode &node : nodes) {
        const int row = int(m_entries[size_t(parent)].children.size());
        int entry = int(m_entries.size());
        if (m_free.empty()) {
            m_entries.push_back({node, parent, row, Children::Unknown, {}});
        } else {
            entry = m_free.back();
            m_free.pop_back();
            m_entries[size_t(entry)] = {node, parent, row, Children::Unknown, {}};
        }
        m_entries[size_t(parent)].children.push_back(entry);
        m_byId.insert(node.id, entry);
    }
}

void HierarchyModel::dropChildren(int parent)
{
    std::vector<int> &children = m_entries[size_t(parent)].children;
    if (children.empty())
        return;
    beginRemoveRows(indexOfEntry(parent), 0, int(children.size()) - 1);
    const std::vector<int> gone = std::exchange(children, {});
    for (const int child : gone)
        release(child);
    endRemoveRows();
}

void HierarchyModel::release(int entry)
{
    const std::vector<int> children = std::exchange(m_entries[size_t(entry)].children, {});
    for (const int child : children)
        release(child);
    const auto known = m_byId.constFind(m_entries[size_t(entry)].node.id);
    if (known != m_byId.constEnd() && *known == entry)
        m_byId.erase(known);
    m_free.push_back(entry);
}

} // namespace pw::ui

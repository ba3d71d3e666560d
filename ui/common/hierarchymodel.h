// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QAbstractItemModel>
#include <QHash>

#include <vector>

namespace pw::ui {

/// Containers and what is in them, one column. Children are asked for when a node is opened and may
/// arrive any time later. Holds a hundred thousand units without being asked for all of them.
class HierarchyModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit HierarchyModel(QObject *parent = nullptr);

    /// Where the roots are those there were, what is known of their children stays, unless the new
    /// count contradicts it: then they are asked for again.
    void setRoots(const QList<domain::TreeNode> &roots);
    /// The answer to childrenRequested(); replaces what was there. Unknown parents are ignored:
    /// they may have gone while the answer was on its way.
    void setChildren(const epc::Epc &parent, const QList<domain::TreeNode> &children);
    /// The child went into the parent: shown if the parent's children are, and counted if they are
    /// not. A child that is there is updated.
    void addChild(const epc::Epc &parent, const domain::TreeNode &child);
    void removeChild(const epc::Epc &parent, const epc::Epc &child);
    /// New facts about a node; its children stay.
    void updateNode(const domain::TreeNode &node);

    /// Invalid where the unit is not (yet) in the model.
    QModelIndex indexOf(const epc::Epc &id) const;
    /// Valid until the model changes; nullptr for the invalid index.
    const domain::TreeNode *node(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void childrenRequested(const pw::epc::Epc &parent);

private:
    enum class Children { Unknown, Requested, Loaded };
    struct Entry
    {
        domain::TreeNode node;
        int parent = 0;
        int row = 0;
        Children state = Children::Unknown;
        std::vector<int> children; ///< positions in m_entries
    };
    static constexpr int Root = 0;

    int entryOf(const QModelIndex &index) const;
    QModelIndex indexOfEntry(int entry) const;
    bool hasRoots(const QList<domain::TreeNode> &roots) const;
    void refresh(const domain::TreeNode &root);
    void insert(int parent, const QList<domain::TreeNode> &nodes);
    void dropChildren(int parent);
    void release(int entry);

    std::vector<Entry> m_entries; ///< [0] is the invisible root
    std::vector<int> m_free;
    QHash<epc::Epc, int> m_byId;
};

} // namespace pw::ui

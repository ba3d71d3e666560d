// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"

#include <QTimer>
#include <QTreeView>

#include <optional>

namespace pw::ui {

class HierarchyModel;

/// The tree of containers: level, name, how full, on hold, not yet at central.
class HierarchyView : public QTreeView
{
    Q_OBJECT
public:
    explicit HierarchyView(HierarchyModel *model, QWidget *parent = nullptr);

    /// The unit being worked on: opened once when it appears, and what goes into it is kept in
    /// sight.
    void follow(const std::optional<epc::Epc> &unit);

protected:
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;

private:
    void showFollowed();

    HierarchyModel &m_hierarchy;
    std::optional<epc::Epc> m_followed;
    bool m_opened = false; ///< once; who closes it again wants it closed
    QTimer m_showFollowed; ///< collects a burst of scans into one repaint
};

} // namespace pw::ui

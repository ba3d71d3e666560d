// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace pw::ui {

class HierarchyModel;

/// The tree of containers: level, name, how full, on hold, not yet at central.
class HierarchyView : public QTreeView
{
    Q_OBJECT
public:
    explicit HierarchyView(HierarchyModel *model, QWidget *parent = nullptr);

protected:
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
};

} // namespace pw::ui

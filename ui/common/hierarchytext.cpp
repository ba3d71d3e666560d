// SPDX-License-Identifier: Apache-2.0
#include "ui/common/hierarchytext.h"

#include "ui/text/terms.h"

#include <QCoreApplication>
#include <QStringList>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

struct HierarchyText
{
    Q_DECLARE_TR_FUNCTIONS(HierarchyText)
};

} // namespace

QString hierarchyTitle(const domain::TreeNode &node)
{
    const QString name = text::shortName(node.id);
    return node.level == domain::Level::Pack ? name
                                             : QString(text::levelName(node.level) + u' ' + name);
}

QString hierarchySentence(const domain::TreeNode &node)
{
    QStringList parts{text::capitalised(text::named(node.id, node.level))};
    if (!node.lot.isEmpty())
        parts += HierarchyText::tr("lot %1").arg(node.lot);
    if (node.level != domain::Level::Pack) {
        parts += node.open ? HierarchyText::tr("open") : HierarchyText::tr("closed");
        parts += HierarchyText::tr("holds %1").arg(text::filling(node.childCount, node.capacity));
    }
    if (node.held)
        parts += HierarchyText::tr("on hold");
    if (node.heldInside > 0)
        parts += HierarchyText::tr("%Ln unit(s) inside on hold", nullptr, node.heldInside);
    switch (node.sync) {
    case domain::SyncState::InSync: break;
    case domain::SyncState::Pending: parts += HierarchyText::tr("not yet at central"); break;
    case domain::SyncState::Parked: parts += HierarchyText::tr("refused by central"); break;
    }
    return parts.join(u", "_s);
}

} // namespace pw::ui

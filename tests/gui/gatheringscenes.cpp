// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/gatheringscenes.h"

#include "tests/gui/samples.h"
#include "ui/common/hierarchymodel.h"
#include "ui/pack/packpage.h"
#include "ui/shell/mainwindow.h"

namespace pw::samples {

using namespace Qt::StringLiterals;
using domain::Level;
using domain::NextAction;
using domain::VerdictCode;

namespace {

void gather(ui::MainWindow &window, int count, VerdictCode code)
{
    show(window, u"empty"_s);
    domain::SessionView view;
    view.open = {pallet(2)};
    view.order = domain::PackOrder::ChildrenFirst;
    view.gathered = carton(count);
    view.gathered->numbered = false;
    view.gathered->layer = {5, 5};
    view.expectedChild = Level::Pack;
    view.next = count < 25 ? NextAction::Gather : NextAction::LabelNext;
    view.canUndo = true;
    view.creatable = {Level::Bundle, Level::Carton};
    window.packPage().showSession(view);
    QList<domain::TreeNode> roots{node(pallet(2), 2)};
    for (int i = 0; i < count; ++i)
        roots.append(packNode(u"VNMYPUM6G%1"_s.arg(10 + i), domain::SyncState::InSync));
    window.packPage().hierarchy().setRoots(roots);
    domain::Verdict said = verdict(code);
    said.container.reset();
    said.count = count;
    window.announce(said);
}

} // namespace

void labelLast(ui::MainWindow &window)
{
    gather(window, 13, VerdictCode::Gathered);
}

void labelNext(ui::MainWindow &window)
{
    gather(window, 25, VerdictCode::LabelExpected);
}

} // namespace pw::samples

// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/reworkscenes.h"

#include "tests/gui/worksamples.h"
#include "ui/shell/mainwindow.h"
#include "ui/work/workpage.h"

namespace pw::samples {

using namespace Qt::StringLiterals;
using domain::WorkKind;

namespace {

void topUp(ui::MainWindow &window)
{
    showWork(window, {WorkKind::TopUp, {u"box"_s}});
}

void orderEmpty(ui::MainWindow &window)
{
    showWork(window, {WorkKind::ReworkOrder, {}});
}

void order(ui::MainWindow &window)
{
    showWork(window, {WorkKind::ReworkOrder,
                      {u"#RW-2026-114"_s, u"full"_s, u"L1"_s, u"H1"_s, u"@comes-out"_s, u"A1"_s,
                       u"A2"_s, u"@to-stock"_s, u"L1"_s}});
}

void orderRefused(ui::MainWindow &window)
{
    showWork(window,
             {WorkKind::ReworkOrder, {u"#RW-2026-114"_s, u"full"_s, u"@comes-out"_s, u"L2"_s}});
}

void orderBalanced(ui::MainWindow &window)
{
    showWork(window, {WorkKind::ReworkOrder,
                      {u"#RW-2026-114"_s, u"full"_s, u"@comes-out"_s, u"full"_s, u"+why"_s},
                      {},
                      domain::Role::Supervisor});
}

void orderNumber(ui::MainWindow &window)
{
    orderEmpty(window);
    QMetaObject::invokeMethod(
        workPage(window, domain::Desk::Rework).findChild<QObject *>(u"numberButton"_s), "click");
}

void listOnItsWay(ui::MainWindow &window)
{
    showWork(window, {WorkKind::Hold, {u"A1"_s}});
    workPage(window, domain::Desk::Hold).showListProgress(domain::Desk::Hold, 1240, 8000);
}

void resolveEmpty(ui::MainWindow &window)
{
    showWork(window, {WorkKind::ResolveConflict, {}, {}, domain::Role::Qa});
}

void resolve(ui::MainWindow &window)
{
    showWork(window, {WorkKind::ResolveConflict, {u"B1"_s}, {}, domain::Role::Qa});
}

void resolveReady(ui::MainWindow &window)
{
    showWork(window,
             {WorkKind::ResolveConflict, {u"B1"_s, u"box"_s, u"+why"_s}, {}, domain::Role::Qa});
}

} // namespace

QList<std::pair<QString, std::function<void(ui::MainWindow &)>>> reworkScenes()
{
    return {{u"top-up"_s, topUp},
            {u"order-empty"_s, orderEmpty},
            {u"order"_s, order},
            {u"order-refused"_s, orderRefused},
            {u"order-balanced"_s, orderBalanced},
            {u"order-number"_s, orderNumber},
            {u"list-on-its-way"_s, listOnItsWay},
            {u"resolve-empty"_s, resolveEmpty},
            {u"resolve"_s, resolve},
            {u"resolve-ready"_s, resolveReady}};
}

} // namespace pw::samples

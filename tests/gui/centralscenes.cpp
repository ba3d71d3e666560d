// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/centralscenes.h"

#include "tests/gui/samples.h"
#include "tests/gui/worksamples.h"
#include "ui/central/centralpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/statusstrip.h"
#include "ui/work/workpage.h"

#include <QPushButton>

namespace pw::samples {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace domain;

namespace {

const QDateTime Morning(QDate(2026, 11, 20), QTime(6, 12), Qt::UTC);

ui::CentralPage &shown(ui::MainWindow &window, const SyncView &sync)
{
    auto *page = window.findChild<ui::CentralPage *>();
    if (!page) {
        (void)workPage(window, Desk::Unpack); // all there are, as in the station
        page = new ui::CentralPage;
        window.addSubPage(page, &workPage(window, Desk::Unpack));
    }
    page->setPresent(somePeople().first());
    window.statusStrip().setSync(sync);
    page->showSync(sync);
    window.showPage(page);
    return *page;
}

void peace(ui::MainWindow &window)
{
    SyncView sync = online();
    sync.scopes = {{FeedScope::exceptions(), 4s, 18'204, 0, false},
                   {FeedScope::site(), 12s, 1'204'311, 340, false}};
    shown(window, sync);
}

ui::CentralPage &cutOff(ui::MainWindow &window)
{
    ui::CentralPage &page = shown(window, outage());
    page.showWaiting(waitingWork());
    ParkedView parked;
    parked.seq = 7;
    parked.units = {pack(u"4KQ2X0O8WL1I"_s)};
    parked.detail = u"the unit is in another container since 06:12"_s;
    parked.at = Morning;
    page.showParked({parked});
    return page;
}

void permitted(ui::MainWindow &window)
{
    SyncView sync = outage();
    sync.leave.permit = permit(OfflinePermit::Kind::OldData);
    sync.leave.limit = sync.leave.withSignature;
    shown(window, sync).showWaiting(waitingWork());
}

void planned(ui::MainWindow &window)
{
    SyncView sync = online();
    sync.scopes = outage().scopes;
    sync.leave.permit = permit(OfflinePermit::Kind::Planned);
    shown(window, sync);
}

void askWhy(ui::MainWindow &window)
{
    cutOff(window).findChild<QPushButton *>(u"permitButton"_s)->click();
}

void askPeriod(ui::MainWindow &window)
{
    peace(window);
    window.findChild<ui::CentralPage *>()->findChild<QPushButton *>(u"planButton"_s)->click();
}

} // namespace

SyncView outage()
{
    SyncView sync = online();
    sync.link = LinkState::Offline;
    sync.pending = 214;
    sync.parked = 1;
    sync.oldestPending = 9h;
    sync.cacheAge = 9h + 10min;
    sync.scopes = {{FeedScope::exceptions(), 9h, 18'204, 0, false},
                   {FeedScope::site(), 9h + 10min, 1'204'311, 0, false}};
    return sync;
}

QList<WaitingView> waitingWork()
{
    return {{u"AGGREGATE"_s, {pack(u"4KQ2X0O8WL1I"_s)}, Morning, 0, {}, true},
            {u"AGGREGATE"_s,
             {sscc(u"195211410000014810"_s), pack(u"VNMYPUM6G3GU"_s)},
             Morning.addSecs(4),
             3,
             u"503"_s,
             false},
            {u"CLOSE"_s, {sscc(u"195211410000014810"_s)}, Morning.addSecs(60), 0, {}, false}};
}

OfflinePermit permit(OfflinePermit::Kind kind)
{
    return {kind,
            Morning,
            kind == OfflinePermit::Kind::Planned ? Morning.addDays(2) : QDateTime(),
            {u"MAINTENANCE"_s, u"Maintenance"_s},
            {u"SUP-1"_s, u"permitted"_s, Morning.addSecs(9 * 3600)},
            Role::Supervisor};
}

QList<std::pair<QString, std::function<void(ui::MainWindow &)>>> centralScenes()
{
    return {{u"central"_s, peace},
            {u"central-cut-off"_s, [](ui::MainWindow &window) { cutOff(window); }},
            {u"central-permitted"_s, permitted},
            {u"central-planned"_s, planned},
            {u"central-why"_s, askWhy},
            {u"central-period"_s, askPeriod}};
}

} // namespace pw::samples

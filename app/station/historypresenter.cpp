// SPDX-License-Identifier: Apache-2.0
#include "app/station/historypresenter.h"

#include "ui/history/historypage.h"

namespace pw::station {

using bootstrap::HistoryDesk;
using ui::HistoryPage;

HistoryPresenter::HistoryPresenter(ui::MainWindow &window, HistoryDesk &desk, QObject *parent)
    : QObject(parent), m_page(new HistoryPage)
{
    HistoryPage *const page = m_page;
    window.addPage(page, style::Icon::Clock);
    // Direct calls: the desk queues them itself, and lets a newer question overtake.
    connect(page, &HistoryPage::searchRequested, this,
            [&desk](const domain::SearchQuery &query, int tag) { desk.search(query, tag); });
    connect(page, &HistoryPage::timelineRequested, this,
            [&desk](const epc::Epc &unit, int tag) { desk.timeline(unit, tag); });
    connect(page, &HistoryPage::asOfRequested, this,
            [&desk](const epc::Epc &container, const QDateTime &at, int tag) {
                desk.asOf(container, at, tag);
            });
    connect(page, &HistoryPage::cancelRequested, this, [&desk] { desk.cancel(); });
    connect(&desk, &HistoryDesk::found, page, &HistoryPage::showFound);
    connect(&desk, &HistoryDesk::timelineRead, page, &HistoryPage::showTimeline);
    connect(&desk, &HistoryDesk::asOfRead, page, &HistoryPage::showAsOf);
    connect(&desk, &HistoryDesk::failed, page, &HistoryPage::showFailure);
}

} // namespace pw::station

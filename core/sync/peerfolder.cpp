// SPDX-License-Identifier: Apache-2.0
#include "core/sync/peerfolder.h"

#include "core/epcis/eventlog.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/unitfold.h"
#include "core/gs1/digitallink.h"
#include "core/store/transaction.h"

#include <QJsonDocument>

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;
using store::StoreError;

namespace {

constexpr int FoldedAtOnce = 500;

std::optional<store::LotKey> lotOf(const QString &uri)
{
    const auto link = gs1::DigitalLink::parse(uri);
    if (!link || link->path.isEmpty() || link->path.size() > 2 || link->path[0].ai != "01"_L1
        || (link->path.size() == 2 && link->path[1].ai != "10"_L1))
        return {};
    const auto gtin = gs1::Gtin::parse(link->path[0].value);
    if (!gtin)
        return {};
    return store::LotKey{*gtin, link->path.size() == 2 ? link->path[1].value : QString()};
}

epcis::UnitFold foldOf(const QByteArrayList &documents)
{
    QList<epcis::Event> events;
    for (const QByteArray &document : documents) {
        // It was read once already.
        if (auto event = epcis::eventFromJson(QJsonDocument::fromJson(document).object()))
            events.append(*std::move(event));
    }
    std::sort(events.begin(), events.end(), [](const epcis::Event &a, const epcis::Event &b) {
        return epcis::placeOf(a) < epcis::placeOf(b);
    });
    epcis::UnitFold fold;
    for (const epcis::Event &event : std::as_const(events))
        fold.apply(event);
    return fold;
}

} // namespace

Result<QList<store::FeedRow>, StoreError> PeerFolder::rowsOf(const QStringList &objects, qint64 ver)
{
    const auto documents = m_events.eventsAround(objects);
    if (!documents)
        return Failure{documents.error()};
    const epcis::UnitFold fold = foldOf(*documents);
    QList<store::FeedRow> rows;
    for (const QString &uri : objects) {
        if (const auto epc = epc::Epc::fromUri(uri)) {
            if (const auto unit = fold.unit(uri))
                rows.append({ver, store::UnitRow{*unit}});
            else // all that was ever said of it is declared an error
                rows.append({ver, store::RemovedRow{*epc}});
        } else if (const auto lot = lotOf(uri)) {
            const auto holds = fold.holdsOfClass(uri);
            if (holds.isEmpty())
                rows.append({ver, store::RemovedRow{*lot}});
            else
                rows.append({ver, store::LotHoldRow{*lot, holds}});
        }
    }
    return rows;
}

Result<PeerFolder::Folded, StoreError> PeerFolder::fold(const QString &epoch,
                                                        const store::Moment &at)
{
    const auto stale = m_events.stale(FoldedAtOnce);
    if (!stale)
        return Failure{stale.error()};
    if (stale->isEmpty())
        return Folded();
    const auto state = m_writer.feedState(m_scope);
    if (!state)
        return Failure{state.error()};
    store::FeedPage page;
    page.scope = m_scope;
    page.epoch = epoch;
    page.from = *state ? (*state)->cursor : 0;
    page.to = page.from + 1;
    page.head = page.to;
    page.serverTime = *state ? (*state)->serverTime : QDateTime();
    auto rows = rowsOf(*stale, page.to);
    if (!rows)
        return Failure{rows.error()};
    page.rows = *std::move(rows);
    const auto applied = m_writer.apply(page, at);
    if (!applied)
        return Failure{applied.error()};
    if (applied->gap)
        return Folded{0, false, true};
    store::Transaction transaction(m_peer);
    if (!transaction.isOpen())
        return Failure{transaction.error()};
    auto settled = m_events.settle(*stale);
    if (settled)
        settled = transaction.commit();
    if (!settled)
        return Failure{settled.error()};
    return Folded{applied->changed, stale->size() == FoldedAtOnce};
}

} // namespace pw::sync

// SPDX-License-Identifier: Apache-2.0
// HistoryService::search(): first what this station had to do with, then the rest of the cache.
#include "core/services/historyservice.h"
#include "core/store/transaction.h"

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

constexpr auto StationPart = "s"_L1;
constexpr auto CachePart = "c"_L1;

/// How far a search has come.
struct Place
{
    bool inCache = false;
    QString key; ///< in the station's part
    store::CacheHistory::Place cache;
};

QString toText(const Place &place)
{
    if (!place.inCache)
        return StationPart + u' ' + place.key;
    return CachePart + u' ' + QString::number(place.cache.product) + u' ' + place.cache.serial;
}

Place placeFrom(const QString &text)
{
    Place place;
    const QString part = text.section(u' ', 0, 0);
    place.inCache = part == CachePart;
    if (place.inCache) {
        place.cache.product = text.section(u' ', 1, 1).toLongLong();
        place.cache.serial = text.section(u' ', 2);
    } else {
        place.key = text.section(u' ', 1);
    }
    return place;
}

/// Whoever pastes a whole identity means that unit.
SearchQuery understood(SearchQuery query)
{
    query.partialSerial = query.partialSerial.trimmed();
    const auto key = epc::Epc::fromKey(query.partialSerial);
    const auto id = key ? key : epc::Epc::fromUri(query.partialSerial);
    if (id && id->sgtin()) {
        query.gtin = id->sgtin()->gtin();
        query.partialSerial = id->sgtin()->serial();
    } else if (id) {
        query.partialSerial = id->sscc()->toString();
    }
    return query;
}

bool matches(const SearchHit &hit, const SearchQuery &query)
{
    return (query.lot.isEmpty() || hit.lot == query.lot) && (!query.heldOnly || hit.held);
}

} // namespace

HistoryService::Answer<SearchPage> HistoryService::search(const SearchQuery &asked)
{
    const store::ReadingScope reading(m_store.database());
    const SearchQuery query = understood(asked);
    // What is not in the overlay has lot and holds of the cache, and is found there faster.
    const bool asksState = !query.lot.isEmpty() || query.heldOnly;
    const store::StationSearch own{query.partialSerial, query.gtin, query.from, query.to,
                                   query.operatorId,    asksState};
    Place place = placeFrom(query.cursor);
    SearchPage page;
    // True while there is room; the first one without room proves that there is a next page.
    const auto take = [&](const SearchHit &hit, const Place &at) {
        if (page.hits.size() == query.limit) {
            page.cursor = toText(place);
            return false;
        }
        page.hits.append(hit);
        place = at;
        return true;
    };
    std::optional<store::StoreError> failure;
    if (!place.inCache) {
        const auto searched = m_store.search.search(own, place.key, [&](const epc::Epc &id) {
            const auto hit = hitOf(id, true);
            if (!hit) {
                failure = hit.error();
                return false;
            }
            return !matches(*hit, query) || take(*hit, {false, id.key(), {}});
        });
        if (failure)
            return Failure{*failure};
        if (!searched)
            return Failure{searched.error()};
        place = {true, {}, page.cursor.isEmpty() ? store::CacheHistory::Place() : place.cache};
    }
    // Central tells which station did something, not who.
    if (!page.cursor.isEmpty() || !query.operatorId.isEmpty())
        return page;
    const store::CacheSearch cached{query.partialSerial, query.gtin, query.lot,
                                    query.from,          query.to,   query.heldOnly};
    const auto searched = m_store.cacheHistory.search(
        cached, place.cache, [&](const epc::Epc &id, const store::CacheHistory::Place &at) {
            const auto shown = m_store.search.matches(own, id);
            const auto here = m_store.search.knows(id);
            if (!shown || !here) {
                failure = shown ? here.error() : shown.error();
                return false;
            }
            const auto hit = hitOf(id, *here);
            if (!hit) {
                failure = hit.error();
                return false;
            }
            const bool again = *shown && matches(*hit, query); // from the station's part
            return again || !matches(*hit, query) || take(*hit, {true, {}, at});
        });
    if (failure)
        return Failure{*failure};
    if (!searched)
        return Failure{searched.error()};
    return page;
}

} // namespace pw::services

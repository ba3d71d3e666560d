// SPDX-License-Identifier: Apache-2.0
#include "core/services/topupcandidates.h"

#include "core/services/hierarchyexport.h"

namespace pw::services {

using namespace domain;

namespace {

constexpr int MaxCandidates = 10'000;
constexpr int HitsPerPage = 1000;

} // namespace

Result<QList<epc::Epc>, store::StoreError> topUpCandidates(HistoryReader &reader,
                                                           const UnitState &container)
{
    const auto product =
        container.product ? reader.world().product(*container.product) : std::optional<Product>();
    const auto level = product ? product->childLevelOf(container.level) : std::nullopt;
    if (level && *level != Level::Pack)
        return HierarchyExport(reader.store(), reader.world(), reader.tree()).topContainers();
    QList<epc::Epc> loose;
    if (!product)
        return loose;
    SearchQuery query;
    query.gtin = product->gtin;
    query.limit = HitsPerPage;
    do {
        const auto page = reader.renewed().search(query);
        if (!page)
            return Failure{page.error()};
        for (const SearchHit &hit : page->hits) {
            if (!hit.parent && hit.known && !hit.held)
                loose.append(hit.id);
        }
        query.cursor = page->cursor;
    } while (!query.cursor.isEmpty() && loose.size() < MaxCandidates);
    return loose;
}

} // namespace pw::services

// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centralanswers.h"
#include "tests/fuzz/require.h"

#include <QJsonDocument>

#include <cstdint>

using pw::fuzz::require;
using namespace pw::sync;

/// What a station makes of whatever answers in central's place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QUrl base(QStringLiteral("https://central.example.com"));
    const QByteArrayView bytes(data, qsizetype(size));
    const HttpAnswer answer{200, {}, {}, QJsonDocument::fromJson(bytes.toByteArray()).object()};

    if (const auto info = centralInfoFrom(answer, base))
        require(info->hasSync && isSameServer(info->sync, base)
                && isSameServer(info->masterData, base) && isSameServer(info->ssccBlocks, base));
    if (const auto page = feedPageFrom(answer, 0))
        require(page->from == 0 && page->to <= page->head && !page->epoch.isEmpty());
    if (const auto rows = pw::store::partsAnswerFromJson(answer.json))
        require(rows->head >= 0 && rows->rows.size() <= qsizetype(size));
    if (const auto block = blockFrom(answer, pw::domain::Level::Carton)) {
        for (const qint64 reference : {block->first, block->last}) {
            const pw::gs1::Sscc number = block->number(reference); // asserts that it is one
            require(block->serialReferenceOf(number) == reference);
        }
    }
    if (const auto data = masterDataFrom(answer); data && *data) {
        const auto again = pw::domain::MasterData::fromJson((*data)->data.toJson());
        require(again && *again == (*data)->data);
    }
    if (const auto job = captureJobFrom(answer))
        require(job->errors.size() <= qsizetype(size));
    if (const auto events = eventsFrom(answer))
        require(events->size() <= qsizetype(size));
    require(refusalsFrom(answer.json).size() <= qsizetype(size));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/transaction.h"
#include "core/sync/timings.h"
#include "tests/unit/core/store/stationfixture.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>

namespace pw::test {

/// The sync's times, a hundred times shorter.
inline sync::Timings fastTimings()
{
    using std::chrono::milliseconds;
    sync::Timings timings;
    timings.backoff = {milliseconds(2), milliseconds(20)};
    timings.request = milliseconds(200);
    timings.hold = std::chrono::seconds(1);
    timings.jobPoll = milliseconds(2);
    timings.longestJobPoll = milliseconds(10);
    timings.changesPause = milliseconds(20);
    timings.storeRetry = milliseconds(10);
    timings.leaseCheck = milliseconds(20);
    timings.status = milliseconds(50);
    timings.heartbeat = milliseconds(200);
    return timings;
}

/// Lets events happen until `condition` holds, at most ten seconds. QTRY_VERIFY looks only every
/// 50 ms, which adds up over all the replies that fail here.
template <typename Condition>
bool eventually(Condition condition)
{
    const QDeadlineTimer deadline(10'000);
    while (!condition() && !deadline.hasExpired())
        QTest::qWait(1);
    return condition();
}
#define PW_EVENTUALLY(condition) QVERIFY(pw::test::eventually([&] { return bool(condition); }))

inline QString eventId(int n)
{
    return u"urn:uuid:event-%1"_s.arg(n);
}

/// Event `n` of the station in the outbox, one operation each; touches packs of these serials.
inline bool appendEvent(store::StationStore &store, int n, const QStringList &serials = {})
{
    store::Transaction transaction(store.database());
    const auto operation =
        store.operations.append({0, QUuid::createUuid(), u"TEST"_s, at(n), u"op"_s, "{}", {}, {}});
    if (!operation)
        return false;
    store::OutboxEvent event;
    event.eventId = eventId(n);
    event.sequence = n;
    event.operation = *operation;
    event.document = QJsonDocument(QJsonObject{{u"type"_s, u"ObjectEvent"_s},
                                               {u"eventID"_s, event.eventId},
                                               {u"agw:seq"_s, u"WS1/%1"_s.arg(n)}})
                         .toJson(QJsonDocument::Compact);
    for (const QString &serial : serials)
        event.units.append(pack(serial));
    event.createdAt = at(n);
    return store.outbox.append(event) && transaction.commit();
}

inline QStringList eventIds(std::initializer_list<int> numbers)
{
    QStringList ids;
    for (const int n : numbers)
        ids.append(eventId(n));
    return ids;
}

} // namespace pw::test

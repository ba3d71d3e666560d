// SPDX-License-Identifier: Apache-2.0
// The cases of the peer test, one function each.
#include "core/domain/unitcodes.h"
#include "core/sync/peertest.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pw::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int PagedEvents = 40;
constexpr int PageSize = 7;
constexpr int LargeBytes = 30'000;

QString idOf(const QJsonObject &event)
{
    return event["eventID"_L1].toString();
}

QString reasonOf(const SyncError &error)
{
    return error.detail.isEmpty() ? error.code
                                  : QString(error.code + u" ("_s + error.detail + u')');
}

} // namespace

void PeerTest::reach()
{
    const auto answer = all({{u"EQ_eventID"_s, u"urn:uuid:"_s + m_run}});
    if (answer)
        tell(u"reach"_s, Verdict::Pass, u"Event queries are answered."_s);
    else
        tell(u"reach"_s, Verdict::Fail,
             u"Event queries are not answered: %1. Check the URL, the profile's basePath and the "
             "credentials."_s.arg(reasonOf(answer.error())));
}

void PeerTest::limits()
{
    const auto answer = exchange(request("OPTIONS", u"/capture"_s));
    if (answer && answer->captureEvents && answer->captureBytes)
        return tell(u"limits"_s, Verdict::Pass,
                    u"A capture may have %1 events and %2 bytes."_s.arg(*answer->captureEvents)
                        .arg(*answer->captureBytes));
    tell(u"limits"_s, Verdict::Differs,
         u"OPTIONS /capture does not tell the limits; a station begins with %1 events and %2 bytes "
         "and finds them out."_s.arg(m_address.profile.firstEvents)
             .arg(m_address.profile.firstBytes));
}

void PeerTest::capture()
{
    m_first = events(u"A"_s, 3);
    const Captured captured = send(m_first);
    const bool expected = m_address.profile.captureAnswers.contains(captured.status);
    if (!captured.stored)
        return tell(u"capture"_s, Verdict::Fail,
                    u"Three good events are not taken: %1."_s.arg(reasonOf(captured.error)));
    if (!expected)
        return tell(u"capture"_s, Verdict::Fail,
                    u"POST /capture is answered %1, which the profile does not expect."_s.arg(
                        captured.status));
    if (captured.status == 202)
        return tell(u"capture"_s, Verdict::Pass, u"POST /capture is answered 202 and done."_s);
    tell(u"capture"_s, Verdict::Differs,
         u"POST /capture is answered %1 instead of 202; a station reads back what is stored."_s.arg(
             captured.status));
}

void PeerTest::readBack()
{
    const auto time = waitFor(m_first);
    if (!time)
        return tell(
            u"read-back"_s, Verdict::Fail,
            u"What was captured is not found by EQ_eventID within %1 s."_s.arg(WaitMs / 1000));
    if (*time < 100)
        return tell(u"read-back"_s, Verdict::Pass, u"What was captured is found at once."_s);
    tell(u"read-back"_s, Verdict::Differs,
         u"What was captured is found only after %1 ms; a station counts it as stored then."_s.arg(
             *time));
}

void PeerTest::duplicates()
{
    const Captured again = send(m_first);
    pause(std::chrono::milliseconds(500));
    const auto found = all({{u"EQ_eventID"_s, idOf(m_first[0])}});
    if (!found)
        return tell(u"duplicates"_s, Verdict::Fail,
                    u"Events sent again cannot be asked for: %1."_s.arg(reasonOf(found.error())));
    if (found->size() == 1)
        return tell(u"duplicates"_s, Verdict::Pass,
                    again.stored ? u"The same events again are taken and stored once."_s
                                 : u"The same events again are refused and stored once."_s);
    const bool copes = m_address.profile.repeats == PeerProfile::Repeats::StoredTwice;
    tell(u"duplicates"_s, copes ? Verdict::Differs : Verdict::Fail,
         u"The same event again is stored %1 times; %2."_s.arg(found->size())
             .arg(copes ? u"a station asks before it sends again, and counts each once"_s
                        : u"the profile says it is recognised"_s));
}

void PeerTest::declaration()
{
    QJsonObject declared = m_first[1];
    declared["errorDeclaration"_L1] =
        QJsonObject{{"declarationTime"_L1, domain::toRfc3339(QDateTime::currentDateTimeUtc())},
                    {"reason"_L1, "did_not_occur"_L1}};
    if (const Captured captured = send({declared}); !captured.stored)
        return tell(u"declaration"_s, Verdict::Fail,
                    u"An error declaration is not taken: %1."_s.arg(reasonOf(captured.error)));
    bool original = false;
    bool declaration = false;
    for (int i = 0; i < 30 && !declaration; ++i) {
        pause(std::chrono::milliseconds(i == 0 ? 0 : 200));
        const auto found = all({{u"EQ_eventID"_s, idOf(declared)}});
        original = false;
        for (const QJsonObject &event : found ? *found : QList<QJsonObject>())
            (event["errorDeclaration"_L1].isObject() ? declaration : original) = true;
    }
    if (!declaration)
        return tell(u"declaration"_s, Verdict::Fail,
                    u"An error declaration was taken and cannot be found."_s);
    tell(u"declaration"_s, original ? Verdict::Pass : Verdict::Differs,
         original ? u"An error declaration stands beside its original."_s
                  : u"An error declaration takes the place of its original; a station counts "
                    "neither."_s);
}

void PeerTest::clock()
{
    const auto answer = all({{u"EQ_eventID"_s, idOf(m_first[0])}});
    HttpRequest get = request("GET", u"/events"_s);
    get.url.setQuery(u"perPage=1"_s);
    if (!m_address.profile.epcFormat.isEmpty())
        get.headers.emplaceBack("GS1-EPC-Format", m_address.profile.epcFormat);
    const auto dated = exchange(get);
    const QDateTime recorded =
        answer && !answer->isEmpty()
            ? domain::fromRfc3339(answer->first()["recordTime"_L1].toString())
            : QDateTime();
    if (!recorded.isValid())
        return tell(u"clock"_s, Verdict::Fail,
                    u"Events come without recordTime: a sweep cannot tell old from new."_s);
    m_startedAt = recorded.addSecs(-1);
    if (!dated || !dated->serverAt.isValid())
        return tell(u"clock"_s, Verdict::Differs,
                    u"Answers have no Date; a station stays a minute behind its own clock."_s);
    const qint64 lag = std::abs(recorded.secsTo(dated->serverAt));
    tell(u"clock"_s, lag <= 60 ? Verdict::Pass : Verdict::Fail,
         lag <= 60
             ? u"recordTime and Date are of one clock."_s
             : u"recordTime is %1 s from the Date of answers: a sweep would miss events."_s.arg(
                 lag));
}

void PeerTest::paging()
{
    const QList<QJsonObject> wanted = events(u"P"_s, PagedEvents);
    for (qsizetype i = 0; i < wanted.size(); i += 10) {
        if (const Captured captured = send(wanted.mid(i, 10)); !captured.stored)
            return tell(u"paging"_s, Verdict::Fail,
                        u"Ten events are not taken: %1."_s.arg(reasonOf(captured.error)));
    }
    if (!waitFor(wanted))
        return tell(u"paging"_s, Verdict::Fail, u"Captured events cannot be found."_s);
    auto query = ordered(PageSize);
    query.append({u"GE_recordTime"_s, domain::toRfc3339(m_startedAt)});
    // Others go on capturing while the pages are read.
    const auto pages = all(query, [this](int page) { send({event(u"L%1"_s.arg(page))}); });
    if (!pages)
        return tell(u"paging"_s, Verdict::Fail,
                    u"Pages break off: %1."_s.arg(reasonOf(pages.error())));
    QHash<QString, int> seen;
    bool inOrder = true;
    QDateTime last;
    for (const QJsonObject &event : *pages) {
        ++seen[idOf(event)];
        const QDateTime at = domain::fromRfc3339(event["recordTime"_L1].toString());
        inOrder = inOrder && (!last.isValid() || last <= at);
        last = at;
    }
    int lost = 0;
    int repeated = 0;
    for (const QJsonObject &event : wanted) {
        lost += seen.value(idOf(event)) == 0 ? 1 : 0;
        repeated += seen.value(idOf(event)) > 1 ? 1 : 0;
    }
    if (lost > 0)
        return tell(u"paging"_s, Verdict::Fail,
                    u"%1 of %2 events are on no page while others are captured."_s.arg(lost).arg(
                        PagedEvents));
    if (!inOrder || repeated > 0)
        return tell(u"paging"_s, Verdict::Differs,
                    u"Pages repeat %1 events or are out of order; a station counts each once and "
                    "does not go on in the middle."_s.arg(repeated));
    tell(u"paging"_s, Verdict::Pass,
         u"Pages of %1 have every event once, in the order of recordTime."_s.arg(PageSize));
}

void PeerTest::sweep()
{
    const QList<QJsonObject> wanted = events(u"S"_s, 5);
    send(wanted);
    if (!waitFor(wanted))
        return tell(u"sweep"_s, Verdict::Fail, u"Captured events cannot be found."_s);
    auto query = ordered(m_address.profile.perPage);
    query.append({u"GE_recordTime"_s, domain::toRfc3339(m_startedAt)});
    query.append({u"LT_recordTime"_s, domain::toRfc3339(m_startedAt.addSecs(3600))});
    const auto found = all(query);
    QSet<QString> ids;
    for (const QJsonObject &event : found ? *found : QList<QJsonObject>())
        ids.insert(idOf(event));
    const auto missing = std::count_if(wanted.cbegin(), wanted.cend(), [&ids](const auto &event) {
        return !ids.contains(idOf(event));
    });
    if (!found || missing > 0)
        return tell(u"sweep"_s, Verdict::Fail,
                    u"A window of recordTime does not have %1 of 5 events%2."_s.arg(missing).arg(
                        found ? QString() : QString(u": "_s + reasonOf(found.error()))));
    const auto past = all({{u"GE_recordTime"_s, u"2999-01-01T00:00:00.000Z"_s}});
    if (!past || !past->isEmpty())
        return tell(u"sweep"_s, Verdict::Fail,
                    u"GE_recordTime is not kept to: a window has events from outside."_s);
    tell(u"sweep"_s, Verdict::Pass, u"A window of recordTime has exactly its events."_s);
}

void PeerTest::match()
{
    QStringList uris;
    for (int i = 0; i < 27; ++i)
        uris.append(uriOf(u"NONE-"_s + QString::number(i)));
    for (const QJsonObject &event : std::as_const(m_first))
        uris.append(event["epcList"_L1][0].toString());
    const auto found = all({{u"MATCH_anyEPC"_s, uris.join(u'|')}, {u"perPage"_s, u"50"_s}});
    QSet<QString> ids;
    for (const QJsonObject &event : found ? *found : QList<QJsonObject>())
        ids.insert(idOf(event));
    // One of the three may have been replaced by its declaration, which has its id.
    if (found && ids.size() == m_first.size())
        return tell(u"units-in-hand"_s, Verdict::Pass,
                    u"MATCH_anyEPC finds 3 units among 30 asked for."_s);
    tell(u"units-in-hand"_s, Verdict::Fail,
         u"MATCH_anyEPC of 30 units finds %1 events instead of 3%2."_s.arg(ids.size())
             .arg(found ? QString() : QString(u": "_s + reasonOf(found.error()))));
}

void PeerTest::namedQuery()
{
    const QString name = u"peertest-"_s + m_run.toLower();
    const auto made = exchange(
        request("POST", u"/queries"_s,
                {{"name"_L1, name},
                 {"query"_L1, QJsonObject{{"EQ_bizStep"_L1, QJsonArray{"inspecting"_L1}}}}}));
    if (!made)
        return tell(u"named-query"_s, Verdict::Differs,
                    u"POST /queries is refused: %1; a station asks each time anew."_s.arg(
                        reasonOf(made.error())));
    HttpRequest get = request("GET", u"/queries/"_s + name + u"/events"_s);
    if (!m_address.profile.epcFormat.isEmpty())
        get.headers.emplaceBack("GS1-EPC-Format", m_address.profile.epcFormat);
    const auto asked = exchange(get);
    const auto gone = exchange(request("DELETE", u"/queries/"_s + name));
    if (!asked)
        return tell(u"named-query"_s, Verdict::Differs,
                    u"A named query is taken and not answered: %1."_s.arg(reasonOf(asked.error())));
    tell(u"named-query"_s, gone ? Verdict::Pass : Verdict::Differs,
         gone ? u"A named query can be made, asked and removed."_s
              : u"A named query can be made and asked, but the query %1 stays."_s.arg(name));
}

void PeerTest::quarantine()
{
    QJsonObject hold = event(u"Q"_s);
    hold["bizStep"_L1] = "holding"_L1;
    hold["disposition"_L1] = "non_sellable_other"_L1;
    hold["persistentDisposition"_L1] = QJsonObject{{"set"_L1, QJsonArray{"unavailable"_L1}}};
    if (const Captured captured = send({hold}); !captured.stored)
        return tell(u"quarantine"_s, Verdict::Fail,
                    u"A hold is not taken: %1."_s.arg(reasonOf(captured.error)));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < WaitMs) {
        const auto found = all({{u"EQ_persistentDisposition_set"_s, u"recalled|unavailable"_s},
                                {u"GE_recordTime"_s, domain::toRfc3339(m_startedAt)}});
        if (!found)
            return tell(u"quarantine"_s, Verdict::Differs,
                        u"EQ_persistentDisposition_set is refused (%1): holds come with the "
                        "sweeps, every %2 s."_s.arg(reasonOf(found.error()))
                            .arg(m_address.profile.sweepInterval.count()));
        if (std::any_of(found->cbegin(), found->cend(),
                        [&hold](const QJsonObject &event) { return idOf(event) == idOf(hold); })) {
            const PeerProfile &profile = m_address.profile;
            const auto within = profile.hasFeed                           ? std::chrono::seconds(1)
                                : profile.push == PeerProfile::Push::Poll ? profile.pushInterval
                                                                          : profile.sweepInterval;
            return tell(u"quarantine"_s, Verdict::Pass,
                        u"A hold is found by its persistent disposition after %1 ms; a station "
                        "hears of it within %2 s."_s.arg(timer.elapsed())
                            .arg(within.count()));
        }
        pause(std::chrono::milliseconds(100));
    }
    tell(u"quarantine"_s, Verdict::Fail, u"A hold is not found by its persistent disposition."_s);
}

void PeerTest::errors()
{
    QList<QJsonObject> bad = events(u"E"_s, 2);
    bad[1].remove("eventTime"_L1);
    const Captured captured = send(bad);
    if (captured.stored)
        return tell(u"errors"_s, Verdict::Fail,
                    u"An event without eventTime is taken: bad data would go unseen."_s);
    pause(std::chrono::milliseconds(500));
    const auto good = all({{u"EQ_eventID"_s, idOf(bad[0])}});
    if (good && !good->isEmpty())
        return tell(u"errors"_s, Verdict::Differs,
                    u"The good event of a refused capture is stored all the same; a station reads "
                    "back before it sends again."_s);
    if (captured.status == 400 && captured.error.detail.contains("eventTime"_L1))
        return tell(u"errors"_s, Verdict::Pass,
                    u"A bad event is refused with 400, its field named, and nothing stored."_s);
    tell(u"errors"_s, Verdict::Differs,
         u"A bad event is refused with %1, the field not named; a station finds the event by "
         "halving."_s.arg(captured.status));
}

void PeerTest::size()
{
    QList<QJsonObject> large;
    qint64 bytes = 0;
    while (bytes < LargeBytes) {
        large.append(event(u"B%1"_s.arg(large.size())));
        bytes += QJsonDocument(large.last()).toJson(QJsonDocument::Compact).size();
    }
    const Captured captured = send(large);
    if (captured.stored)
        return tell(
            u"size"_s, Verdict::Pass,
            u"A capture of %1 events and %2 kB is taken."_s.arg(large.size()).arg(bytes / 1000));
    // Half and half again, as a station would.
    qsizetype count = large.size();
    while (count > 1) {
        count /= 2;
        if (send(large.first(count)).stored)
            return tell(u"size"_s, Verdict::Differs,
                        u"A capture of %1 kB is refused with %2, of %3 events it is taken; a "
                        "station halves."_s.arg(bytes / 1000)
                            .arg(captured.status)
                            .arg(count));
    }
    tell(u"size"_s, Verdict::Fail,
         u"Even one event is refused: %1."_s.arg(reasonOf(captured.error)));
}

void PeerTest::format()
{
    HttpRequest get = request("GET", u"/events"_s);
    get.url.setQuery(u"perPage=1"_s);
    get.headers.emplaceBack("GS1-EPC-Format", "Always_GS1_Digital_Link");
    if (exchange(get))
        return tell(u"format"_s, Verdict::Pass,
                    u"Identifiers are told as Digital Links if asked."_s);
    tell(u"format"_s, Verdict::Differs,
         u"GS1-EPC-Format Always_GS1_Digital_Link is refused; the profile asks for \"%1\"."_s.arg(
             QString::fromLatin1(m_address.profile.epcFormat)));
}

} // namespace pw::sync

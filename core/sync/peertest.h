// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/centralclient.h"

#include <QElapsedTimer>

namespace pw::sync {

/// What a repository showed of one thing a station needs.
struct PeerTestCase
{
    enum class Verdict {
        Pass,    ///< as EPCIS 2.0 has it
        Differs, ///< otherwise, and the profile copes with it
        Fail     ///< a station with this profile cannot work with it
    };
    QString id; ///< "capture", "duplicates" …
    Verdict verdict = Verdict::Fail;
    QString sentence;
};
QLatin1StringView toCode(PeerTestCase::Verdict verdict); ///< "PASS", "DIFFERS", "FAIL"

/// Tries an EPCIS repository with everything a station asks of one, by a profile. Stores events
/// there, which stay: leftBehind() says how to know them. Waits for each answer in an event loop of
/// its own; for programs, not for threads that have other work.
class PeerTest
{
public:
    PeerTest(const CentralAddress &address, const Timings &timings);

    using Told = std::function<void(const PeerTestCase &)>;
    /// Each case is told once it is over; ends early where nothing answers.
    QList<PeerTestCase> run(const Told &told = {});
    QString leftBehind() const;

private:
    using Verdict = PeerTestCase::Verdict;
    static constexpr int WaitMs = 15'000; ///< for what was captured to be found
    struct Captured
    {
        bool stored = false; ///< as far as the answer and the job say
        int status = 0;
        SyncError error;
    };

    // The cases, in peertestcases.cpp.
    void reach();
    void limits();
    void capture();
    void readBack();
    void duplicates();
    void declaration();
    void clock();
    void paging();
    void sweep();
    void match();
    void namedQuery();
    void quarantine();
    void errors();
    void size();
    void format();

    void tell(const QString &id, Verdict verdict, const QString &sentence);
    static QString uriOf(const QString &serial); ///< behind what all of them begin with
    QJsonObject event(const QString &serial);
    QList<QJsonObject> events(const QString &name, int count);
    Captured send(const QList<QJsonObject> &events);
    Result<HttpAnswer, SyncError> exchange(const HttpRequest &request);
    HttpRequest request(const QByteArray &method, const QString &path,
                        const QJsonObject &body = {}) const;
    Result<QList<QJsonObject>, SyncError> all(const CentralClient::EventQuery &query,
                                              const std::function<void(int page)> &between = {});
    /// How long until all of these are found; nothing: not in time.
    std::optional<qint64> waitFor(const QList<QJsonObject> &events);
    void pause(std::chrono::milliseconds time);
    CentralClient::EventQuery ordered(int perPage) const;

    CentralAddress m_address;
    Timings m_timings;
    CentralClient m_client;
    HttpClient m_http;
    Told m_told;
    QList<PeerTestCase> m_cases;
    QString m_run; ///< in every serial and name
    int m_sequence = 0;
    QList<QJsonObject> m_first; ///< the events of capture()
    QDateTime m_startedAt;      ///< by the repository's clock where it tells it
    int m_stored = 0;
};

} // namespace pw::sync

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakehttp.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QUrlQuery>

namespace pw::test {

/// Where a repository is not as the standard has it.
struct Quirks
{
    enum class Location { Job, CaptureId, BareId };

    QString basePath;
    int captureStatus = 202;
    Location location = Location::Job;
    bool hasJobs = true;
    int jobPolls = 0;                 ///< a job says "running" so many times
    bool storesTwice = false;         ///< the same eventID again is another event
    bool declarationReplaces = false; ///< an error declaration takes the place of its original
    int visibleAfterMs = 0; ///< recordTime is written so long before the event can be seen
    qsizetype mostEvents = 500;
    bool refusesExactlyMost = false;
    qsizetype mostBytes = 8'000'000;
    int tooLargeStatus = 413;
    QString tooLargeText = QStringLiteral("the request is too large");
    QByteArray sizeHeader = "GS1-EPCIS-Capture-File-Size-Limit";
    bool tellsLimits = true;        ///< OPTIONS has them
    bool neverTranslates = false;   ///< refuses every other GS1-EPC-Format
    bool shufflesUnordered = false; ///< without orderBy every page has an order of its own
    bool ordersAtAll = true;
    qsizetype mostPerPage = 1000;
    int tokensLiveMs = 0;        ///< page tokens expire; 0: never
    bool knowsPersistent = true; ///< EQ_persistentDisposition_set
    bool tellsDate = true;
    QByteArray basic; ///< "name:secret" that must be shown; empty: nobody is asked

    static Quirks none() { return {}; }
    /// As FasTnT EPCIS 2.9 has been seen to behave.
    static Quirks likeFasTnT();
    /// As Oliot EPCIS 2.2 has been seen to behave.
    static Quirks likeOliot();
};

/// An EPCIS 2.0 repository in memory, on loopback, that behaves as badly as it is told. Made for
/// tests: it trusts whoever asks.
class HostileRepository : public QObject
{
    Q_OBJECT
public:
    explicit HostileRepository(const Quirks &quirks, QObject *parent = nullptr);

    FakeHttp &http() { return m_http; }
    /// What a station is told: without the base path.
    QUrl url() const { return m_http.url(); }
    Quirks &quirks() { return m_quirks; }

    /// Stores an event of somebody else's. `lateMs`: its recordTime is so long ago already.
    void add(const QJsonObject &event, int lateMs = 0);
    /// All that is stored, also what cannot be seen yet.
    QList<QJsonObject> events() const;
    int count(const QString &eventId) const;
    int captures() const { return m_captures; }
    qsizetype largestBody() const { return m_largestBody; }
    /// So many answers to event queries so far.
    int queries() const { return m_queries; }

private:
    struct Stored
    {
        QJsonObject event;
        QDateTime recordedAt;
        QDateTime visibleAt;
    };

    void handle(const FakeRequest &request, const FakeHttp::Reply &reply);
    FakeAnswer answer(const FakeRequest &request);
    FakeAnswer capture(const FakeRequest &request);
    FakeAnswer options() const;
    FakeAnswer job(const QString &id);
    FakeAnswer events(const FakeRequest &request, QUrlQuery query);
    FakeAnswer queries(const FakeRequest &request, const QString &path);
    void store(const QJsonObject &event, const QDateTime &recordedAt);
    bool matches(const QJsonObject &event, const QDateTime &recordedAt, const QString &name,
                 const QString &value) const;

    FakeHttp m_http;
    Quirks m_quirks;
    QList<Stored> m_events;
    QHash<QString, int> m_jobs; ///< how often asked
    QHash<QString, QUrlQuery> m_named;
    QHash<QString, QDateTime> m_tokens;
    int m_captures = 0;
    int m_queries = 0;
    qsizetype m_largestBody = 0;
};

} // namespace pw::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "core/store/cachewriter.h"
#include "core/sync/httpclient.h"
#include "core/sync/peerprofile.h"
#include "core/sync/timings.h"

#include <QPointer>
#include <QSet>

namespace pw::sync {

/// Where central is and who asks.
struct CentralAddress
{
    QUrl base; ///< such as https://central.example.com/epcis
    QString station;
    Credentials credentials = {};
    PeerProfile profile = {}; ///< what answers there can do
};

/// What central says of itself.
struct CentralInfo
{
    bool hasSync = false; ///< false: an EPCIS repository without our extension
    QStringList scopes;   ///< kinds that can be followed
    QString epoch;        ///< identity of its database
    QUrl sync;
    QUrl masterData;
    QUrl ssccBlocks;
};

/// An event as a repository knows it: an error declaration has the eventID of what it declares.
struct EventKey
{
    QString eventId;
    bool declaration = false;
    friend bool operator==(const EventKey &, const EventKey &) = default;
    friend size_t qHash(const EventKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.eventId, key.declaration);
    }
};
using EventKeys = QSet<EventKey>;

/// What became of a capture (EPCIS REST binding).
struct CaptureJob
{
    struct Error
    {
        QString eventId;          ///< empty: central does not say which
        std::optional<int> index; ///< in the document
        QString code;
        QString text;
    };
    bool running = false;
    bool success = false;
    QList<Error> errors;
};

struct MasterDataDocument
{
    domain::MasterData data;
    QByteArray json;
};

struct StationStatus
{
    std::optional<std::chrono::seconds> cacheAge;
    qint64 cursor = 0;
    int outboxPending = 0;
    int parked = 0;
};

/// The exchanges with central, one function each; every answer is checked before it is handed on.
/// Handlers run in the sync thread unless their context has gone.
class CentralClient : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Handler = std::function<void(const Result<T, SyncError> &)>;

    CentralClient(const CentralAddress &address, const Timings &timings, QObject *parent = nullptr);

    void discover(QObject *context, Handler<CentralInfo> handler);
    /// Which events of a capture are this station's own: those with agw:seq `<station>/n`, n from
    /// first to last. Others are handed on, whatever they call themselves; 0 to 0: all of them.
    struct OwnSequences
    {
        qint64 first = 0;
        qint64 last = 0;
    };
    /// All or nothing; the URL of the capture job, empty where there is none: what is stored must
    /// be read back.
    void capture(const QByteArray &document, const OwnSequences &own, QObject *context,
                 Handler<QUrl> handler);
    /// How much a capture may carry, as far as the repository says.
    struct CaptureLimits
    {
        std::optional<qint64> events;
        std::optional<qint64> bytes;
    };
    void captureLimits(QObject *context, Handler<CaptureLimits> handler);
    void captureJob(const QUrl &url, QObject *context, Handler<CaptureJob> handler);
    /// Those of `eventIds` the repository has. However many: they are asked for in groups that
    /// every server takes in a URL.
    void findEvents(const QStringList &eventIds, QObject *context, Handler<EventKeys> handler);

    /// Parameters of an event query, `name=value`, neither encoded.
    using EventQuery = QList<std::pair<QString, QString>>;
    struct EventsPage
    {
        QList<QJsonObject> events;
        QUrl next;          ///< of the next page; empty: this was the last one
        QDateTime serverAt; ///< UTC, by the repository's clock; invalid: it does not say
    };
    void events(const EventQuery &query, QObject *context, Handler<EventsPage> handler);
    void nextEvents(const QUrl &next, QObject *context, Handler<EventsPage> handler);
    const PeerProfile &profile() const { return m_address.profile; }

    struct ChangesQuery
    {
        QString scope;
        qint64 since = 0;
        QString epoch;
        std::chrono::seconds hold{0}; ///< how long central may wait for news before it answers
        bool parts = false;           ///< every part of the checksum, not only their sum
    };
    /// Failure Gone names the epoch to start with in `problem`.
    void changes(const CentralInfo &central, const ChangesQuery &query, QObject *context,
                 Handler<store::FeedPage> handler);
    /// Rows of these parts of a scope behind the key `after`.
    void parts(const CentralInfo &central, const QString &scope, const store::PartSet &parts,
               const QString &after, QObject *context, Handler<store::PartsAnswer> handler);
    /// Nothing: still `version`.
    void masterData(const CentralInfo &central, const QString &version, QObject *context,
                    Handler<std::optional<MasterDataDocument>> handler);
    /// The same `requestId` gets the same block, however often it is asked.
    void leaseBlock(const CentralInfo &central, const QString &requestId, domain::Level level,
                    int count, QObject *context, Handler<domain::SsccBlock> handler);
    void reportStatus(const CentralInfo &central, const StationStatus &status, QObject *context,
                      Handler<Done> handler);

private:
    struct Search;
    void goOn(const std::shared_ptr<Search> &search);
    void fetchEvents(const QUrl &url, QObject *context, Handler<EventsPage> handler);
    HttpRequest request(const QByteArray &method, const QUrl &url) const;
    QUrl under(const QString &path) const;
    QUrl ofScope(const CentralInfo &central, const QString &scope, const QString &what) const;

    CentralAddress m_address;
    Timings m_timings;
    HttpClient m_http;
};

} // namespace pw::sync

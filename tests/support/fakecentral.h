// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "tests/support/fakehttp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <optional>

namespace pw::test {

/// What a central system has come to hold.
struct CentralState
{
    QList<QJsonObject> events; ///< in the order stored, each once
    QList<domain::SsccBlock> blocks;
    QStringList eventIds() const;
    friend bool operator==(const CentralState &, const CentralState &) = default;
};

/// A central system inside the test: the station's side of the protocol, held in memory, with a
/// state to compare and exchanges that fail on demand (http()). Rows of the feed are what the test
/// puts in; they do not follow from events.
class FakeCentral : public QObject
{
    Q_OBJECT
public:
    explicit FakeCentral(QObject *parent = nullptr);

    FakeHttp &http() { return m_http; }
    QUrl url() const { return m_http.url(); }
    const CentralState &state() const { return m_state; }
    int duplicates() const { return m_duplicates; } ///< events that came again, unchanged
    QJsonObject lastStatus() const { return m_lastStatus; }
    QByteArray lastSequences() const { return m_lastSequences; } ///< Packwright-Sequence

    /// An EPCIS repository without our extension, which takes every event for a new one.
    void makeForeign() { m_foreign = true; }
    /// Captures with one of these fail; `pointed`: the job says which event it was.
    void refuse(const QSet<QString> &eventIds, bool pointed);
    /// Jobs say "running" this many times before they end.
    void setSlowJobs(int polls) { m_slowJobs = polls; }
    /// More than this many events are answered 413.
    void setCaptureLimit(qsizetype events) { m_captureLimit = events; }

    /// The newest state of a key; gives it the next `ver` and wakes who waits.
    void putRow(QJsonObject row);
    void setMasterData(const domain::MasterData &data);
    /// Restored from a copy: another database, with nothing in it.
    void loseEverything();

private:
    struct Held
    {
        FakeRequest request;
        FakeHttp::Reply reply;
    };
    struct Job
    {
        int polls = 0;
        bool failed = false;
        QJsonArray errors;
    };

    void handle(const FakeRequest &request, const FakeHttp::Reply &reply);
    FakeAnswer discovery() const;
    FakeAnswer capture(const FakeRequest &request);
    Job admit(const QJsonArray &events);
    FakeAnswer job(const QString &id);
    FakeAnswer events(const FakeRequest &request) const;
    std::optional<FakeAnswer> changes(const FakeRequest &request, bool lastChance) const;
    FakeAnswer masterData(const FakeRequest &request) const;
    FakeAnswer leaseBlock(const FakeRequest &request);
    void answerHeld();
    qint64 stationSeq(const QString &station) const;

    FakeHttp m_http;
    CentralState m_state;
    int m_duplicates = 0;
    bool m_foreign = false;
    QSet<QString> m_refused;
    bool m_pointed = true;
    int m_slowJobs = 0;
    qsizetype m_captureLimit = 1000;
    QHash<QString, Job> m_jobs;
    QString m_epoch = QStringLiteral("epoch-1");
    qint64 m_head = 0;
    QHash<QString, QJsonObject> m_rows;
    QList<Held> m_held;
    domain::MasterData m_masterData;
    QHash<QString, domain::SsccBlock> m_leases; ///< by request id
    QJsonObject m_lastStatus;
    QByteArray m_lastSequences;
};

} // namespace pw::test

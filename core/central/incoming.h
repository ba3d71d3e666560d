// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventstore.h"
#include "core/central/problem.h"
#include "core/central/records.h"
#include "core/epcis/event.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace pw::central {

/// One event of a captured document, read and judged before the store is asked.
struct IncomingEvent
{
    epcis::Event event;
    EventRecord record;
    QString station;     ///< of agw:seq; empty where the event has none
    qint64 sequence = 0; ///< of agw:seq
    std::optional<Problem> refused;
};

/// The events of one station with agw:seq numbers from first to last. Others in the same document
/// were handed on: a partner's station may have the same name as one of ours.
struct OwnSequences
{
    QString station;
    qint64 first = 0;
    qint64 last = 0;
    bool contains(const IncomingEvent &event) const
    {
        return event.station == station && event.sequence >= first && event.sequence <= last;
    }
};

struct IncomingDocument
{
    enum class ErrorBehaviour { Rollback, Proceed };
    ErrorBehaviour behaviour = ErrorBehaviour::Rollback;
    /// Which of them the sender says are its own (header Packwright-Sequence); nothing: whatever
    /// names a station counts as that station's.
    std::optional<OwnSequences> own;
    QList<IncomingEvent> events;
    QList<AttributeRecord> attributes; ///< of the header's master data
};

/// What admitting the document will ask the store for.
Expected expectedOf(const IncomingDocument &document);

/// Events and bytes per document.
inline constexpr qsizetype CaptureLimit = 500;
inline constexpr qint64 CaptureBytesLimit = 8 * 1024 * 1024;

/// Of the header `Packwright-Sequence: <station, percent-encoded>/<first>-<last>`; nothing where it
/// says something else.
std::optional<OwnSequences> ownSequences(const QByteArray &header);

/// Of a request that says nothing of them: all its sender's own, but no other station's; nothing
/// where the sender is not known.
std::optional<OwnSequences> sequencesOfPeer(const http::Request &request);

/// Reads a capture document of up to `limit` events. Faults of the document as a whole are
/// returned; faults of an event are kept with it, for the capture job to tell. Costs time, touches
/// nothing: for any thread.
Result<IncomingDocument, Problem> readCapture(const QByteArray &body,
                                              qsizetype limit = CaptureLimit);

/// The same of an XML document of EPCIS 2.0 or 1.x, which becomes JSON first.
Result<IncomingDocument, Problem> readXmlCapture(const QByteArray &body,
                                                 qsizetype limit = CaptureLimit);

/// An event as the store has it, read once more as it was when it came.
IncomingEvent rereadEvent(const QByteArray &json, const QByteArray &context);

/// The content hashes under which the event may have been stored: a second one where its eventID
/// was made from its content because it came without.
QList<QByteArray> contentHashesOf(const epcis::Event &event);

/// Reads one event that carries its own `@context`. Faults of the event are returned.
Result<IncomingDocument, Problem> readSingleEvent(const QByteArray &body);

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/event.h"
#include "core/epcis/pureidentity.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QList>
#include <QString>

namespace pw::epcis {

/// Why an event cannot be told in EPCIS 1.2.
struct Xml12Refusal
{
    enum class Reason {
        EventType,     ///< AssociationEvent: 1.2 has none
        HeldState,     ///< a persistent disposition that keeps from use, or its end: the receiver
                       ///< would take a held unit for a good one
        Identifier,    ///< wrong, or without an EPC URN
        CompanyPrefix, ///< the length of its company prefix is not known
        Member,        ///< a member without namespace that 1.2 does not know
        Namespace,     ///< the prefix of a member is not declared, or its name is none in XML
        Text           ///< characters XML cannot carry
    };
    Reason reason;
    qsizetype event = 0; ///< which of the events, from 0
    QString member;
    QString value; ///< shortened
};

struct Xml12Document
{
    struct Dropped
    {
        qsizetype event = 0;
        QString member;
        friend bool operator==(const Dropped &, const Dropped &) = default;
    };
    QByteArray xml;
    /// Optional members 1.2 has no place for: sensorElementList, certificationInfo, persistent
    /// dispositions that keep nothing from use.
    QList<Dropped> dropped;
};

/// An EPCISDocument of EPCIS 1.2 for a partner that takes no other. Identifiers become EPC URNs,
/// CBV words URNs; words that came with CBV 2.0 go out as their web URI, which 1.2 takes as a
/// private word. `context` is the `@context` of the document the events come from. One event that
/// is refused refuses the document.
Result<Xml12Document, Xml12Refusal> xml12Document(const QList<Event> &events,
                                                  const QJsonArray &context,
                                                  const QDateTime &creationDate,
                                                  const CompanyPrefixLength &companyPrefixLength);

} // namespace pw::epcis

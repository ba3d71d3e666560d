// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/imports/statement.h"
#include "core/epcis/event.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace pw::epcis {

/// One event of somebody else's document, ready to be judged and handed on.
struct ReceivedEvent
{
    QByteArray
        document; ///< JSON, every value as it came; with eventID, and `@context` where needed
    QByteArray contentHash; ///< SHA-256 of what it says
    bool declaration = false;
    domain::imports::Row row;
};

/// Why a document is not read at all, and where.
struct ReadFault
{
    enum class Code {
        NotJson,
        DuplicateMember,
        NotXml,
        Forbidden, ///< a document type definition
        TooLarge,
        TooDeep,
        NotADocument, ///< no EPCISDocument, or a part of its frame is missing
        BadElement,   ///< XML: an element that means nothing where it stands
        NoEvents
    };
    Code code = Code::NotADocument;
    QString path; ///< JSON pointer, or elements from the root
    QString detail;
    qint64 line = 0; ///< from 1; 0: nowhere in particular
    qint64 column = 0;
};

struct ReceivedLimits
{
    qint64 bytes = 64 * 1024 * 1024;
    qsizetype events = 100'000;
};

/// Events of an EPCIS 2.0 JSON document, or an XML document of EPCIS 2.0 or 1.x, in their order.
/// Repeats, and events the document itself declares errors, say so (`withoutEffect`).
Result<QList<ReceivedEvent>, ReadFault> readReceivedJson(const QByteArray &document,
                                                         const ReceivedLimits &limits = {});
Result<QList<ReceivedEvent>, ReadFault> readReceivedXml(const QByteArray &document,
                                                        const ReceivedLimits &limits = {});

/// What an event says of units; objections for what it does not say of any.
domain::imports::Row rowOf(const Event &event);

/// The kind of hold a persistent disposition is, by the profile central uses, too; nothing: it
/// keeps nothing from use.
std::optional<domain::HoldClass> holdClassOf(const QString &persistentDisposition);

} // namespace pw::epcis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/eventhash.h"
#include "core/epcis/vocabulary.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace pw::epcis {

/// Where and why an XML document is refused.
struct XmlError
{
    enum class Code {
        NotWellFormed,
        Forbidden, ///< definitions of a document type: nothing is expanded or read from elsewhere
        TooLarge,
        TooDeep,
        NotADocument, ///< root, schemaVersion, creationDate or event list missing or wrong
        BadElement    ///< an element that means nothing here, stands there twice or has a bad value
    };
    Code code;
    QString path;      ///< names of the elements from the root, such as `EPCISDocument/EPCISBody`
    QString detail;    ///< what was found, shortened
    qint64 line = 0;   ///< from 1; 0: nowhere in particular
    qint64 column = 0; ///< characters before the end of the tag
};

/// Limits to what is read before anything is believed.
struct XmlLimits
{
    qint64 bytes = 64 * 1024 * 1024;
    int depth = 32;
};

/// The events of an XML document as the JSON binding writes them, so that everything after is the
/// same for both.
struct XmlEventDocument
{
    struct Place
    {
        qint64 line = 0;
        qint64 column = 0;
    };
    QJsonArray context;      ///< as a JSON document's: the GS1 context and this document's prefixes
    HashContext hashContext; ///< the hash of an XML document has its namespaces as they are
    QList<QJsonObject> events;
    QList<Place> places;                 ///< where each event starts
    QList<VocabularyElement> vocabulary; ///< master data of the header
};

/// An EPCISDocument or EPCISQueryDocument of EPCIS 2.0 or 1.2 (and 1.0, 1.1, which are parts of
/// it), or a single event. `extension` and `baseExtension` of 1.x are unfolded, CBV values become
/// bare words, texts are trimmed. The order of elements is not asked for. What the standard's
/// types do not know stays in the event, where validate() refuses what has no namespace.
Result<XmlEventDocument, XmlError> readXmlDocument(const QByteArray &xml,
                                                   const XmlLimits &limits = {});

} // namespace pw::epcis

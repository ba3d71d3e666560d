// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/documenterror.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace pw::epcis {

/// What the header of a document says of one vocabulary element, such as a place or a class of
/// products (EPCIS 2.0, 6.1.1).
struct VocabularyElement
{
    struct Attribute
    {
        QString name;  ///< as it came; `cbvmda:city` and the whole URI are the same in JSON
        QString value; ///< numbers as their shortest text; empty where it is more than a text
        friend bool operator==(const Attribute &, const Attribute &) = default;
    };
    QString id;
    QList<Attribute> attributes;
    friend bool operator==(const VocabularyElement &, const VocabularyElement &) = default;
};

/// The elements of an `epcisHeader`, in its order; none where it has no master data.
Result<QList<VocabularyElement>, DocumentError> vocabularyOfHeader(const QJsonObject &header);

} // namespace pw::epcis

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/cbv.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QMap>
#include <QString>

#include <optional>

class QXmlStreamWriter;

namespace pw::epcis {

/// How names and values of a JSON document are spelled in EPCIS 1.2 XML.
class Xml12Names
{
public:
    struct Name
    {
        QString space;
        QString local;
    };

    /// Prefixes of a JSON-LD `@context`.
    explicit Xml12Names(const QJsonArray &context);

    /// Of `prefix:local` or a whole URI; nothing where the prefix is not declared or what is left
    /// is no name in XML.
    std::optional<Name> nameOf(const QString &jsonName) const;
    void writeNamespaces(QXmlStreamWriter &xml) const;

    /// `urn:epcglobal:cbv:bizstep:…`; words that CBV 1.2 does not have by their web URI.
    static QString word(cbv::Vocabulary vocabulary, const QString &bareWord);
    static QString textOf(const QJsonValue &scalar);

private:
    QMap<QString, QString> m_namespaces; ///< by prefix
};

} // namespace pw::epcis

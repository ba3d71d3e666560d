// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/event.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QSet>
#include <QString>

/// The event hash of CBV 2.0 (8.9): an identifier that follows from what an event says, so that
/// sending it twice is harmless and anybody can compute it again.
namespace pw::epcis {

/// What a document says about the names in its events.
class HashContext
{
public:
    /// The prefixes of a JSON-LD `@context` that are declared in the document itself. Those of the
    /// GS1 context file do not count: the published hashes leave them unexpanded.
    static HashContext ofJsonLd(const QJsonValue &context);
    /// Of a whole JSON document: its `@context` and the members it wants ignored.
    static HashContext ofDocument(const QJsonObject &document);
    /// The namespaces of an XML document by prefix. There, a value's prefix counts only where it is
    /// `gs1` or `cbv`.
    static HashContext ofXml(const QMap<QString, QString> &namespaces);
    /// Of the documents we write, see standardContext().
    static HashContext standard();

    /// Names (expanded or not) of members that take no part in the hash, besides those of the
    /// standard.
    void ignore(const QString &name) { m_ignored.insert(expandedName(name)); }

    bool isIgnored(const QString &name) const;
    /// `{namespace}local`, or the name as it is where the prefix is not declared.
    QString expandedName(const QString &name) const;
    QString expandedValue(const QString &value) const;
    /// The published hashes of JSON documents have `True`, those of XML documents `true`.
    QString textOf(bool value) const;

private:
    bool m_isXml = false;
    QMap<QString, QString> m_namespaces;      ///< by prefix, for names
    QMap<QString, QString> m_valueNamespaces; ///< by prefix, for values
    QSet<QString> m_ignored;
};

/// The text the hash is taken of. Where the published implementation crashes (a bizTransaction
/// without type, a text `inf`) the value is taken as it is; half a millisecond goes up, as the
/// standard has it.
QString prehashOf(const QJsonObject &event, const HashContext &context);

/// `ni:///sha-256;…?ver=CBV2.0` of an event as it stands in a document.
QString eventHash(const QJsonObject &event, const HashContext &context);

/// The same of an event of our own, as toJson() writes it into a document with standardContext().
QString eventHash(const Event &event);

} // namespace pw::epcis

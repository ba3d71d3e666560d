// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/xmldocument.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QXmlStreamReader>

#include <vector>

namespace pw::epcis {

struct XmlName
{
    QString space; ///< namespace URI
    QString prefix;
    QString local;
};

struct XmlAttribute
{
    XmlName name;
    QString value;
};

struct XmlElement
{
    XmlName name;
    std::vector<XmlAttribute> attributes;
    QString text; ///< own, not that of children; trimmed
    std::vector<XmlElement> children;
    qint64 line = 0;
    qint64 column = 0;

    bool isEmpty() const { return attributes.empty() && text.isEmpty() && children.empty(); }
    /// Whether the name is of EPCIS itself: without namespace, as the schemas have local elements,
    /// or in one of its namespaces.
    bool isStandard() const;
    bool isStandard(QLatin1StringView local) const { return isStandard() && name.local == local; }
};

bool isEpcisNamespace(QStringView space);

/// Reads elements, keeps the limits, and knows where it is.
class XmlReader
{
public:
    XmlReader(const QByteArray &xml, const XmlLimits &limits);

    /// Goes to the root element's start.
    Result<XmlElement, XmlError> open();
    /// Goes to the start of the next child of the open element and opens it, without contents;
    /// nothing where the element ends instead, which closes it.
    Result<std::optional<XmlElement>, XmlError> nextChild();
    /// Reads the rest of the element opened last, with all that is in it, and closes it.
    Result<XmlElement, XmlError> whole();
    /// Skips the rest of the element opened last and closes it.
    Result<Done, XmlError> skip();
    /// To the end of the document, where nothing but blanks and comments may be.
    Result<Done, XmlError> finish();

    XmlError error(XmlError::Code code, const QString &detail = {}) const;

private:
    XmlElement current() const;
    /// Goes to the next tag; text on the way is added to `text` if given.
    Result<QXmlStreamReader::TokenType, XmlError> nextTag(QString *text);

    QXmlStreamReader m_reader;
    XmlLimits m_limits;
    qint64 m_size;
    QStringList m_path;
};

/// The names of extensions as JSON writes them, `prefix:local`, and what the prefixes stand for.
class XmlNames
{
public:
    QString jsonName(const XmlName &name);
    const QMap<QString, QString> &namespaces() const { return m_namespaces; } ///< by prefix

private:
    QMap<QString, QString> m_namespaces;
    QMap<QString, QString> m_prefixes;
};

} // namespace pw::epcis

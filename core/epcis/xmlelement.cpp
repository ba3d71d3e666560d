// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/xmlelement.h"

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

constexpr auto SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance"_L1;

} // namespace

bool isEpcisNamespace(QStringView space)
{
    return space == u"urn:epcglobal:epcis:xsd:1" || space == u"urn:epcglobal:epcis:xsd:2"
           || space == u"urn:epcglobal:epcis-query:xsd:1"
           || space == u"urn:epcglobal:epcis-query:xsd:2";
}

bool XmlElement::isStandard() const
{
    return name.space.isEmpty() || isEpcisNamespace(name.space);
}

XmlReader::XmlReader(const QByteArray &xml, const XmlLimits &limits)
    : m_reader(xml), m_limits(limits), m_size(xml.size())
{}

XmlError XmlReader::error(XmlError::Code code, const QString &detail) const
{
    return {code, m_path.join(u'/'), detail.left(80), m_reader.lineNumber(),
            m_reader.columnNumber()};
}

XmlElement XmlReader::current() const
{
    XmlElement element;
    element.name = {m_reader.namespaceUri().toString(), m_reader.prefix().toString(),
                    m_reader.name().toString()};
    element.line = m_reader.lineNumber();
    element.column = m_reader.columnNumber();
    for (const QXmlStreamAttribute &attribute : m_reader.attributes()) {
        // Types and locations of schemas are for validators.
        if (attribute.namespaceUri() == SchemaInstance)
            continue;
        element.attributes.push_back({{attribute.namespaceUri().toString(),
                                       attribute.prefix().toString(), attribute.name().toString()},
                                      attribute.value().toString().trimmed()});
    }
    return element;
}

Result<QXmlStreamReader::TokenType, XmlError> XmlReader::nextTag(QString *text)
{
    while (!m_reader.atEnd()) {
        const QXmlStreamReader::TokenType token = m_reader.readNext();
        switch (token) {
        case QXmlStreamReader::StartElement:
            if (m_path.size() >= m_limits.depth)
                return Failure{error(XmlError::Code::TooDeep)};
            m_path.append(m_reader.name().toString());
            return token;
        case QXmlStreamReader::EndElement: return token;
        case QXmlStreamReader::Characters:
            if (text)
                text->append(m_reader.text());
            break;
        case QXmlStreamReader::DTD:
            // A bare name defines nothing and reads nothing; documents of GS1 have it.
            if (!m_reader.dtdSystemId().isEmpty() || !m_reader.dtdPublicId().isEmpty()
                || m_reader.text().contains(u'['))
                return Failure{error(XmlError::Code::Forbidden, u"DTD"_s)};
            break;
        case QXmlStreamReader::EntityReference:
            return Failure{error(XmlError::Code::Forbidden, m_reader.name().toString())};
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction: break;
        }
    }
    return Failure{error(XmlError::Code::NotWellFormed, m_reader.errorString())};
}

Result<XmlElement, XmlError> XmlReader::open()
{
    if (m_size > m_limits.bytes)
        return Failure{error(XmlError::Code::TooLarge, QString::number(m_size))};
    if (const auto token = nextTag(nullptr); !token)
        return Failure{token.error()};
    return current();
}

Result<std::optional<XmlElement>, XmlError> XmlReader::nextChild()
{
    QString text;
    const auto token = nextTag(&text);
    if (!token)
        return Failure{token.error()};
    if (!text.trimmed().isEmpty())
        return Failure{error(XmlError::Code::BadElement, text.trimmed())};
    if (*token == QXmlStreamReader::StartElement)
        return std::optional(current());
    m_path.removeLast();
    return std::optional<XmlElement>();
}

Result<XmlElement, XmlError> XmlReader::whole()
{
    XmlElement element = current();
    for (;;) {
        const auto token = nextTag(&element.text);
        if (!token)
            return Failure{token.error()};
        if (*token == QXmlStreamReader::EndElement) {
            m_path.removeLast();
            element.text = element.text.trimmed();
            return element;
        }
        auto child = whole();
        if (!child)
            return child;
        element.children.push_back(*std::move(child));
    }
}

Result<Done, XmlError> XmlReader::skip()
{
    for (qsizetype depth = m_path.size(); m_path.size() >= depth;) {
        const auto token = nextTag(nullptr);
        if (!token)
            return Failure{token.error()};
        if (*token == QXmlStreamReader::EndElement)
            m_path.removeLast();
    }
    return Done{};
}

Result<Done, XmlError> XmlReader::finish()
{
    while (!m_reader.atEnd())
        m_reader.readNext();
    if (m_reader.hasError())
        return Failure{error(XmlError::Code::NotWellFormed, m_reader.errorString())};
    return Done{};
}

QString XmlNames::jsonName(const XmlName &name)
{
    if (name.space.isEmpty() || isEpcisNamespace(name.space))
        return name.local;
    QString prefix = m_prefixes.value(name.space);
    if (prefix.isEmpty()) {
        prefix = name.prefix.isEmpty() ? u"ns"_s : name.prefix;
        // The same prefix may mean something else in another part of the document.
        for (int number = 2; m_namespaces.contains(prefix); ++number)
            prefix = (name.prefix.isEmpty() ? u"ns"_s : name.prefix) + QString::number(number);
        m_prefixes.insert(name.space, prefix);
        m_namespaces.insert(prefix, name.space);
    }
    return prefix + u':' + name.local;
}

} // namespace pw::epcis

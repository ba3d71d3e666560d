// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/xmldocument.h"

#include "core/epcis/instant.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/xmlelement.h"
#include "core/epcis/xmlevent.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Code = XmlError::Code;

/// Walks the frame of a document and hands each event on.
class DocumentReader
{
public:
    DocumentReader(const QByteArray &xml, const XmlLimits &limits) : m_reader(xml, limits) {}

    Result<XmlEventDocument, XmlError> read()
    {
        const auto root = m_reader.open();
        if (!root)
            return Failure{root.error()};
        const auto done = isXmlEvent(*root) ? readEvent(root->name.local) : readRoot(*root);
        if (!done)
            return Failure{done.error()};
        if (const auto end = m_reader.finish(); !end)
            return Failure{end.error()};
        m_document.context = contextOf(m_names.namespaces());
        m_document.hashContext = HashContext::ofXml(m_names.namespaces());
        for (const QString &name : std::as_const(m_ignored))
            m_document.hashContext.ignore(name);
        return std::move(m_document);
    }

private:
    static QJsonArray contextOf(const QMap<QString, QString> &namespaces)
    {
        QJsonArray context{standardContext().first()};
        for (auto it = namespaces.begin(); it != namespaces.end(); ++it) {
            // The JSON context spells this one so that names can be put right behind it.
            const QString space =
                *it == u"urn:epcglobal:cbv:mda" ? u"urn:epcglobal:cbv:mda:"_s : *it;
            context.append(QJsonObject{{it.key(), space}});
        }
        return context;
    }

    static QString attribute(const XmlElement &element, QLatin1StringView name)
    {
        const auto found = std::find_if(element.attributes.begin(), element.attributes.end(),
                                        [name](const XmlAttribute &a) {
                                            return a.name.space.isEmpty() && a.name.local == name;
                                        });
        return found == element.attributes.end() ? QString() : found->value;
    }

    Result<Done, XmlError> readRoot(const XmlElement &root)
    {
        const bool isCapture = root.isStandard("EPCISDocument"_L1);
        if (!isCapture && !root.isStandard("EPCISQueryDocument"_L1))
            return Failure{m_reader.error(Code::NotADocument, root.name.local)};
        static constexpr QLatin1StringView Versions[] = {"1"_L1,   "1.0"_L1, "1.1"_L1,
                                                         "1.2"_L1, "2"_L1,   "2.0"_L1};
        const QString version = attribute(root, "schemaVersion"_L1);
        if (std::find(std::begin(Versions), std::end(Versions), version) == std::end(Versions))
            return Failure{m_reader.error(Code::NotADocument, u"schemaVersion="_s + version)};
        const QString date = attribute(root, "creationDate"_L1);
        // As in JSON, an answer to a query may leave it out.
        if (!instantFromText(date) && (isCapture || !date.isEmpty()))
            return Failure{m_reader.error(Code::NotADocument, u"creationDate="_s + date)};
        if (const auto done = readFrame(); !done)
            return done;
        if (!m_hasList)
            return Failure{m_reader.error(Code::NotADocument, u"EventList"_s)};
        return Done{};
    }

    /// Everything around the event list.
    Result<Done, XmlError> readFrame()
    {
        for (;;) {
            const auto child = m_reader.nextChild();
            if (!child)
                return Failure{child.error()};
            if (!*child)
                return Done{};
            const XmlElement &element = **child;
            const QString &name = element.name.local;
            const bool isWay =
                element.isStandard()
                && (name == u"EPCISBody" || name == u"QueryResults" || name == u"resultsBody");
            Result<Done, XmlError> done = Done{};
            if (isWay)
                done = readFrame();
            else if (element.isStandard("EPCISHeader"_L1))
                done = readHeader();
            else if (element.isStandard("EventList"_L1))
                done = readList();
            else if (name == u"ignoreFields" && !element.isStandard())
                done = readIgnored();
            else
                done = m_reader.skip();
            if (!done)
                return done;
        }
    }

    /// Of the header only the master data count; EPCIS 1.x has them inside `extension`.
    Result<Done, XmlError> readHeader()
    {
        const auto header = m_reader.whole();
        if (!header)
            return Failure{header.error()};
        addVocabulary(*header);
        return Done{};
    }

    void addVocabulary(const XmlElement &parent)
    {
        for (const XmlElement &child : parent.children) {
            if (!child.isStandard("VocabularyElement"_L1)) {
                addVocabulary(child);
                continue;
            }
            VocabularyElement element{attribute(child, "id"_L1), {}};
            for (const XmlElement &said : child.children) {
                if (said.isStandard("attribute"_L1))
                    element.attributes.append({attribute(said, "id"_L1), said.text});
            }
            if (!element.id.isEmpty())
                m_document.vocabulary.append(element);
        }
    }

    Result<Done, XmlError> readList()
    {
        m_hasList = true;
        for (;;) {
            const auto child = m_reader.nextChild();
            if (!child)
                return Failure{child.error()};
            if (!*child)
                return Done{};
            Result<Done, XmlError> done = Done{};
            // EPCIS 1.x has later event types inside `extension`.
            if ((*child)->isStandard("extension"_L1))
                done = readList();
            else if (isXmlEvent(**child))
                done = readEvent(
                    u"EventList/%1/%2"_s.arg(m_document.events.size()).arg((*child)->name.local));
            else
                return Failure{m_reader.error(Code::BadElement, (*child)->name.local)};
            if (!done)
                return done;
        }
    }

    Result<Done, XmlError> readEvent(const QString &path)
    {
        const auto element = m_reader.whole();
        if (!element)
            return Failure{element.error()};
        const auto event = jsonOfXmlEvent(*element, m_names, path);
        if (!event)
            return Failure{event.error()};
        m_document.events.append(*event);
        m_document.places.append({element->line, element->column});
        return Done{};
    }

    Result<Done, XmlError> readIgnored()
    {
        const auto element = m_reader.whole();
        if (!element)
            return Failure{element.error()};
        for (const XmlElement &field : element->children)
            m_ignored.append(m_names.jsonName(field.name));
        return Done{};
    }

    XmlReader m_reader;
    XmlNames m_names;
    XmlEventDocument m_document;
    QStringList m_ignored;
    bool m_hasList = false;
};

} // namespace

Result<XmlEventDocument, XmlError> readXmlDocument(const QByteArray &xml, const XmlLimits &limits)
{
    return DocumentReader(xml, limits).read();
}

} // namespace pw::epcis

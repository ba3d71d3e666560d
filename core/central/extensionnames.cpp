// SPDX-License-Identifier: Apache-2.0
#include "core/central/extensionnames.h"

#include "core/epcis/jsonld.h"
#include "core/epcis/uri.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

/// Declared by the GS1 context file itself; such names stay as they are.
const QSet<QString> &standardPrefixes()
{
    static const QSet<QString> prefixes{u"cbv"_s, u"dcterms"_s, u"epcis"_s, u"gs1"_s,
                                        u"owl"_s, u"rdfs"_s,    u"xsd"_s};
    return prefixes;
}

/// The name in a namespace that ends where names begin.
std::optional<QString> splitUri(const QString &uri)
{
    const qsizetype end =
        std::max({uri.lastIndexOf(u'/'), uri.lastIndexOf(u'#'), uri.lastIndexOf(u':')}) + 1;
    if (end == uri.size() || !epcis::isUri(uri))
        return {};
    return u'{' + uri.first(end) + u'}' + QStringView(uri).sliced(end);
}

} // namespace

ExtensionNames::ExtensionNames()
{
    addContext(epcis::standardContext());
}

bool ExtensionNames::addHeader(const QByteArray &header)
{
    static const QRegularExpression pair(u"^([A-Za-z][A-Za-z0-9_-]*)=(\\S+)$"_s);
    QJsonObject terms;
    for (const QByteArray &item : header.split(',')) {
        if (item.trimmed().isEmpty())
            continue;
        const auto match = pair.match(QString::fromLatin1(item.trimmed()));
        if (!match.hasMatch() || !epcis::isUri(match.captured(2)))
            return false;
        terms.insert(match.captured(1), match.captured(2));
    }
    addContext(terms);
    return true;
}

void ExtensionNames::addContext(const QJsonValue &context)
{
    const QJsonArray items = context.isArray() ? context.toArray() : QJsonArray{context};
    for (const QJsonValue &item : items) {
        m_contexts.append(item);
        for (const QString &prefix : item.toObject().keys())
            m_prefixes.insert(prefix);
    }
    m_context = epcis::HashContext::ofJsonLd(m_contexts);
}

std::optional<QString> ExtensionNames::expanded(const QString &name) const
{
    const qsizetype colon = name.indexOf(u':');
    if (colon <= 0 || colon + 1 == name.size())
        return {};
    const QString prefix = name.first(colon);
    if (m_prefixes.contains(prefix) || standardPrefixes().contains(prefix))
        return m_context.expandedName(name);
    if (prefix == u"urn" || prefix == u"http" || prefix == u"https")
        return splitUri(name);
    return {};
}

} // namespace pw::central

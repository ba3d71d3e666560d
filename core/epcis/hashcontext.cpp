// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventhash.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/names.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

/// `prefix:rest` by the namespaces, each wrapped as `before` and `after` say.
QString expanded(const QString &text, const QMap<QString, QString> &namespaces,
                 QLatin1StringView before, QLatin1StringView after)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return text;
    const auto found = namespaces.constFind(text.first(colon));
    if (found == namespaces.constEnd())
        return text;
    return before + *found + after + QStringView(text).sliced(colon + 1);
}

} // namespace

HashContext HashContext::ofJsonLd(const QJsonValue &context)
{
    HashContext result;
    const QJsonArray parts = context.isArray() ? context.toArray() : QJsonArray{context};
    for (const QJsonValue &part : parts) {
        const QJsonObject terms = part.toObject();
        for (auto it = terms.begin(); it != terms.end(); ++it) {
            const QString name =
                it->isObject() ? it->toObject().value("@id"_L1).toString() : it->toString();
            if (!name.isEmpty() && !it.key().startsWith(u'@'))
                result.m_namespaces.insert(it.key(), name);
        }
    }
    result.m_valueNamespaces = result.m_namespaces;
    return result;
}

HashContext HashContext::ofDocument(const QJsonObject &document)
{
    HashContext result = ofJsonLd(document.value(names::Context));
    for (auto it = document.begin(); it != document.end(); ++it) {
        if (!it.key().endsWith(":ignoreFields"_L1))
            continue;
        for (const QJsonValue &name : it->toArray())
            result.ignore(name.toString());
    }
    return result;
}

HashContext HashContext::ofXml(const QMap<QString, QString> &namespaces)
{
    HashContext result;
    result.m_namespaces = namespaces;
    result.m_valueNamespaces = {{u"gs1"_s, u"https://gs1.org/voc/"_s},
                                {u"cbv"_s, u"https://ref.gs1.org/cbv/"_s}};
    result.m_isXml = true;
    return result;
}

HashContext HashContext::standard()
{
    return ofJsonLd(standardContext());
}

bool HashContext::isIgnored(const QString &name) const
{
    return !m_ignored.isEmpty() && m_ignored.contains(expandedName(name));
}

QString HashContext::expandedName(const QString &name) const
{
    return expanded(name, m_namespaces, "{"_L1, "}"_L1);
}

QString HashContext::expandedValue(const QString &value) const
{
    return expanded(value, m_valueNamespaces, {}, {});
}

QString HashContext::textOf(bool value) const
{
    const QLatin1StringView text = value ? "true"_L1 : "false"_L1;
    return m_isXml ? QString(text) : text.first(1).toString().toUpper() + text.sliced(1);
}

} // namespace pw::epcis

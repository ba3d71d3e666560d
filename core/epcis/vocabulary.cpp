// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/vocabulary.h"

#include "core/epcis/uri.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Code = DocumentError::Code;

QString textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

/// The id of an element or attribute; both are URIs (JSON schema).
Result<QString, DocumentError> idOf(const QJsonValue &value, const QString &path)
{
    const QJsonValue id = value["id"_L1];
    if (!id.isString())
        return Failure{DocumentError{Code::MissingMember, path + u"/id"_s, {}}};
    if (!isUri(id.toString()))
        return Failure{DocumentError{Code::BadIdentifier, path + u"/id"_s, id.toString().left(80)}};
    return id.toString();
}

/// A member that may be missing, but is a list where it is there.
Result<QJsonArray, DocumentError> listOf(const QJsonValue &value, QLatin1StringView member,
                                         const QString &path)
{
    const QJsonValue list = value[member];
    if (!list.isUndefined() && !list.isArray())
        return Failure{DocumentError{Code::BadValue, path + u'/' + member, {}}};
    return list.toArray();
}

Result<VocabularyElement, DocumentError> elementOf(const QJsonValue &json, const QString &path)
{
    const auto id = idOf(json, path);
    if (!id)
        return Failure{id.error()};
    const auto attributes = listOf(json, "attributes"_L1, path);
    if (!attributes)
        return Failure{attributes.error()};
    VocabularyElement element{*id, {}};
    for (qsizetype i = 0; i < attributes->size(); ++i) {
        const QJsonValue attribute = attributes->at(i);
        const auto name = idOf(attribute, path + u"/attributes/"_s + QString::number(i));
        if (!name)
            return Failure{name.error()};
        element.attributes.append({*name, textOf(attribute["attribute"_L1])});
    }
    return element;
}

} // namespace

Result<QList<VocabularyElement>, DocumentError> vocabularyOfHeader(const QJsonObject &header)
{
    const QString root = u"/epcisHeader/epcisMasterData"_s;
    const auto vocabularies = listOf(header["epcisMasterData"_L1], "vocabularyList"_L1, root);
    if (!vocabularies)
        return Failure{vocabularies.error()};
    QList<VocabularyElement> all;
    for (qsizetype i = 0; i < vocabularies->size(); ++i) {
        const QString path = root + u"/vocabularyList/"_s + QString::number(i);
        const auto elements = listOf(vocabularies->at(i), "vocabularyElementList"_L1, path);
        if (!elements)
            return Failure{elements.error()};
        for (qsizetype k = 0; k < elements->size(); ++k) {
            const auto element = elementOf(elements->at(k), path + u"/vocabularyElementList/"_s
                                                                + QString::number(k));
            if (!element)
                return Failure{element.error()};
            all.append(*element);
        }
    }
    return all;
}

} // namespace pw::epcis

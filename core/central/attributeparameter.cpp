// SPDX-License-Identifier: Apache-2.0
#include "core/central/attributeparameter.h"

#include "core/central/eventindex.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using Fields = QMap<QString, std::variant<EventColumn, int>>;

const Fields &standardFields()
{
    static const Fields fields{{u"bizStep"_s, EventColumn::BizStep},
                               {u"disposition"_s, EventColumn::Disposition},
                               {u"readPoint"_s, EventColumn::ReadPoint},
                               {u"bizLocation"_s, EventColumn::BizLocation},
                               {u"epcClass"_s, int(EventIndex::Class)},
                               {u"inputEPCClass"_s, int(EventIndex::InputClass)},
                               {u"outputEPCClass"_s, int(EventIndex::OutputClass)},
                               {u"anyEPCClass"_s, int(EventIndex::AnyClass)}};
    return fields;
}

std::optional<QString> expandedAttribute(const QString &name, const ExtensionNames &names)
{
    static const QRegularExpression word(u"^[A-Za-z][A-Za-z0-9]*$"_s);
    return names.expanded(word.match(name).hasMatch() ? u"cbvmda:"_s + name : name);
}

QString unknown(const QString &name)
{
    return name.left(80) + u" is no attribute by prefix:name, URI or word of the CBV"_s;
}

Result<AttributeCondition, QString> ofField(const QString &name, const ExtensionNames &names)
{
    AttributeCondition condition;
    const auto standard = standardFields().constFind(name);
    if (standard != standardFields().cend()) {
        if (const auto *column = std::get_if<EventColumn>(&*standard))
            condition.column = *column;
        else
            condition.roles = std::get<int>(*standard);
        return condition;
    }
    const auto extension = names.expanded(name);
    if (!extension)
        return Failure{QString(name.left(80) + u" is no field with vocabulary elements"_s)};
    condition.field = *extension;
    return condition;
}

} // namespace

bool isAttributeParameter(const QString &name)
{
    return name.startsWith("HASATTR_"_L1) || name.startsWith("EQ_ATTR_"_L1)
           || name.startsWith("EQATTR_"_L1);
}

Result<AttributeCondition, QString> attributeCondition(const QueryParameter &parameter,
                                                       const ExtensionNames &names)
{
    const bool isExistence = parameter.name.startsWith("HASATTR_"_L1);
    const QString rest = parameter.name.sliced(parameter.name.startsWith("EQ_ATTR_"_L1) ? 8
                                               : isExistence                            ? 8
                                                                                        : 7);
    // Names of extension fields may have underscores; then the attribute is what follows the last.
    static const QRegularExpression parts(u"^([a-zA-Z]+|[^_:]+:.+)_(.+)$"_s);
    const auto match = parts.match(rest);
    if (!isExistence && !match.hasMatch())
        return Failure{u"a field and an attribute are wanted behind ATTR_"_s};
    auto condition = ofField(isExistence ? rest : match.captured(1), names);
    if (!condition)
        return condition;
    AttributeCondition wanted = *condition;
    for (const QString &name : isExistence ? parameter.values : QStringList{match.captured(2)}) {
        const auto expanded = expandedAttribute(name, names);
        if (!expanded)
            return Failure{unknown(name)};
        wanted.attributes.append(*expanded);
    }
    if (!isExistence) {
        for (const QString &value : parameter.values)
            wanted.values.append(valueKey(value));
    }
    return wanted;
}

} // namespace pw::central

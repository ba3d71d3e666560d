// SPDX-License-Identifier: Apache-2.0
#include "core/central/eventqueryreader.h"

#include "core/central/attributeparameter.h"
#include "core/central/eventindex.h"
#include "core/central/matchpattern.h"
#include "core/central/queryvalues.h"
#include "core/epcis/cbv.h"
#include "core/epcis/instant.h"
#include "core/epcis/names.h"
#include "core/epcis/uri.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using epcis::cbv::Vocabulary;
using Comparison = NumberCondition::Comparison;

constexpr qsizetype MostValues = 2000; ///< over all parameters; more is too complex a question
constexpr qsizetype MostParameters = 100;
constexpr qsizetype MostRanges = 500; ///< of keys, which patterns become

/// Fills a query from parameters; the first problem is kept.
class Reader
{
public:
    explicit Reader(const ExtensionNames &names) : m_names(names) {}

    Result<RestQuery, Problem> read(const QList<QueryParameter> &parameters)
    {
        qsizetype values = 0;
        for (const QueryParameter &parameter : parameters) {
            values += parameter.values.size();
            readParameter(parameter);
        }
        if (values > MostValues || parameters.size() > MostParameters)
            return Failure{problems::queryTooComplex(QString::number(parameters.size())
                                                     + u" parameters, "_s + QString::number(values)
                                                     + u" values"_s)};
        if (m_ranges > MostRanges)
            return Failure{problems::queryTooComplex(QString::number(m_ranges) + u" patterns"_s)};
        checkTogether();
        if (m_problem)
            return Failure{*m_problem};
        return m_query;
    }

private:
    /// How a parameter of the standard is read.
    struct Rule
    {
        QLatin1StringView name;
        void (Reader::*read)();
    };

    void readParameter(const QueryParameter &parameter)
    {
        static constexpr Rule Rules[] = {
            {"eventType"_L1, &Reader::readTypes},
            {"GE_eventTime"_L1, &Reader::readHappenedFrom},
            {"LT_eventTime"_L1, &Reader::readHappenedBefore},
            {"GE_recordTime"_L1, &Reader::readRecordedFrom},
            {"LT_recordTime"_L1, &Reader::readRecordedBefore},
            {"EQ_action"_L1, &Reader::readActions},
            {"EQ_bizStep"_L1, &Reader::readBizSteps},
            {"EQ_disposition"_L1, &Reader::readDispositions},
            {"EQ_persistentDisposition_set"_L1, &Reader::readPersistent},
            {"EQ_persistentDisposition_unset"_L1, &Reader::readPersistent},
            {"EQ_readPoint"_L1, &Reader::readPlace},
            {"WD_readPoint"_L1, &Reader::readPlace},
            {"EQ_bizLocation"_L1, &Reader::readPlace},
            {"WD_bizLocation"_L1, &Reader::readPlace},
            {"EQ_transformationID"_L1, &Reader::readUris},
            {"MATCH_epc"_L1, &Reader::readMatch},
            {"MATCH_parentID"_L1, &Reader::readMatch},
            {"MATCH_inputEPC"_L1, &Reader::readMatch},
            {"MATCH_outputEPC"_L1, &Reader::readMatch},
            {"MATCH_anyEPC"_L1, &Reader::readMatch},
            {"MATCH_epcClass"_L1, &Reader::readMatch},
            {"MATCH_inputEPCClass"_L1, &Reader::readMatch},
            {"MATCH_outputEPCClass"_L1, &Reader::readMatch},
            {"MATCH_anyEPCClass"_L1, &Reader::readMatch},
            {"EQ_eventID"_L1, &Reader::readEventIds},
            {"EXISTS_errorDeclaration"_L1, &Reader::readErrorExists},
            {"EXISTS_sensorElementList"_L1, &Reader::readExists},
            {"GE_errorDeclarationTime"_L1, &Reader::readTimeField},
            {"LT_errorDeclarationTime"_L1, &Reader::readTimeField},
            {"GE_errorDeclaration_Time"_L1, &Reader::readDeclarationTimeOfSchema},
            {"LT_errorDeclaration_Time"_L1, &Reader::readDeclarationTimeOfSchema},
            {"EQ_errorReason"_L1, &Reader::readErrorReasons},
            {"EQ_correctiveEventID"_L1, &Reader::readIdTexts},
            {"orderBy"_L1, &Reader::readOrder},
            {"orderDirection"_L1, &Reader::readDirection},
            {"eventCountLimit"_L1, &Reader::readCountLimit},
            {"maxEventCount"_L1, &Reader::readMaxCount},
            {"GE_time"_L1, &Reader::readTimeField},
            {"LT_time"_L1, &Reader::readTimeField},
            {"GE_startTime"_L1, &Reader::readTimeField},
            {"LT_startTime"_L1, &Reader::readTimeField},
            {"GE_endTime"_L1, &Reader::readTimeField},
            {"LT_endTime"_L1, &Reader::readTimeField},
            {"EQ_type"_L1, &Reader::readSensorTexts},
            {"EQ_deviceID"_L1, &Reader::readSensorTexts},
            {"EQ_dataProcessingMethod"_L1, &Reader::readSensorTexts},
            {"EQ_microorganism"_L1, &Reader::readSensorTexts},
            {"EQ_chemicalSubstance"_L1, &Reader::readSensorTexts},
            {"EQ_bizRules"_L1, &Reader::readSensorTexts},
            {"EQ_stringValue"_L1, &Reader::readSensorTexts},
            {"EQ_hexBinaryValue"_L1, &Reader::readSensorTexts},
            {"EQ_uriValue"_L1, &Reader::readSensorTexts},
            {"EQ_booleanValue"_L1, &Reader::readBoolean},
        };
        m_parameter = parameter;
        if (parameter.values.isEmpty() || parameter.values.contains(QString()))
            return refuse(u"a value is missing"_s);
        for (const Rule &rule : Rules) {
            if (parameter.name == rule.name)
                return (this->*rule.read)();
        }
        readPatterned();
    }

    void refuse(const QString &why)
    {
        if (!m_problem)
            m_problem = problems::queryParameter(m_parameter.name + u": "_s + why);
    }

    /// Between operator and end: `readPoint` of `EQ_readPoint`.
    QString fieldName() const
    {
        return m_parameter.name.sliced(m_parameter.name.indexOf(u'_') + 1);
    }
    QString oneValue()
    {
        if (m_parameter.values.size() != 1)
            refuse(u"one value is wanted"_s);
        return m_parameter.values.first();
    }
    QDateTime time()
    {
        const auto read = epcis::instantFromText(oneValue());
        if (!read)
            refuse(u"not a date-time with offset (is its + written %2B?)"_s);
        return read.value_or(QDateTime());
    }
    /// A whole number above 0.
    qint64 count()
    {
        bool isNumber = false;
        const qint64 read = oneValue().toLongLong(&isNumber);
        if (!isNumber || read < 1)
            refuse(u"a number above 0"_s);
        return read;
    }
    std::optional<bool> boolean()
    {
        const QString value = oneValue();
        if (value == u"true" || value == u"1")
            return true;
        if (value == u"false" || value == u"0")
            return false;
        refuse(u"true or false"_s);
        return {};
    }
    QStringList words(Vocabulary vocabulary)
    {
        QStringList list;
        for (const QString &value : m_parameter.values) {
            const QString word = epcis::cbv::bareWord(vocabulary, value);
            if (!epcis::cbv::isWord(vocabulary, word) && !epcis::isUri(word))
                refuse(value.left(80) + u" is neither a word of the vocabulary nor a URI"_s);
            list.append(word);
        }
        return list;
    }
    std::optional<Comparison> comparison() const
    {
        const QString &name = m_parameter.name;
        if (name.startsWith("GE_"_L1))
            return Comparison::GreaterOrEqual;
        if (name.startsWith("GT_"_L1))
            return Comparison::Greater;
        if (name.startsWith("LE_"_L1))
            return Comparison::LessOrEqual;
        if (name.startsWith("LT_"_L1))
            return Comparison::Less;
        return {};
    }

    void readTypes()
    {
        using epcis::EventType;
        QStringList known;
        for (const EventType type :
             {EventType::Object, EventType::Aggregation, EventType::Transaction,
              EventType::Transformation, EventType::Association})
            known.append(epcis::names::toText(type));
        for (const QString &type : m_parameter.values) {
            if (!known.contains(type) && !epcis::isUri(type))
                refuse(type.left(80) + u" is no event type"_s);
        }
        events().restrict(EventColumn::Type, m_parameter.values);
    }
    void readHappenedFrom() { events().happenedFrom = time(); }
    void readHappenedBefore() { events().happenedBefore = time(); }
    void readRecordedFrom() { events().recordedFrom = time(); }
    void readRecordedBefore() { events().recordedBefore = time(); }
    void readActions()
    {
        for (const QString &action : m_parameter.values) {
            if (action != u"ADD" && action != u"OBSERVE" && action != u"DELETE")
                refuse(u"ADD, OBSERVE or DELETE"_s);
        }
        events().restrict(EventColumn::Action, m_parameter.values);
    }
    void readBizSteps() { events().restrict(EventColumn::BizStep, words(Vocabulary::BizStep)); }
    void readDispositions()
    {
        events().restrict(EventColumn::Disposition, words(Vocabulary::Disposition));
    }
    void readPersistent() { addTexts(fieldName(), words(Vocabulary::Disposition)); }
    void readErrorReasons() { addTexts(fieldName(), words(Vocabulary::ErrorReason)); }
    void readEventIds() { events().byId(uris()); }
    void readIdTexts() { addTexts(fieldName(), uris()); }

    void readPlace()
    {
        const bool withDescendants = m_parameter.name.startsWith("WD_"_L1);
        const EventColumn column = m_parameter.name.endsWith("readPoint"_L1)
                                       ? EventColumn::ReadPoint
                                       : EventColumn::BizLocation;
        ColumnCondition condition{column, {}};
        for (const QString &uri : m_parameter.values)
            append(condition.anyOf, placePatterns(uri, withDescendants), uri);
        events().columns.append(condition);
    }
    void readMatch()
    {
        static const QMap<QString, int> Roles{{u"epc"_s, EventIndex::Epc},
                                              {u"parentID"_s, EventIndex::Parent},
                                              {u"inputEPC"_s, EventIndex::Input},
                                              {u"outputEPC"_s, EventIndex::Output},
                                              {u"anyEPC"_s, EventIndex::AnyEpc},
                                              {u"epcClass"_s, EventIndex::Class},
                                              {u"inputEPCClass"_s, EventIndex::InputClass},
                                              {u"outputEPCClass"_s, EventIndex::OutputClass},
                                              {u"anyEPCClass"_s, EventIndex::AnyClass}};
        const int roles = Roles.value(fieldName());
        const bool isClass = (roles & EventIndex::AnyClass) != 0;
        NameCondition condition{roles, {}};
        for (const QString &uri : m_parameter.values)
            append(condition.anyOf, isClass ? classPatterns(uri) : epcPatterns(uri), uri);
        events().names.append(condition);
    }
    void append(QList<KeyPattern> &patterns, const std::optional<QList<KeyPattern>> &found,
                const QString &uri)
    {
        if (!found)
            return refuse(uri.left(120)
                          + u" is no URI, no right identifier, or no pattern known here"_s);
        patterns += *found;
        m_ranges += std::count_if(found->begin(), found->end(),
                                  [](const KeyPattern &pattern) { return pattern.isPrefix; });
    }

    QStringList uris()
    {
        for (const QString &uri : m_parameter.values) {
            if (!epcis::isUri(uri))
                refuse(uri.left(120) + u" is no URI"_s);
        }
        return m_parameter.values;
    }
    void readUris()
    {
        QStringList keys;
        for (const QString &uri : uris())
            keys.append(indexedText(uri));
        addTexts(fieldName(), keys);
    }
    void readSensorTexts()
    {
        QStringList texts;
        for (const QString &value : m_parameter.values)
            texts.append(m_parameter.name == u"EQ_type" ? measurementWord(value)
                                                        : indexedText(value));
        addTexts(fieldName(), texts);
    }
    void readBoolean()
    {
        const auto wanted = boolean();
        addTexts(fieldName(), {wanted.value_or(false) ? u"true"_s : u"false"_s});
    }
    void readErrorExists()
    {
        if (boolean().value_or(false))
            events().values.append({u"errorDeclarationTime"_s, {}, {}});
    }
    void readExists()
    {
        if (boolean().value_or(false))
            events().values.append({fieldName(), {}, {}});
    }
    void readTimeField() { addTime(fieldName()); }
    void readDeclarationTimeOfSchema() { addTime(u"errorDeclarationTime"_s); }
    void addTime(const QString &field)
    {
        const QDateTime read = time();
        if (read.isValid())
            events().numbers.append({field, *comparison(), double(read.toMSecsSinceEpoch())});
    }
    void addTexts(const QString &field, const QStringList &texts)
    {
        events().values.append({field, texts, {}});
    }

    void readOrder()
    {
        const QString value = oneValue();
        m_ordered = true;
        if (value == u"recordTime")
            events().order = EventQuery::Order::RecordTime;
        else if (value == u"eventTime")
            events().order = EventQuery::Order::EventTime;
        else
            refuse(u"recordTime or eventTime; no other order is kept here"_s);
    }
    void readDirection()
    {
        const QString value = oneValue();
        events().ascending = value == u"ASC";
        if (!events().ascending && value != u"DESC")
            refuse(u"ASC or DESC"_s);
    }
    void readCountLimit() { m_query.eventCountLimit = count(); }
    void readMaxCount() { m_query.maxEventCount = count(); }
    void checkTogether()
    {
        if (m_query.eventCountLimit && m_query.maxEventCount) {
            m_parameter.name = u"eventCountLimit"_s;
            refuse(u"excludes maxEventCount"_s);
        }
        if (m_query.eventCountLimit && !m_ordered) {
            m_parameter.name = u"eventCountLimit"_s;
            refuse(u"needs orderBy"_s);
        }
    }

    /// Parameters whose names have a part of their own.
    void readPatterned()
    {
        static const QRegularExpression party(u"^EQ_(bizTransaction|source|destination)_(.+)$"_s);
        static const QRegularExpression measured(
            u"^(?:EQ|GT|GE|LT|LE)_(?:quantity|(?:(?:quantity|value|minValue|maxValue|meanValue|sDev"
            "|percValue)_[A-Z0-9]{2,3})|percRank)$"_s);
        static const QRegularExpression extension(
            u"^(?:EQ|GT|GE|LT|LE|EXISTS)_((?:INNER_)?(?:ILMD_|ERROR_DECLARATION_|SENSORELEMENT_"
            "|SENSORMETADATA_|SENSORREPORT_|readPoint_|bizLocation_)?)([^_:][^:]*:.+)$"_s);
        const QString name = m_parameter.name;
        if (isAttributeParameter(name))
            return readAttribute();
        if (const auto match = party.match(name); match.hasMatch())
            return readParty(match.captured(1), match.captured(2));
        if (measured.match(name).hasMatch())
            return readNumbers(fieldName());
        if (const auto match = extension.match(name); match.hasMatch())
            return readExtension(match.captured(1), match.captured(2));
        refuse(u"not a parameter of this server"_s);
    }
    void readAttribute()
    {
        const auto condition = attributeCondition(m_parameter, m_names);
        if (!condition)
            return refuse(condition.error());
        events().attributes.append(*condition);
    }
    void readParty(const QString &kind, const QString &type)
    {
        const Vocabulary vocabulary =
            kind == u"bizTransaction" ? Vocabulary::BizTransactionType : Vocabulary::SourceDestType;
        const QString word = epcis::cbv::bareWord(vocabulary, type);
        if (!epcis::cbv::isWord(vocabulary, word) && !epcis::isUri(word))
            return refuse(type.left(80) + u" is neither a word of the vocabulary nor a URI"_s);
        QStringList keys;
        for (const QString &uri : uris())
            keys.append(indexedText(uri));
        addTexts(kind + u'_' + word, keys);
    }
    void readNumbers(const QString &field)
    {
        QList<double> numbers;
        for (const QString &value : m_parameter.values) {
            const auto number = numberOf(value);
            if (!number)
                return refuse(value.left(80) + u" is no number"_s);
            numbers.append(*number);
        }
        if (const auto compare = comparison()) {
            (void)oneValue();
            events().numbers.append({field, *compare, numbers.first()});
        } else {
            events().values.append({field, {}, numbers});
        }
    }
    void readExtension(const QString &area, const QString &name)
    {
        const auto expanded = m_names.expanded(name);
        if (!expanded)
            return refuse(u"what the prefix of "_s + name.left(80)
                          + u" stands for is not said in GS1-Extensions or @context"_s);
        const QString field = area + *expanded;
        if (m_parameter.name.startsWith("EXISTS_"_L1)) {
            if (boolean().value_or(false))
                events().values.append({field, {}, {}});
            return;
        }
        QList<double> numbers;
        for (const QString &value : m_parameter.values) {
            if (const auto number = numberOrTime(value))
                numbers.append(*number);
        }
        const auto compare = comparison();
        if (!compare) {
            events().values.append({field, m_parameter.values, numbers});
            return;
        }
        (void)oneValue();
        if (numbers.isEmpty())
            return refuse(u"a number or a date-time is wanted"_s);
        events().numbers.append({field, *compare, numbers.first()});
    }

    EventQuery &events() { return m_query.events; }

    const ExtensionNames &m_names;
    QueryParameter m_parameter; ///< being read
    RestQuery m_query;
    qsizetype m_ranges = 0;
    bool m_ordered = false;
    std::optional<Problem> m_problem;
};

std::optional<QString> textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return {};
}

} // namespace

Result<RestQuery, Problem> readEventQuery(const QList<QueryParameter> &parameters,
                                          const ExtensionNames &names)
{
    return Reader(names).read(parameters);
}

Result<QList<QueryParameter>, Problem> parametersOf(const QJsonObject &query)
{
    QList<QueryParameter> parameters;
    for (auto it = query.begin(); it != query.end(); ++it) {
        if (it.key() == epcis::names::Context)
            continue;
        QueryParameter parameter{it.key(), {}};
        const bool isExistence = it.key().startsWith("EXISTS_"_L1) && it->isNull();
        const QJsonArray values = it->isArray() ? it->toArray()
                                  : isExistence ? QJsonArray{true} // as the schema has it
                                                : QJsonArray{*it};
        for (const QJsonValue &value : values) {
            const auto text = textOf(value);
            if (!text)
                return Failure{problems::queryParameter(it.key() + u": not a value"_s)};
            parameter.values.append(*text);
        }
        parameters.append(parameter);
    }
    return parameters;
}

} // namespace pw::central

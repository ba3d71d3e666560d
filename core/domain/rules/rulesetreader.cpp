// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/ruleset.h"
#include "core/epcis/strictjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <functional>

namespace pw::domain {

using namespace Qt::StringLiterals;
namespace strictjson = epcis::strictjson;

namespace {

using Error = RuleSet::Error;
using Code = Error::Code;

constexpr int MaxCount = 1'000'000;
constexpr int MaxSeconds = 31 * 24 * 3600;

/// A value in the document: its text is a part of the document's own bytes, so it knows its place.
struct Node
{
    QByteArrayView text;
    QString path;

    QJsonValue value() const
    {
        // QJsonDocument takes no bare values.
        const QByteArray wrapped = '[' + text.toByteArray() + ']';
        return QJsonDocument::fromJson(wrapped).array().first();
    }
    Node member(const strictjson::Member &m) const
    {
        const QString name = QString::fromUtf8(m.name);
        return {m.value, path.isEmpty() ? name : QString(path + u'.' + name)};
    }
};

/// Reads the document from top to bottom and collects everything that is wrong.
class Reader
{
public:
    explicit Reader(const QByteArray &json) : m_json(json) {}

    Result<RuleSet, QList<Error>> read()
    {
        if (const auto sound = strictjson::check(m_json); !sound) {
            m_errors.append({Code::NotJson, 1, 1, {}, sound.error().detail});
            return Failure{m_errors};
        }
        const Node root{QByteArrayView(m_json), {}};
        object(root, {"id"_L1, "version"_L1},
               {{u"id"_s, [this](const Node &n) { m_rules.id = text(n); }},
                {u"version"_s, [this](const Node &n) { m_rules.version = text(n); }},
                {u"roles"_s, [this](const Node &n) { readRoles(n); }},
                {u"freshness"_s, [this](const Node &n) { readFreshness(n); }},
                {u"labels"_s, [this](const Node &n) { readLabels(n); }},
                {u"market"_s, [this](const Node &n) { readMarket(n); }},
                {u"packaging"_s, [this](const Node &n) { readPackaging(n); }},
                {u"samplePlan"_s, [this](const Node &n) { readSamplePlan(n); }},
                {u"reasons"_s, [this](const Node &n) { readReasons(n); }}});
        if (!m_errors.isEmpty())
            return Failure{m_errors};
        m_rules.digest = QCryptographicHash::hash(m_json, QCryptographicHash::Sha256);
        return m_rules;
    }

private:
    using Handler = std::function<void(const Node &)>;
    using Handlers = QHash<QString, Handler>;

    void fail(Code code, const Node &node, const QString &detail = {})
    {
        const qsizetype offset = node.text.data() - m_json.constData();
        const QByteArrayView before = QByteArrayView(m_json).first(offset);
        const qsizetype lineStart = before.lastIndexOf('\n') + 1;
        m_errors.append(
            {code, int(before.count('\n')) + 1, int(offset - lineStart) + 1, node.path, detail});
    }

    void object(const Node &node, const QList<QLatin1StringView> &required,
                const Handlers &handlers)
    {
        if (!node.value().isObject())
            return fail(node.path.isEmpty() ? Code::NotAnObject : Code::WrongType, node,
                        u"object"_s);
        QSet<QString> seen;
        const auto members = strictjson::membersOf(node.text);
        for (const strictjson::Member &m : members) {
            const Node member = node.member(m);
            const QString name = QString::fromUtf8(m.name);
            seen.insert(name);
            const auto handler = handlers.constFind(name);
            if (handler == handlers.cend())
                fail(Code::UnknownMember, member, name);
            else
                (*handler)(member);
        }
        for (const QLatin1StringView name : required) {
            if (!seen.contains(name))
                fail(Code::MissingMember, node, name);
        }
    }

    void array(const Node &node, const Handler &handler)
    {
        if (!node.value().isArray())
            return fail(Code::WrongType, node, u"array"_s);
        const auto elements = strictjson::elementsOf(node.text);
        for (qsizetype i = 0; i < elements.size(); ++i)
            handler({elements[i], node.path + u'[' + QString::number(i) + u']'});
    }

    QString text(const Node &node)
    {
        const QJsonValue value = node.value();
        if (!value.isString())
            fail(Code::WrongType, node, u"string"_s);
        else if (value.toString().isEmpty())
            fail(Code::OutOfRange, node, u"\"\""_s);
        return value.toString();
    }

    bool flag(const Node &node)
    {
        const QJsonValue value = node.value();
        if (!value.isBool())
            fail(Code::WrongType, node, u"boolean"_s);
        return value.toBool(true);
    }

    int number(const Node &node, int least, int most)
    {
        const QJsonValue value = node.value();
        const double number = value.toDouble();
        if (!value.isDouble())
            fail(Code::WrongType, node, u"number"_s);
        else if (number < least || number > most || number != int(number))
            fail(Code::OutOfRange, node, QString::fromUtf8(node.text));
        else
            return int(number);
        return least;
    }

    template <typename Word>
    std::optional<Word> word(const Node &node, std::optional<Word> (*find)(QStringView))
    {
        const QString code = text(node);
        const auto word = find(code);
        if (!word && node.value().isString() && !code.isEmpty())
            fail(Code::UnknownWord, node, code);
        return word;
    }

    std::optional<gs1::Gtin> gtin(const Node &node)
    {
        const QString digits = text(node);
        const auto gtin = gs1::Gtin::parse(digits);
        if (!gtin && !digits.isEmpty())
            fail(Code::BadGtin, node, digits);
        return gtin ? std::optional(*gtin) : std::nullopt;
    }

    /// {"release": {"qa": "signed"}}: only what differs from the default.
    void readRoles(const Node &node)
    {
        Handlers functions;
        for (size_t f = 0; f < FunctionCount; ++f) {
            const auto function = Function(f);
            functions.insert(toCode(function), [this, function](const Node &row) {
                Handlers roles;
                for (size_t r = 0; r < RoleCount; ++r) {
                    const auto role = Role(r);
                    roles.insert(toCode(role), [this, function, role](const Node &cell) {
                        if (const auto permission = word(cell, &permissionFromCode))
                            m_rules.roles.set(function, role, *permission);
                    });
                }
                object(row, {}, roles);
            });
        }
        object(node, {}, functions);
    }

    void readFreshness(const Node &node)
    {
        const auto seconds = [this](std::chrono::seconds FreshnessLimits::*limit) {
            return [this, limit](const Node &n) {
                m_rules.freshness.*limit = std::chrono::seconds(number(n, 1, MaxSeconds));
            };
        };
        object(node, {},
               {{u"packingSeconds"_s, seconds(&FreshnessLimits::packing)},
                {u"packingSignedSeconds"_s, seconds(&FreshnessLimits::packingSigned)},
                {u"packingPlannedSeconds"_s, seconds(&FreshnessLimits::packingPlanned)},
                {u"unknownIsCertainSeconds"_s, seconds(&FreshnessLimits::unknownIsCertain)},
                {u"releaseSeconds"_s, seconds(&FreshnessLimits::release)}});
        if (m_rules.freshness.packingSigned < m_rules.freshness.packing)
            fail(Code::OutOfRange, node, u"packingSignedSeconds"_s);
    }

    void readLabels(const Node &node)
    {
        object(node, {},
               {{u"staleBlocks"_s, [this](const Node &n) { m_rules.staleLabelBlocks = flag(n); }}});
    }

    void readMarket(const Node &node)
    {
        const auto find = [](QStringView code) -> std::optional<Cascade> {
            for (const Cascade cascade : {Cascade::None, Cascade::Upward}) {
                if (code == toCode(cascade))
                    return cascade;
            }
            return {};
        };
        object(node, {}, {{u"cascade"_s, [this, find](const Node &n) {
                               if (const auto cascade = word<Cascade>(n, find))
                                   m_rules.cascade = *cascade;
                           }}});
    }

    void readPackaging(const Node &node)
    {
        array(node, [this](const Node &entry) {
            std::optional<gs1::Gtin> product;
            std::optional<Level> level;
            int maxLots = 1;
            QList<Level> takes;
            object(entry, {"product"_L1, "level"_L1},
                   {{u"product"_s, [&](const Node &n) { product = gtin(n); }},
                    {u"level"_s, [&](const Node &n) { level = word(n, &levelFromCode); }},
                    {u"maxLots"_s, [&](const Node &n) { maxLots = number(n, 1, MaxCount); }},
                    {u"alsoTakes"_s, [&](const Node &n) {
                         array(n, [&](const Node &item) {
                             if (const auto taken = word(item, &levelFromCode))
                                 takes.append(*taken);
                         });
                     }}});
            if (!product || !level)
                return;
            // What would hold its own kind or larger is a mistake, not a rule.
            const bool fits = std::all_of(takes.cbegin(), takes.cend(),
                                          [&level](Level taken) { return taken < *level; });
            if (*level == Level::Pack || !fits)
                return fail(Code::OutOfRange, entry, toCode(*level));
            if (m_rules.packagingRule(*product, *level))
                return fail(Code::Twice, entry, product->toString());
            m_rules.packaging.append({*product, *level, maxLots, takes});
        });
    }

    void readSamplePlan(const Node &node)
    {
        array(node, [this](const Node &entry) {
            SampleStep step;
            object(entry, {"upTo"_L1, "sample"_L1},
                   {{u"upTo"_s, [&](const Node &n) { step.upTo = number(n, 1, MaxCount); }},
                    {u"sample"_s, [&](const Node &n) { step.sample = number(n, 1, MaxCount); }}});
            if (!m_rules.samplePlan.isEmpty() && step.upTo <= m_rules.samplePlan.last().upTo)
                return fail(Code::OutOfRange, entry, u"upTo"_s);
            m_rules.samplePlan.append(step);
        });
    }

    void readReasons(const Node &node)
    {
        array(node, [this](const Node &entry) {
            CatalogueReason reason;
            object(entry, {"code"_L1, "text"_L1},
                   {{u"code"_s, [&](const Node &n) { reason.code = text(n); }},
                    {u"text"_s, [&](const Node &n) { readTexts(n, reason); }},
                    {u"operations"_s, [&](const Node &n) {
                         array(n, [&](const Node &item) { reason.operations.append(text(item)); });
                     }}});
            const bool known = std::any_of(
                m_rules.reasons.cbegin(), m_rules.reasons.cend(),
                [&reason](const CatalogueReason &other) { return other.code == reason.code; });
            if (known)
                return fail(Code::Twice, entry, reason.code);
            m_rules.reasons.append(reason);
        });
    }

    void readTexts(const Node &node, CatalogueReason &reason)
    {
        if (!node.value().isObject())
            return fail(Code::WrongType, node, u"object"_s);
        const auto members = strictjson::membersOf(node.text);
        for (const strictjson::Member &m : members)
            reason.text.insert(QString::fromUtf8(m.name), text(node.member(m)));
        if (!reason.text.contains(u"en"_s)) // what every language falls back to
            fail(Code::MissingMember, node, u"en"_s);
    }

    const QByteArray m_json;
    RuleSet m_rules;
    QList<Error> m_errors;
};

} // namespace

Result<RuleSet, QList<Error>> RuleSet::fromJson(const QByteArray &json)
{
    return Reader(json).read();
}

} // namespace pw::domain

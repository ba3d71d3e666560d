// SPDX-License-Identifier: Apache-2.0
#include "core/store/unitcodes.h"

#include <QJsonObject>

#include <array>

namespace pw::store {

using namespace Qt::StringLiterals;
using domain::Custody;
using domain::HoldClass;
using domain::Lifecycle;

namespace {

template <typename Enum, size_t N>
using Codes = std::array<std::pair<Enum, QLatin1StringView>, N>;

constexpr Codes<Lifecycle, 6> Lifecycles = {{{Lifecycle::Allocated, "allocated"_L1},
                                             {Lifecycle::Encoded, "encoded"_L1},
                                             {Lifecycle::Commissioned, "commissioned"_L1},
                                             {Lifecycle::Decommissioned, "decommissioned"_L1},
                                             {Lifecycle::Sampled, "sampled"_L1},
                                             {Lifecycle::Destroyed, "destroyed"_L1}}};
constexpr Codes<Custody, 3> Custodies = {{{Custody::Here, "here"_L1},
                                          {Custody::Shipped, "shipped"_L1},
                                          {Custody::Elsewhere, "elsewhere"_L1}}};
constexpr Codes<HoldClass, 6> HoldClasses = {{{HoldClass::Quarantined, "quarantined"_L1},
                                              {HoldClass::Recalled, "recalled"_L1},
                                              {HoldClass::Damaged, "damaged"_L1},
                                              {HoldClass::Stolen, "stolen"_L1},
                                              {HoldClass::Suspect, "suspect"_L1},
                                              {HoldClass::DataIssue, "dataIssue"_L1}}};

template <typename Enum, size_t N>
QLatin1StringView codeOf(const Codes<Enum, N> &codes, Enum value)
{
    Q_ASSERT(codes[size_t(value)].first == value); // the tables are in the order of their enums
    return codes[size_t(value)].second;
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const Codes<Enum, N> &codes, QStringView text)
{
    for (const auto &[value, code] : codes) {
        if (text == code)
            return value;
    }
    return {};
}

} // namespace

QLatin1StringView toCode(Lifecycle lifecycle)
{
    return codeOf(Lifecycles, lifecycle);
}

QLatin1StringView toCode(Custody custody)
{
    return codeOf(Custodies, custody);
}

QLatin1StringView toCode(HoldClass holdClass)
{
    return codeOf(HoldClasses, holdClass);
}

std::optional<Lifecycle> lifecycleFromCode(QStringView code)
{
    return valueOf(Lifecycles, code);
}

std::optional<Custody> custodyFromCode(QStringView code)
{
    return valueOf(Custodies, code);
}

std::optional<HoldClass> holdClassFromCode(QStringView code)
{
    return valueOf(HoldClasses, code);
}

QJsonArray toJson(const QList<domain::Hold> &holds)
{
    QJsonArray array;
    for (const domain::Hold &hold : holds) {
        QJsonObject object{
            {"class"_L1, toCode(hold.holdClass)}, {"reason"_L1, hold.reason}, {"by"_L1, hold.by}};
        if (hold.since.isValid())
            object.insert("since"_L1, toRfc3339(hold.since));
        array.append(object);
    }
    return array;
}

QList<domain::Hold> holdsFromJson(const QJsonArray &array)
{
    QList<domain::Hold> holds;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        holds.append(
            {holdClassFromCode(object["class"_L1].toString()).value_or(HoldClass::DataIssue),
             object["reason"_L1].toString(), object["by"_L1].toString(),
             fromRfc3339(object["since"_L1].toString())});
    }
    return holds;
}

QString toRfc3339(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime fromRfc3339(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    return at.isValid() && at.timeSpec() != Qt::LocalTime ? at.toUTC() : QDateTime();
}

} // namespace pw::store

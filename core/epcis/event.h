// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pw::epcis {

enum class EventType { Object, Aggregation, Transaction, Transformation, Association };
enum class Action { Add, Observe, Delete };

struct QuantityElement
{
    QString epcClass;
    std::optional<double> quantity;
    QString uom;
    friend bool operator==(const QuantityElement &, const QuantityElement &) = default;
};

struct BizTransaction
{
    QString type; ///< bare CBV word, such as "prodorder"
    QString id;
    friend bool operator==(const BizTransaction &, const BizTransaction &) = default;
};

struct ErrorDeclaration
{
    QDateTime declaredAt;
    QString reason; ///< "did_not_occur", "incorrect_data"
    QStringList correctiveEventIds;
    friend bool operator==(const ErrorDeclaration &, const ErrorDeclaration &) = default;
};

/// One EPCIS 2.0 event (EPCIS Standard 2.0, section 7.4) as far as Packwright works with it.
/// Identifiers are URIs as in the document; CBV words are bare. Members without a field of their
/// own are kept in `extensions`, so that nothing received is lost.
struct Event
{
    EventType type = EventType::Object;
    QString eventId;
    QDateTime eventTime;         ///< UTC, milliseconds
    QString eventTimeZoneOffset; ///< "+02:00"
    QDateTime recordTime;        ///< only of events read back
    std::optional<Action> action;
    QStringList epcs; ///< Object, Transaction
    QList<QuantityElement> quantities;
    QString parentId; ///< Aggregation, Association
    QStringList childEpcs;
    QList<QuantityElement> childQuantities;
    QString bizStep;
    QString disposition;
    QStringList persistentSet;
    QStringList persistentUnset;
    QString readPoint;
    QString bizLocation;
    QList<BizTransaction> bizTransactions;
    std::optional<ErrorDeclaration> errorDeclaration;
    QJsonObject ilmd;
    QJsonObject extensions; ///< `agw:operation` and everything else, by its name in the document

    friend bool operator==(const Event &, const Event &) = default;
};

} // namespace pw::epcis

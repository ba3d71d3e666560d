// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/event.h"

#include <QLatin1StringView>

/// Member names of the EPCIS 2.0 JSON binding that have a field in Event.
namespace pw::epcis::names {

using namespace Qt::StringLiterals;

inline constexpr auto Context = "@context"_L1;
inline constexpr auto Type = "type"_L1;
inline constexpr auto EventId = "eventID"_L1;
inline constexpr auto EventTime = "eventTime"_L1;
inline constexpr auto EventTimeZoneOffset = "eventTimeZoneOffset"_L1;
inline constexpr auto RecordTime = "recordTime"_L1;
inline constexpr auto Action = "action"_L1;
inline constexpr auto EpcList = "epcList"_L1;
inline constexpr auto QuantityList = "quantityList"_L1;
inline constexpr auto ParentId = "parentID"_L1;
inline constexpr auto ChildEpcs = "childEPCs"_L1;
inline constexpr auto ChildQuantityList = "childQuantityList"_L1;
inline constexpr auto BizStep = "bizStep"_L1;
inline constexpr auto Disposition = "disposition"_L1;
inline constexpr auto PersistentDisposition = "persistentDisposition"_L1;
inline constexpr auto ReadPoint = "readPoint"_L1;
inline constexpr auto BizLocation = "bizLocation"_L1;
inline constexpr auto BizTransactionList = "bizTransactionList"_L1;
inline constexpr auto ErrorDeclaration = "errorDeclaration"_L1;
inline constexpr auto Ilmd = "ilmd"_L1;

// Members kept among the extensions, because nothing here works with them.
inline constexpr auto CertificationInfo = "certificationInfo"_L1;
inline constexpr auto SourceList = "sourceList"_L1;
inline constexpr auto DestinationList = "destinationList"_L1;
inline constexpr auto SensorElementList = "sensorElementList"_L1;
inline constexpr auto InputEpcList = "inputEPCList"_L1;
inline constexpr auto InputQuantityList = "inputQuantityList"_L1;
inline constexpr auto OutputEpcList = "outputEPCList"_L1;
inline constexpr auto OutputQuantityList = "outputQuantityList"_L1;
inline constexpr auto TransformationId = "transformationID"_L1;

constexpr QLatin1StringView toText(EventType type)
{
    switch (type) {
    case EventType::Object: return "ObjectEvent"_L1;
    case EventType::Aggregation: return "AggregationEvent"_L1;
    case EventType::Transaction: return "TransactionEvent"_L1;
    case EventType::Transformation: return "TransformationEvent"_L1;
    case EventType::Association: return "AssociationEvent"_L1;
    }
    return {};
}

constexpr QLatin1StringView toText(pw::epcis::Action action)
{
    switch (action) {
    case pw::epcis::Action::Add: return "ADD"_L1;
    case pw::epcis::Action::Observe: return "OBSERVE"_L1;
    case pw::epcis::Action::Delete: return "DELETE"_L1;
    }
    return {};
}

} // namespace pw::epcis::names

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

/// Words of the Core Business Vocabulary 2.0 that Packwright writes, as bare words.
namespace pw::epcis::cbv {

using namespace Qt::StringLiterals;

inline constexpr auto Commissioning = "commissioning"_L1;
inline constexpr auto Packing = "packing"_L1;
inline constexpr auto Unpacking = "unpacking"_L1;
inline constexpr auto Holding = "holding"_L1;
inline constexpr auto Inspecting = "inspecting"_L1;
inline constexpr auto Shipping = "shipping"_L1;
inline constexpr auto Decommissioning = "decommissioning"_L1;
inline constexpr auto Destroying = "destroying"_L1;

inline constexpr auto Active = "active"_L1;
inline constexpr auto InProgress = "in_progress"_L1;
inline constexpr auto ContainerClosed = "container_closed"_L1;
inline constexpr auto ContainerOpen = "container_open"_L1;

inline constexpr auto NonSellableOther = "non_sellable_other"_L1;
inline constexpr auto Available = "available"_L1;
inline constexpr auto Unavailable = "unavailable"_L1;
inline constexpr auto RecalledDisposition = "recalled"_L1;
inline constexpr auto DamagedDisposition = "damaged"_L1;
inline constexpr auto InTransit = "in_transit"_L1;
inline constexpr auto Inactive = "inactive"_L1;
inline constexpr auto DestroyedDisposition = "destroyed"_L1;

} // namespace pw::epcis::cbv

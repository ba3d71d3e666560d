// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QString>

/// Words of the Core Business Vocabulary 2.0 that Packwright writes, as bare words.
namespace pw::epcis::cbv {

using namespace Qt::StringLiterals;

inline constexpr auto Commissioning = "commissioning"_L1;
inline constexpr auto Packing = "packing"_L1;
inline constexpr auto Unpacking = "unpacking"_L1;
inline constexpr auto Holding = "holding"_L1;
inline constexpr auto Inspecting = "inspecting"_L1;
inline constexpr auto Shipping = "shipping"_L1;
inline constexpr auto Receiving = "receiving"_L1;
inline constexpr auto Decommissioning = "decommissioning"_L1;
inline constexpr auto Destroying = "destroying"_L1;
inline constexpr auto Sampling = "sampling"_L1;
inline constexpr auto Repackaging = "repackaging"_L1;

inline constexpr auto Active = "active"_L1;
inline constexpr auto InProgress = "in_progress"_L1;
inline constexpr auto ContainerClosed = "container_closed"_L1;
inline constexpr auto ContainerOpen = "container_open"_L1;

inline constexpr auto Conformant = "conformant"_L1;
inline constexpr auto NonConformant = "non_conformant"_L1;
inline constexpr auto CompletenessVerified = "completeness_verified"_L1;
inline constexpr auto CompletenessInferred = "completeness_inferred"_L1;
inline constexpr auto MismatchQuantity = "mismatch_quantity"_L1;
inline constexpr auto MismatchInstance = "mismatch_instance"_L1;
inline constexpr auto Stolen = "stolen"_L1;
inline constexpr auto NoPedigreeMatch = "no_pedigree_match"_L1;
inline constexpr auto NonSellableOther = "non_sellable_other"_L1;
inline constexpr auto Available = "available"_L1;
inline constexpr auto Unavailable = "unavailable"_L1;
inline constexpr auto RecalledDisposition = "recalled"_L1;
inline constexpr auto DamagedDisposition = "damaged"_L1;
inline constexpr auto InTransit = "in_transit"_L1;
inline constexpr auto Inactive = "inactive"_L1;
inline constexpr auto DestroyedDisposition = "destroyed"_L1;

inline constexpr auto ProductionOrder = "prodorder"_L1; // business transaction type

/// The vocabularies whose values appear in events.
enum class Vocabulary { BizStep, Disposition, BizTransactionType, SourceDestType, ErrorReason };

/// Whether `word` is a bare word of the vocabulary (CBV 2.0, section 7).
bool isWord(Vocabulary vocabulary, QStringView word);

/// The bare word of any spelling in use: `urn:epcglobal:cbv:bizstep:shipping`,
/// `https://ref.gs1.org/cbv/BizStep-shipping`, `cbv:BizStep-shipping`. Anything else, such as a
/// trading partner's own URI, is returned as it came.
QString bareWord(Vocabulary vocabulary, const QString &text);

} // namespace pw::epcis::cbv

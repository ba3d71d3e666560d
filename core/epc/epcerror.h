// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::epc {

/// Why a text does not name a unit or a place.
enum class EpcError {
    NotAnIdentifier, ///< neither a Digital Link nor an EPC URN nor a key path
    Unsupported,     ///< a GS1 identifier, but not of the kind asked for
    ClassOnly        ///< a GTIN or lot without serial: names a class, no unit
};

} // namespace pw::epc

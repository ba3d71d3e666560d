// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epc/epcerror.h"
#include "core/gs1/gln.h"

#include <QString>

namespace pw::epc {

/// A place: GLN with optional extension, AIs (414) and (254) (SGLN). The extension names a bench or
/// a zone inside the site and is empty for the site itself.
struct Location
{
    gs1::Gln gln;
    QString extension; ///< up to 20 characters of set 82

    /// From a Digital Link `…/414/<GLN>[/254/<extension>]` or an EPC URN `urn:epc:id:sgln:…`, where
    /// extension 0 means none.
    static Result<Location, EpcError> fromUri(QStringView uri);
    QString toUri() const; ///< canonical Digital Link

    friend bool operator==(const Location &, const Location &) = default;
};

} // namespace pw::epc

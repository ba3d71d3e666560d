// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace pw::devices {

using domain::ProofFinding;

QLatin1StringView toCode(ProofFinding::Code code); ///< "AIM_MISSING" …
std::optional<ProofFinding::Code> proofFindingFromCode(QStringView code);

/// A code of the sheet found in bytes.
struct SheetMatch
{
    labels::TestCode code;
    QList<ProofFinding> findings; ///< empty: as it should be
    QByteArray prefix;            ///< before the AIM identifier
    QByteArray terminator;        ///< behind the code; empty: none came
    bool hasAim = false;
    qsizetype end = 0; ///< where it ends in the bytes, terminator included
};

/// Which code of the sheet these bytes are, however they were distorted; nothing where they look
/// like none of them (another symbol, a wrong baud rate). Pure. The bytes of one scan.
std::optional<SheetMatch> matchSheet(const QByteArray &bytes);

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/testsheet.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace pw::devices {

/// What is wrong with what a scanner sent for a code of the test sheet.
struct ProofFinding
{
    enum class Code {
        AimMissing,        ///< no AIM identifier: switch it on
        AimWrong,          ///< detail: the one it sent; a GS1 symbol read as a plain one
        SeparatorMissing,  ///< GS is not transmitted
        SeparatorReplaced, ///< detail: what it sends in place of GS
        LeadingSeparator,  ///< sends FNC1 in first place as GS: switch the AIM identifier on
        CaseChanged,       ///< capitals and small letters differ: Caps Lock or case conversion
        LayoutMismatch,    ///< detail: the layout its keys fit
        CharactersChanged, ///< detail: the characters that came wrong
        TerminatorMissing, ///< nothing ends a code: set suffix CR
        PrefixSent,        ///< detail: text in front of the code that is not an AIM identifier
        SevenBits,         ///< it sends 7 data bits and even parity
        Incomplete         ///< the code was cut
    };
    Code code;
    labels::TestCode where;
    QByteArray detail;
    friend bool operator==(const ProofFinding &, const ProofFinding &) = default;
};

QLatin1StringView toCode(ProofFinding::Code code); ///< "AIM_MISSING" …

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

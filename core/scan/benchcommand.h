// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::scan {

/// What a command code tells the bench to do, as if its button had been pressed.
struct BenchCommand
{
    enum class Verb {
        Close,
        Partial, ///< close, though not full; argument: the reason's code, END_OF_LOT as
                 ///< "end-of-lot"
        Print,
        Undo,
        Cancel,
        Confirm,
        Acknowledge,
        SetAside,
        New,    ///< argument: the level to open, "bundle", "carton" or "pallet"
        Mode,   ///< argument: the kind of work to switch to
        Page,   ///< argument: the page to show
        Reason, ///< argument: the code of the reason for what is being done
        Choose, ///< argument: the code of a choice of the work in hand, such as "to-packs"
        Order   ///< argument: the number of the rework order
    };
    Verb verb;
    QString argument; ///< lower case letters, digits and '-'; empty where the verb has none

    /// The argument as codes of reasons and kinds of work are written: "END_OF_LOT".
    QString argumentCode() const { return QString(argument).toUpper().replace(u'-', u'_'); }

    friend bool operator==(const BenchCommand &, const BenchCommand &) = default;
};

/// Why a text with the prefix of command codes is not obeyed.
enum class CommandError {
    NoKey,     ///< this site has no key yet, so nothing can be proven
    Malformed, ///< not verb, argument and check
    UnknownVerb,
    Forged ///< the check is not that of this site
};

} // namespace pw::scan

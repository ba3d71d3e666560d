// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace pw::domain::imports {

/// Why a row of an import is refused.
enum class Fault {
    // what it says
    InvalidEvent,     ///< against the standard: `detail` names member and value
    UnsupportedEvent, ///< transformations and assemblies are no packing
    NotAUnit,         ///< neither SGTIN nor SSCC: `detail`
    NotSerialised,    ///< contents or goods told by class and quantity
    UnknownOriginal,  ///< declares an event an error that is not in this file
    EventIdReused,    ///< another event has this eventID
    OwnEvent,         ///< claims to be of this station, which does not know it
    InFuture,         ///< later than now: `at`
    MissingValue,     ///< a column without which the row says nothing: `detail`
    BadValue,         ///< `detail` names column and value
    WrongColumnCount, ///< `detail`: how many there are
    StateNotTaken,    ///< a table can only tell of good units: `detail`
    // what it says of a unit
    NoMasterData,        ///< the product is not one of this site
    OwnNumber,           ///< a number of this station's pool that was never used
    NotCommissioned,     ///< neither known here nor commissioned by the file
    AlreadyCommissioned, ///< units known here would come into being a second time
    AttributeMismatch,   ///< lot, expiry or level differ from the record: `detail`
    OtherParent,         ///< it is in `other`
    NotInside,           ///< it leaves a container it is not in
    WouldCycle,
    NotAContainer,
    Ended,
    Held,
    NotHere, ///< shipped, or at another place
    DuplicateIdentity,
    OpenHere,        ///< the container is being worked on
    StillInside,     ///< ends while it is in `other`
    NotEmpty,        ///< ends while something is in it
    OlderThanKnown,  ///< something later is known of it, of `at`
    ContentsDiffer,  ///< a table adds to a container that has other contents here
    ContainerRefused ///< another row of the same container is refused: no half containers
};

QLatin1StringView toCode(Fault fault); ///< "INVALID_EVENT", "OTHER_PARENT" …

/// Code and facts; sentences are made of it in ui/text.
struct Objection
{
    Fault fault = Fault::BadValue;
    std::optional<epc::Epc> unit;
    std::optional<epc::Epc> other; ///< the container it is about
    QString detail;                ///< what was found, shortened; never translated
    QDateTime at;
    friend bool operator==(const Objection &, const Objection &) = default;
};

} // namespace pw::domain::imports

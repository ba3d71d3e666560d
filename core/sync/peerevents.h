// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/peereventrepository.h"

#include <QJsonObject>

/// Events of somebody else's repository, made ready for the store. Pure.
namespace pw::sync {

/// Nothing where it has no meaning at all. `station`: whose agw:seq is our own. Without an eventID
/// it is known by the hash of its content.
std::optional<store::PeerEvent> peerEventFrom(const QJsonObject &json, const QString &station);

} // namespace pw::sync

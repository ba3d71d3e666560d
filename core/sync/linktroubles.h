// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/linktrouble.h"

#include <QJsonObject>
#include <QSslError>

namespace pw::sync {

/// What is wrong with a server's certificate; of several faults the one that says most.
domain::LinkTrouble troubleOf(const QList<QSslError> &errors);
/// What central says is wrong with us, by the type of its problem document; None where it is
/// something else.
domain::LinkTrouble troubleOf(const QJsonObject &problem);

} // namespace pw::sync

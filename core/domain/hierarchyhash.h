// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/world.h"

namespace pw::domain {

/// SHA-256, as lower-case hex, of everything in and under `roots`: who is in what, lifecycle, and
/// which holds lie on each. The same whatever order roots, children and holds come in; times,
/// labels and evidence do not count. A root that nobody knows counts as that.
QByteArray hierarchyHash(const World &world, const QList<epc::Epc> &roots);

} // namespace pw::domain

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace pw::central {

/// `packwright-central ca …`: a private certificate authority for a site's TLS. `arguments` are
/// those of the process. Returns the exit code.
int runCaCommand(const QStringList &arguments);

} // namespace pw::central

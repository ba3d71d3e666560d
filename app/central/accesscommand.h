// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace pw::central {

/// `packwright-central access …`: helps to write the file of who may do what. `arguments` are those
/// of the process. Returns the exit code.
int runAccessCommand(const QStringList &arguments);

} // namespace pw::central

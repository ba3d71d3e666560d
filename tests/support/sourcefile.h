// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::test {

/// The absolute path of a file of this repository given relative to its root; it need not exist.
/// A function and no macro, so that the place of a checkout is compiled in once only and every
/// other object is the same in each of them.
QString sourcePath(const QString &relativePath);

} // namespace pw::test

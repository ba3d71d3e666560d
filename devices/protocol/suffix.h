// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace pw::devices {

/// The code without the longest of the suffixes it ends with: a scanner may add its own CR even
/// where packets end a code.
inline QByteArray withoutSuffix(const QByteArray &code, const QList<QByteArray> &suffixes)
{
    qsizetype longest = 0;
    for (const QByteArray &suffix : suffixes) {
        if (suffix.size() > longest && code.endsWith(suffix))
            longest = suffix.size();
    }
    return code.chopped(longest);
}

} // namespace pw::devices

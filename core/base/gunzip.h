// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace pw {

enum class GunzipError {
    NotGzip, ///< does not begin like a gzip file
    Damaged, ///< cut off, or its checksum is wrong
    TooLarge ///< would grow beyond the limit
};

/// Whether `data` begins like a gzip file (RFC 1952).
bool isGzip(QByteArrayView data);

/// The content of a gzip file. A file of a few bytes may hold gigabytes: nothing beyond `limit`
/// bytes is taken.
Result<QByteArray, GunzipError> gunzip(const QByteArray &data, qsizetype limit);

} // namespace pw

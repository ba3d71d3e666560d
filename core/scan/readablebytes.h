// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace pw::scan {

enum class SeparatorShown {
    AsPicture, ///< "␝": one character, where room is short
    ByName     ///< "<GS>": read more easily
};

/// What a scanner sent as people can read it: control characters as their pictures (U+2400 …), the
/// separator as asked for.
QString readableBytes(const QByteArray &bytes,
                      SeparatorShown separator = SeparatorShown::AsPicture);

} // namespace pw::scan

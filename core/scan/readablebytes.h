// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace pw::scan {

/// One byte as a reader sees it: itself, or the name of a control character: "<GS>", "<CR>",
/// "<0x8D>".
QString readableByte(char byte);
QString readableBytes(QByteArrayView bytes);

/// The same where room is short: control characters as their pictures (U+2400 …), one each.
QString picturedBytes(QByteArrayView bytes);

} // namespace pw::scan

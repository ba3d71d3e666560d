// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace pw::scan {

/// One byte as a reader sees it: itself, or the name of a control character: "<GS>", "<CR>",
/// "<0x8D>".
QString readableByte(char byte);
QString readableBytes(QByteArrayView bytes);

} // namespace pw::scan

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace pw::central {

/// Tells the service manager how we stand (sd_notify(3)), such as "READY=1". Does nothing where
/// there is none.
void notifyService(const QByteArray &state);

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"

namespace pw {

Q_LOGGING_CATEGORY(lcApp, "pw.app")
Q_LOGGING_CATEGORY(lcScan, "pw.scan")
Q_LOGGING_CATEGORY(lcDevice, "pw.device")
Q_LOGGING_CATEGORY(lcEngine, "pw.engine")
Q_LOGGING_CATEGORY(lcStore, "pw.store")
Q_LOGGING_CATEGORY(lcSync, "pw.sync")
Q_LOGGING_CATEGORY(lcCentral, "pw.central")

} // namespace pw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

/// Log categories, one per part of the house. What may never be logged in any of them: lists of
/// serials, document bodies, secrets, personal names.
namespace pw {

Q_DECLARE_LOGGING_CATEGORY(lcApp)
Q_DECLARE_LOGGING_CATEGORY(lcScan)
Q_DECLARE_LOGGING_CATEGORY(lcDevice)
Q_DECLARE_LOGGING_CATEGORY(lcEngine)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcCentral)

} // namespace pw

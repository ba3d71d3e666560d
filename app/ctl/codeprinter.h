// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/codereport.h"

#include <QJsonObject>

namespace pw::ctl {

/// A code as lines for people.
QString describe(const scan::CodeReport &report);

/// The same for programs; stable.
QJsonObject toJson(const scan::CodeReport &report);
QJsonObject toJson(const gs1::LabelFault &fault);

} // namespace pw::ctl

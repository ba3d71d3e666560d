// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"

#include <QJsonObject>

namespace pw::ctl {

QJsonObject json(const domain::SearchHit &hit);
QString line(const domain::SearchHit &hit);

} // namespace pw::ctl

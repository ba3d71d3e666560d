// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

#include <QJsonObject>

namespace pw::ctl {

/// The units an operation is about, before and after, for people.
void printPreview(const domain::Plan &plan);
void printProblems(const domain::Problems &problems);
void printFindings(const QList<domain::VerifyFinding> &findings);

/// Commands, trees, warnings and findings.
QJsonObject json(const domain::Plan &plan);
QJsonArray json(const domain::Problems &problems);

} // namespace pw::ctl

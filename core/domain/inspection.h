// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/unitstate.h"
#include "core/domain/verdict.h"
#include "core/scan/codereport.h"

#include <QMetaType>

namespace pw::domain {

/// The last scan looked into: what the code says, what came of it, and what is on record.
struct Inspection
{
    scan::CodeReport report;
    QString device; ///< name of the scanner
    QDateTime at;
    Verdict verdict;
    std::optional<UnitState> unit; ///< as the station knows it now
    std::optional<std::chrono::seconds> dataAge;
};

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::Inspection)

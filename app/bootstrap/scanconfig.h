// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "core/base/result.h"
#include "core/epc/companyprefixes.h"
#include "core/scan/scanrules.h"

#include <QStringList>

namespace pw::bootstrap {

/// What a site has decided about codes, from the files beside its settings.
struct ScanConfig
{
    scan::ScanRules rules;
    epc::CompanyPrefixes companyPrefixes;
    /// What could not be used, each as one sentence for the log; then the strict default holds in
    /// its place.
    QStringList problems;

    /// Takes GS1's list of company prefixes from another place.
    void loadCompanyPrefixes(const QString &file);
};

ScanConfig loadScanConfig(const Paths &paths);

/// The secret of this site's command codes, made where there is none yet. Only its owner may read
/// the file. All stations of a site that share command sheets need the same file. The native reason
/// if it can neither be read nor made.
Result<QByteArray, QString> commandKey(const QString &file);

} // namespace pw::bootstrap

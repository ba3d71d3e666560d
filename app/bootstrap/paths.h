// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::bootstrap {

/// Where everything of one station lies. The environment variable PW_HOME moves all of it at once,
/// so that several stations can run on one machine and tests never touch a real one.
struct Paths
{
    QString home;      ///< databases and settings
    QString settings;  ///< settings.ini
    QString rules;     ///< rules.json: the site's rule set; need not be there
    QString scanRules; ///< scan-rules.json: what this site reads beside GS1; need not be there
    QString companyPrefixes; ///< company-prefixes.csv, gzipped or not; need not be there
    QString commandKey;      ///< command.key: secret of this site's command codes
    QString stationDatabase;
    QString cacheDatabase;
    QString peerDatabase;
    QString site;         ///< site.json: what a station must know where central is not ours
    QString peerProfiles; ///< folder of the site's own sync::PeerProfile files; need not be there
    QString logs;         ///< folder of rotating log files
    QString central;      ///< data of the embedded central system

    static Paths under(const QString &home);
    /// PW_HOME, or the platform's folder for application data.
    static Paths fromEnvironment();

    /// Creates the folders; the native reason if that is impossible.
    QString create() const;
};

} // namespace pw::bootstrap

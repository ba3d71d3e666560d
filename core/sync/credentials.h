// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::sync {

/// How the station shows central who it is, and whom it takes for central.
struct Credentials
{
    QString authorityFile;   ///< PEM, who may vouch for central; empty: whom the system trusts
    QString certificateFile; ///< PEM, the station's own; empty: none
    QString keyFile;         ///< PEM; empty: in certificateFile
    QString keyPassphrase;
    QString clientId; ///< of OAuth 2.0 client credentials; empty: none
    QString clientSecret;
    bool isBasic = false; ///< id and secret go with every request (HTTP Basic), no token is got
};

} // namespace pw::sync

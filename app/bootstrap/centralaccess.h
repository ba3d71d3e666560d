// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/secretstore.h"
#include "core/sync/credentials.h"

#include <QSettings>

#include <functional>

namespace pw::bootstrap {

/// Section [central] of the settings, as far as it is about trust.
struct CentralAccess
{
    QString ca;          ///< PEM file of who may vouch for central; empty: whom the system trusts
    QString certificate; ///< PEM file, the station's own; empty: none
    QString key;         ///< PEM file; empty: in `certificate`
    QString clientId;    ///< of OAuth 2.0 client credentials; empty: none
    SecretPlace secrets = SecretPlace::Keyring;

    /// Values that cannot be used are handed to `fail` by their key.
    static CentralAccess read(const QSettings &ini,
                              const std::function<void(QString key, QString value)> &fail);
    void write(QSettings &ini) const;

    friend bool operator==(const CentralAccess &, const CentralAccess &) = default;
};

/// With the secrets it takes; a relative file name is one in the station's folder. What is missing
/// is left empty and logged: work goes on without central, and the link says why.
sync::Credentials credentialsFor(const CentralAccess &access, const Paths &paths,
                                 SecretStore &secrets);

} // namespace pw::bootstrap

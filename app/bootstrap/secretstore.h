// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "core/base/result.h"

#include <QString>

#include <memory>
#include <optional>

namespace pw::bootstrap {

/// Where secrets of the station lie.
enum class SecretPlace {
    Keyring, ///< the key service of whoever is logged in (Secret Service, KWallet)
    File     ///< a file of mode 0600, where an administrator has decided so: a kiosk may have no
             ///< key service
};
QLatin1StringView toCode(SecretPlace place); ///< "keyring", "file"
std::optional<SecretPlace> secretPlaceFromCode(QStringView code);

/// Keeps secrets by name. Main thread; may wait for a person who unlocks the key service.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Nothing: there is none of that name. The native reason where it cannot be asked.
    virtual Result<std::optional<QString>, QString> read(const QString &name) = 0;
    virtual Result<Done, QString> write(const QString &name, const QString &secret) = 0;
};

/// The secrets of one station: others of the same user have their own.
std::unique_ptr<SecretStore> makeSecretStore(SecretPlace place, const Paths &paths,
                                             const QString &station);

inline constexpr char CentralSecret[] = "central-client-secret";
inline constexpr char KeyPassphrase[] = "central-key-passphrase";

} // namespace pw::bootstrap

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"

#include <QStringList>

namespace pw::devices {

/// The device profiles at hand: those built in (resources/device-profiles) and those in a folder of
/// the site, <id>.json each. One of the site goes before a built-in one of the same id.
class DeviceProfiles
{
public:
    /// Without a folder only the built-in ones.
    explicit DeviceProfiles(const QString &siteFolder = {});

    /// Unreadable where there is none of that id; BadValue "id" where a file holds another's
    /// profile.
    Result<scan::DeviceProfile, scan::ProfileError> load(const QString &id) const;
    /// Every id that has a file, sorted.
    QStringList ids() const;

private:
    QStringList m_folders; ///< first found, first served
};

} // namespace pw::devices

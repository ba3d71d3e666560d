// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"

#include <QDir>
#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw::devices {

using scan::DeviceProfile;
using scan::ProfileError;

DeviceProfiles::DeviceProfiles(const QString &siteFolder)
{
    if (!siteFolder.isEmpty())
        m_folders.append(siteFolder);
    m_folders.append(u":/packwright/device-profiles"_s);
}

Result<DeviceProfile, ProfileError> DeviceProfiles::load(const QString &id) const
{
    // Only an id that is listed is opened: one with ".." or '/' in it leads nowhere.
    for (const QString &folder : m_folders) {
        const QDir dir(folder);
        const QString name = id + u".json"_s;
        if (!dir.entryList(QDir::Files).contains(name))
            continue;
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return Failure{ProfileError{ProfileError::Code::Unreadable, file.fileName()}};
        auto profile = DeviceProfile::fromJson(file.readAll());
        if (profile && profile->id != id)
            return Failure{ProfileError{ProfileError::Code::BadValue, u"id"_s}};
        return profile;
    }
    return Failure{ProfileError{ProfileError::Code::Unreadable, id + u".json"_s}};
}

QStringList DeviceProfiles::ids() const
{
    QStringList ids;
    for (const QString &folder : m_folders) {
        const QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files);
        for (const QString &file : files)
            ids.append(file.chopped(5)); // ".json"
    }
    ids.sort();
    ids.removeDuplicates();
    return ids;
}

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

namespace pw::domain {

/// Why a station cannot start. Every one of them can be cured by a person, so each has a sentence
/// of cause and one of remedy wherever it is shown.
struct StartFailure
{
    enum class Code {
        SettingsMissing, ///< never initialized
        SettingsUnreadable,
        SettingsDamaged, ///< no INI file any more
        SettingsValue,   ///< `key` has a value that means nothing
        FolderUnwritable,
        InUse, ///< another program has this station's data open
        DatabaseDamaged,
        DatabaseNewer, ///< written by a newer version
        DiskFull,
        DatabaseFailed, ///< anything else the disk refuses
        CentralFailed   ///< the embedded central system does not start
    };
    Code code = Code::DatabaseFailed;
    QString path;
    QString key;    ///< of SettingsValue, such as "station/id"
    QString detail; ///< native text or the offending value; never translated
};

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::StartFailure)

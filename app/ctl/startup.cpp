// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/startup.h"

#include "app/bootstrap/engine.h"
#include "app/ctl/command.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::StartFailure;

QString describe(const StartFailure &failure)
{
    switch (failure.code) {
    case StartFailure::Code::SettingsMissing:
        return u"There is no station at %1. Set one up with: packwrightctl init"_s.arg(
            failure.path);
    case StartFailure::Code::SettingsUnreadable:
        return u"The settings %1 cannot be read (%2). Check who may read the file."_s.arg(
            failure.path, failure.detail);
    case StartFailure::Code::SettingsDamaged:
        return u"The settings %1 are damaged: this is no INI file. Put a copy back, or move the "
               "file away and run: packwrightctl init"_s.arg(failure.path);
    case StartFailure::Code::SettingsValue:
        return u"The settings %1 have a value for %2 that cannot be used: \"%3\". Correct it and "
               "start again."_s.arg(failure.path, failure.key, failure.detail);
    case StartFailure::Code::FolderUnwritable:
        return u"The data folder %1 cannot be written (%2). Check its owner and permissions."_s.arg(
            failure.path, failure.detail);
    case StartFailure::Code::InUse:
        return u"Another program has the station's data open: %1. Close it and try again."_s.arg(
            failure.detail);
    case StartFailure::Code::DatabaseDamaged:
        return u"The database in %1 is damaged (%2). Do not delete it: put back the last back-up "
               "and keep the damaged file for support."_s.arg(failure.path, failure.detail);
    case StartFailure::Code::DatabaseNewer:
        return u"The database in %1 was written by a newer version of Packwright (%2). Install "
               "that version."_s.arg(failure.path, failure.detail);
    case StartFailure::Code::DiskFull:
        return u"The disk of %1 is full (%2). Make room and start again; nothing is lost."_s.arg(
            failure.path, failure.detail);
    case StartFailure::Code::DatabaseFailed:
        return u"The database in %1 cannot be opened: %2."_s.arg(failure.path, failure.detail);
    case StartFailure::Code::CentralFailed:
        return u"The embedded central system does not start: %1"_s.arg(failure.detail);
    }
    Q_UNREACHABLE();
}

std::optional<bootstrap::Settings> loadSettings(const bootstrap::Paths &paths)
{
    auto settings = bootstrap::readSettings(paths.settings);
    if (!settings) {
        StartFailure failure = settings.error();
        // Where no folder can be, setting up a station is no remedy.
        if (failure.code == StartFailure::Code::SettingsMissing) {
            if (const QString why = paths.create(); !why.isEmpty())
                failure = {StartFailure::Code::FolderUnwritable, paths.home, {}, why};
        }
        printError(describe(failure));
        return {};
    }
    return *std::move(settings);
}

std::unique_ptr<store::StationStore> openForReading(const bootstrap::Paths &paths)
{
    auto store = store::StationStore::open({paths.stationDatabase, paths.cacheDatabase},
                                           store::Database::Access::ReadOnly);
    if (!store) {
        printError(describe(bootstrap::startFailure(store.error(), paths.home)));
        return nullptr;
    }
    return *std::move(store);
}

} // namespace pw::ctl

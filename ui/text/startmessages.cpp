// SPDX-License-Identifier: Apache-2.0
#include "ui/text/startmessages.h"

#include <QCoreApplication>

namespace pw::text {

using domain::StartFailure;

namespace {

struct Start
{
    Q_DECLARE_TR_FUNCTIONS(Start)
};

QString causeOf(const StartFailure &failure)
{
    switch (failure.code) {
    case StartFailure::Code::SettingsMissing:
        return Start::tr("No station has been set up in %1.").arg(failure.path);
    case StartFailure::Code::SettingsUnreadable:
        return Start::tr("The settings %1 cannot be read.").arg(failure.path);
    case StartFailure::Code::SettingsDamaged:
        return Start::tr("The settings %1 are damaged.").arg(failure.path);
    case StartFailure::Code::SettingsValue:
        return Start::tr("In the settings %1 the value of %2 cannot be used: %3")
            .arg(failure.path, failure.key, failure.detail);
    case StartFailure::Code::FolderUnwritable:
        return Start::tr("The data folder %1 cannot be written.").arg(failure.path);
    case StartFailure::Code::InUse:
        return Start::tr("Another program already uses the data in %1.").arg(failure.path);
    case StartFailure::Code::DatabaseDamaged:
        return Start::tr("The database in %1 is damaged.").arg(failure.path);
    case StartFailure::Code::DatabaseNewer:
        return Start::tr("The database in %1 was written by a newer version of Packwright.")
            .arg(failure.path);
    case StartFailure::Code::DiskFull:
        return Start::tr("The disk of %1 is full.").arg(failure.path);
    case StartFailure::Code::DatabaseFailed:
        return Start::tr("The database in %1 cannot be opened.").arg(failure.path);
    case StartFailure::Code::CentralFailed:
        return Start::tr("The central system of this station does not start.");
    }
    Q_UNREACHABLE();
}

QString remedyOf(StartFailure::Code code)
{
    switch (code) {
    case StartFailure::Code::SettingsMissing:
        return Start::tr("Set one up with: packwrightctl init. To look around, start with "
                         "--demo-site.");
    case StartFailure::Code::SettingsUnreadable:
    case StartFailure::Code::FolderUnwritable:
        return Start::tr("Check the owner and the permissions, then start again.");
    case StartFailure::Code::SettingsDamaged:
        return Start::tr(
            "Put a copy of the file back, or move it away and set the station up anew. "
            "The data are not affected.");
    case StartFailure::Code::SettingsValue: return Start::tr("Correct it and start again.");
    case StartFailure::Code::InUse:
        return Start::tr("Look for another window of the station, close it and start again.");
    case StartFailure::Code::DatabaseDamaged:
        return Start::tr("Do not delete anything. Keep the file for support and put back the last "
                         "back-up.");
    case StartFailure::Code::DatabaseNewer: return Start::tr("Install that version.");
    case StartFailure::Code::DiskFull:
        return Start::tr("Make room and start again. Nothing is lost.");
    case StartFailure::Code::DatabaseFailed:
    case StartFailure::Code::CentralFailed:
        return Start::tr("Start again. If it happens again, call support with the details below.");
    }
    Q_UNREACHABLE();
}

} // namespace

Message messageFor(const StartFailure &failure)
{
    return {Start::tr("The station cannot start"), causeOf(failure), remedyOf(failure.code),
            failure.detail};
}

} // namespace pw::text

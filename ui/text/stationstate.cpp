// SPDX-License-Identifier: Apache-2.0
#include "ui/text/messages.h"
#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::text {

using domain::DeviceState;
using domain::LinkState;

namespace {

/// Devices, link and age of data: what the status strip tells.
struct StationState
{
    Q_DECLARE_TR_FUNCTIONS(StationState)
};

Message ofDevice(DeviceState state, const QString &name)
{
    switch (state) {
    case DeviceState::Disabled:
        return {StationState::tr("Off"),
                StationState::tr("%1 is switched off in the settings.").arg(name),
                StationState::tr("Switch it on in the device settings to use it."),
                {}};
    case DeviceState::Searching:
        return {StationState::tr("Searching"),
                StationState::tr("%1 has not been found yet.").arg(name),
                StationState::tr("Plug it in and switch it on; it is found by itself."),
                {}};
    case DeviceState::Ready:
        return {StationState::tr("Ready"),
                StationState::tr("%1 is connected.").arg(name),
                StationState::tr("Nothing to do: scan."),
                {}};
    case DeviceState::Degraded:
        return {
            StationState::tr("Unreliable"),
            StationState::tr("%1 is connected, but does not take answers.").arg(name),
            StationState::tr("Scanning works. Unplug it and plug it in again when there is time."),
            {}};
    case DeviceState::Lost:
        return {StationState::tr("Lost"),
                StationState::tr("The connection to %1 is broken.").arg(name),
                StationState::tr("Check cable and power; it comes back by itself."),
                {}};
    case DeviceState::NoRights:
        return {StationState::tr("No access"),
                StationState::tr("This computer does not let the station use %1.").arg(name),
                StationState::tr("Ask IT to give this user access to the device."),
                {}};
    case DeviceState::Busy:
        return {StationState::tr("In use"),
                StationState::tr("Another program is using %1.").arg(name),
                StationState::tr("Close the other program; it is then found by itself."),
                {}};
    case DeviceState::Misconfigured:
        return {StationState::tr("Wrong settings"),
                StationState::tr("The settings of %1 do not fit the device.").arg(name),
                StationState::tr("Correct them in the device settings."),
                {}};
    }
    Q_UNREACHABLE();
}

Message ofLink(LinkState link)
{
    switch (link) {
    case LinkState::NeverReached:
        return {StationState::tr("Not connected"),
                StationState::tr("Central has not been reached since the station was started."),
                StationState::tr("Check the network cable and the address of central."),
                {}};
    case LinkState::Online:
        return {StationState::tr("Online"),
                StationState::tr("Central answers."),
                StationState::tr("Nothing to do."),
                {}};
    case LinkState::Offline:
        return {
            StationState::tr("Offline"),
            StationState::tr("Central does not answer. Packing goes on; everything is kept here."),
            StationState::tr("Check the network if it stays like this."),
            {}};
    case LinkState::NotCentral:
        return {StationState::tr("Wrong server"),
                StationState::tr("Something answers, but it is not a central system; perhaps the "
                                 "sign-in page of a network."),
                StationState::tr("Have the network sign-in and the address of central checked."),
                {}};
    case LinkState::Refused:
        return {StationState::tr("Not admitted"),
                StationState::tr("Central does not accept this station's sign-in."),
                StationState::tr("Ask the administrator to renew the station's key."),
                {}};
    }
    Q_UNREACHABLE();
}

} // namespace

Message messageFor(const domain::DeviceView &device)
{
    Message message = ofDevice(device.state, device.name);
    message.detail = device.detail;
    return message;
}

Message messageFor(const domain::SyncView &sync)
{
    Message message = ofLink(sync.link);
    message.detail = sync.detail;
    return message;
}

Message backlogMessage(const domain::SyncView &sync)
{
    if (sync.pending == 0)
        return {StationState::tr("All sent"),
                StationState::tr("Central has everything that was done here."),
                StationState::tr("Nothing to do."),
                {}};
    const QString word = StationState::tr("%Ln to send", nullptr, sync.pending);
    const QString cause =
        sync.oldestPending
            ? StationState::tr("%Ln operation(s) are safe on this disk and not yet at central, the "
                               "oldest for %1.",
                               nullptr, sync.pending)
                  .arg(duration(*sync.oldestPending))
            : StationState::tr("%Ln operation(s) are safe on this disk and not yet at central.",
                               nullptr, sync.pending);
    return {word,
            cause,
            StationState::tr("Nothing to do: they are sent as soon as central answers."),
            {}};
}

Message parkedMessage(const domain::SyncView &sync)
{
    if (sync.parked == 0)
        return {StationState::tr("None refused"),
                StationState::tr("Central has accepted everything it was sent."),
                StationState::tr("Nothing to do."),
                {}};
    return {StationState::tr("%Ln refused", nullptr, sync.parked),
            StationState::tr("Central has refused %Ln operation(s) of this station.", nullptr,
                             sync.parked),
            StationState::tr("Call the supervisor: each of them needs a decision."),
            {}};
}

Freshness freshnessOf(const std::optional<std::chrono::seconds> &age)
{
    using namespace std::chrono;
    if (!age || *age > 24h)
        return Freshness::Unusable;
    if (*age > 8h)
        return Freshness::TooOld;
    if (*age >= 15min)
        return Freshness::Old;
    return *age >= 1min ? Freshness::CatchingUp : Freshness::Current;
}

Message dataAgeMessage(const domain::SyncView &sync)
{
    if (sync.cacheInDoubt)
        return {
            StationState::tr("Data in doubt"),
            StationState::tr("The data here differ from central's: packing has stopped while "
                             "they are fetched again."),
            StationState::tr("Wait; call the supervisor if it lasts longer than a few minutes."),
            {}};
    if (!sync.cacheAge)
        return {StationState::tr("No data"),
                StationState::tr("This station has never received data from central: packing is "
                                 "not possible."),
                StationState::tr("Bring the station online."),
                {}};
    const QString age = duration(*sync.cacheAge);
    //: Short, in the status strip; %1: "40 s", "3 h"
    const QString word = StationState::tr("Data %1 old").arg(age);
    switch (freshnessOf(sync.cacheAge)) {
    case Freshness::Current:
        return {StationState::tr("Data current"),
                StationState::tr("Holds and serial numbers are those of %1 ago, %Ln unit(s).",
                                 nullptr, int(sync.cachedUnits))
                    .arg(age),
                StationState::tr("Nothing to do."),
                {}};
    case Freshness::CatchingUp:
        return {word,
                StationState::tr("The data are %1 old; the station is catching up.").arg(age),
                StationState::tr("Nothing to do."),
                {}};
    case Freshness::Old:
        return {
            word,
            StationState::tr("The data are %1 old: newer holds are not known here. Packing goes "
                             "on and is marked.")
                .arg(age),
            StationState::tr("Bring the station online."),
            {}};
    case Freshness::TooOld:
    case Freshness::Unusable:
        return {word,
                StationState::tr("The data are %1 old: packing has stopped.").arg(age),
                StationState::tr("Bring the station online, or call the supervisor."),
                {}};
    }
    Q_UNREACHABLE();
}

} // namespace pw::text

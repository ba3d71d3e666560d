// SPDX-License-Identifier: Apache-2.0
#include "ui/text/messages.h"
#include "ui/text/syncwords.h"
#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::text {

using domain::DeviceState;
using domain::LinkState;
using domain::LinkTrouble;

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
        return {StationState::tr("Offline"),
                StationState::tr("Central does not answer. All that is done here is kept."),
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

Message untrusted(const QString &cause, const QString &remedy)
{
    return {StationState::tr("Not trusted"), cause, remedy, {}};
}

Message unadmitted(const QString &cause, const QString &remedy)
{
    return {StationState::tr("Not admitted"), cause, remedy, {}};
}

Message ofTrouble(LinkTrouble trouble)
{
    switch (trouble) {
    case LinkTrouble::None: break;
    case LinkTrouble::ServerCertificateExpired:
        return untrusted(
            StationState::tr("The certificate of central has expired, or this station's clock is "
                             "ahead."),
            StationState::tr("Check the station's clock; else the administrator renews central's "
                             "certificate."));
    case LinkTrouble::ServerCertificateNotYetValid:
        return untrusted(
            StationState::tr("The certificate of central is not valid yet: most likely this "
                             "station's clock is behind."),
            StationState::tr("Check date and time of the station."));
    case LinkTrouble::ServerAuthorityUnknown:
        return untrusted(
            StationState::tr("Whoever answers as central is vouched for by nobody this station "
                             "trusts."),
            StationState::tr("Have the network sign-in checked, then central/ca in the settings."));
    case LinkTrouble::ServerNameWrong:
        return untrusted(
            StationState::tr("The certificate of central is for another name than the address in "
                             "the settings."),
            StationState::tr("Use the name of the certificate as central/url, or have one issued "
                             "for this address."));
    case LinkTrouble::ServerCertificateBad:
        return untrusted(StationState::tr("The certificate of central cannot be used."),
                         StationState::tr("Ask the administrator to issue central's certificate "
                                          "anew."));
    case LinkTrouble::ServerSpeaksNoTls:
        return untrusted(
            StationState::tr("Central answers without encryption, though the settings ask for "
                             "https."),
            StationState::tr("Start central with TLS, or correct central/url in the settings."));
    case LinkTrouble::ServerNeedsTls:
        return unadmitted(StationState::tr("Central answers encrypted connections only."),
                          StationState::tr("Begin central/url in the settings with https."));
    case LinkTrouble::CertificateExpired:
        return unadmitted(StationState::tr("This station's certificate has expired."),
                          StationState::tr("Ask the administrator for a new certificate; it counts "
                                           "without a restart."));
    case LinkTrouble::CertificateNotYetValid:
        return unadmitted(StationState::tr("For central, this station's certificate is not valid "
                                           "yet."),
                          StationState::tr("Have the clock of central checked."));
    case LinkTrouble::CertificateRevoked:
        return unadmitted(StationState::tr("This station's certificate has been revoked."),
                          StationState::tr("Ask the administrator why, and for a new "
                                           "certificate."));
    case LinkTrouble::CertificateAuthorityUnknown:
        return unadmitted(
            StationState::tr("Central does not know who has issued this station's certificate."),
            StationState::tr("Use a certificate issued for this central system."));
    case LinkTrouble::CertificateRefused:
        return unadmitted(StationState::tr("Central does not accept this station's certificate."),
                          StationState::tr("Ask the administrator to look at central's log and to "
                                           "issue the certificate anew."));
    case LinkTrouble::CertificateUnusable:
        return unadmitted(
            StationState::tr("This station's certificate or its key cannot be read."),
            StationState::tr("Check central/certificate and central/key in the settings."));
    case LinkTrouble::AuthorityUnusable:
        return unadmitted(
            StationState::tr("The file that says whom to take for central cannot be read."),
            StationState::tr("Check central/ca in the settings."));
    case LinkTrouble::SecretMissing:
        return unadmitted(
            StationState::tr("The key service does not give the secret for central."),
            StationState::tr("Unlock the key service, or set the secret with packwrightctl secret; "
                             "then start the station again."));
    case LinkTrouble::SecretRefused:
        return unadmitted(StationState::tr("Central does not accept this station's secret."),
                          StationState::tr("Ask the administrator for a new secret and set it with "
                                           "packwrightctl secret."));
    case LinkTrouble::SignInNeeded:
        return unadmitted(
            StationState::tr("Central wants to know who asks, and this station has nothing to "
                             "show."),
            StationState::tr("Name a certificate or a client id in the settings."));
    case LinkTrouble::NotPermitted:
        return unadmitted(
            StationState::tr("Central knows this station, but does not let it do this."),
            StationState::tr("Ask the administrator to look at central's access file."));
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
    Message message =
        sync.trouble == domain::LinkTrouble::None ? ofLink(sync.link) : ofTrouble(sync.trouble);
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

Freshness freshnessOf(const domain::SyncView &sync)
{
    using namespace std::chrono;
    const auto &age = sync.cacheAge;
    if (!age)
        return Freshness::Unusable;
    if (*age > sync.leave.limit)
        return *age > sync.leave.withSignature ? Freshness::Unusable : Freshness::TooOld;
    if (*age > sync.leave.usual)
        return Freshness::Permitted;
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
    switch (freshnessOf(sync)) {
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
    case Freshness::Permitted: {
        const Message permit = permitMessage(sync);
        return {word, permit.cause, permit.remedy, {}};
    }
    case Freshness::TooOld:
        return {word,
                StationState::tr("The data are %1 old: packing has stopped.").arg(age),
                StationState::tr("Bring the station online; a supervisor can permit packing up to "
                                 "%1 on the page Central.")
                    .arg(duration(sync.leave.withSignature)),
                {}};
    case Freshness::Unusable:
        return {word,
                StationState::tr("The data are %1 old: packing has stopped.").arg(age),
                StationState::tr("Bring the station online, or call the supervisor."),
                {}};
    }
    Q_UNREACHABLE();
}

} // namespace pw::text

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/centralaccess.h"
#include "core/base/result.h"
#include "core/domain/feedscope.h"
#include "core/domain/rules/roles.h"
#include "core/domain/startfailure.h"
#include "core/epc/location.h"
#include "core/epcis/eventfactory.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace pw::bootstrap {

/// One device as the settings name it.
struct DeviceSettings
{
    QString id;      ///< short, unique, kept in every scan record
    QString name;    ///< for people
    QString kind;    ///< as devices::toCode(DeviceKind), or "ssi": a serial line
    QString port;    ///< such as /dev/serial/by-id/…, see devices::DeviceConfig
    QString profile; ///< id of a device profile
    QString role = QStringLiteral("any"); ///< as devices::toCode(DeviceRole)
    QString lane;                         ///< empty: the station's only one
    bool enabled = true;
    QStringList allowed; ///< addresses that may dial us
    int repeatMs = 0;    ///< the same code again within it was seen already; 0: counts
    friend bool operator==(const DeviceSettings &, const DeviceSettings &) = default;
};

/// Somebody who may work at the station, until a user management knows who it is.
struct PersonSettings
{
    QString id; ///< pseudonymous: A-Z 0-9 -, up to 20 characters
    QString name;
    domain::Role role = domain::Role::Operator;
    friend bool operator==(const PersonSettings &, const PersonSettings &) = default;
};

/// What an administrator decides about one station. Read and validated once at start.
struct Settings
{
    QString station;              ///< id in every event: A-Z 0-9 -, up to 20 characters
    epc::Location bench;          ///< read point of every event
    bool embeddedCentral = false; ///< the station runs its own central system…
    bool demonstration = false;   ///< …with the demonstration site in it
    QUrl central;                 ///< base URL of the central system; empty where it is embedded
    /// Kind of repository that answers there: id of a sync::PeerProfile.
    QString peerProfile = QStringLiteral("packwright");
    QString operatorId;           ///< pseudonymous id until operators sign in
    QString operatorName;         ///< shown, never sent
    QList<PersonSettings> people; ///< others who may work here; none: only that one
    QList<DeviceSettings> devices;
    QString language; ///< "en", "de"; empty: as the system
    QString theme;    ///< "light", "dark"; empty: as the system
    int volume = 80;  ///< of the sounds, percent
    bool muted = false;
    bool scannerProofRequired = false; ///< no scanner may book that has not passed its test…
    bool scannerProofDaily = false;    ///< …today
    /// What of central's feed this station follows beside the exceptions: batches and products it
    /// works with, or the whole site. The one that covers the most last.
    QList<domain::FeedScope> scopes{domain::FeedScope::site()};
    epcis::EventIdKind eventId = epcis::EventIdKind::Uuid; ///< as the partners want it
    CentralAccess access;                                  ///< whom to trust, and with what

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// A bench of the demonstration site with a simulated scanner and an embedded central system.
Settings demonstrationSettings();

Result<Settings, domain::StartFailure> readSettings(const QString &file);
/// Written whole or not at all. The native reason if it cannot be written.
Result<Done, QString> writeSettings(const QString &file, const Settings &settings);

} // namespace pw::bootstrap

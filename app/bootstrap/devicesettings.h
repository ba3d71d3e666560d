// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/settings.h"
#include "devices/deviceconfig.h"
#include "devices/setup/proofrecord.h"

namespace pw::bootstrap {

/// The settings' words as the device layer's values, and back. The settings have been validated.
devices::DeviceConfig configOf(const DeviceSettings &settings);
DeviceSettings settingsOf(const devices::DeviceConfig &config);

/// Proofs of this station's devices, scanner-proofs.json in its folder. A file that cannot be read
/// counts as none and is said in the log: then the devices have to prove themselves again.
QList<devices::ProofRecord> readProofs(const QString &file);
/// Replaces the device's record. The native reason if the file cannot be written.
Result<Done, QString> addProof(const QString &file, const devices::ProofRecord &record);
/// Of a device that is no longer there.
Result<Done, QString> removeProof(const QString &file, const QString &device);

} // namespace pw::bootstrap

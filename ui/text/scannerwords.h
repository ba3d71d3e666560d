// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "ui/text/messages.h"

/// What there is to say of scanners: how they are connected, what they are for, how their test
/// stands and what to do about it.
namespace pw::text {

QString kindName(domain::DeviceKind kind);          ///< "Serial line", "USB (HID-POS)" …
QString scannerRoleName(domain::DeviceRole role);   ///< "Any code", "Container labels only" …
QString lineSettings(const scan::SerialSettings &); ///< "9600 baud, 8N1"
QString connectionOf(const domain::DeviceConfig &config); ///< kind and port in one line

/// What people call a kind of device there is a profile for; `name`: the profile's own.
QString profileName(const QString &id, const QString &name);

/// A scanner's state in one sentence and one remedy: connection first, then its test.
Message messageFor(const domain::ScannerView &scanner);
/// The last test in a few words: "Passed today, 06:12, OP-014".
QString testFact(const domain::ScannerView &scanner);
/// What that test found, in a few words each; empty: nothing.
QString testFindings(const domain::ScannerView &scanner);
/// Nothing while no scanner that is on waits for a test it has to pass.
std::optional<Message> dailyTestMessage(const QList<domain::ScannerView> &scanners);

QString testCodeName(labels::TestCode code);   ///< "GS1 Data Matrix"
QString testCodeProves(labels::TestCode code); ///< what it shows when it arrives unharmed
/// What is wrong, and how the scanner is to be set.
Message messageFor(const domain::ProofFinding &finding);
/// Where the test stands, and what to do now.
Message messageFor(const domain::SetupView &view);

/// Why something that is plugged in can or cannot be used as it is.
QString foundNote(const domain::FoundDevice &device);

/// "1.5 ms", "320 ms"
QString milliseconds(std::chrono::nanoseconds span);
/// Chunks, bytes and pauses in one line.
QString statisticsLine(const domain::LineStatistics &statistics);

} // namespace pw::text

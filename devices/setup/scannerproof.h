// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "devices/setup/sheetmatch.h"
#include "devices/wedge/keystroke.h"

#include <QMap>

namespace pw::devices {

/// The test of one scanner with the sheet (A4): what it sends is held against what each code must
/// give, and from how it arrived follow framing, line settings and layout. Pure.
///
/// Feed what arrives, whatever the framing is: 200 ms of silence end a scan here. On a serial line
/// `settings()` is what the port must be opened with; it changes while nothing sensible comes.
class ScannerProof
{
public:
    /// `base`: the profile of the kind, kept in all that the test does not find out. On a serial
    /// line its settings are tried first, then the usual ones.
    explicit ScannerProof(const scan::DeviceProfile &base);

    void observe(const QByteArray &bytes, std::chrono::nanoseconds at);
    void elapse(std::chrono::nanoseconds now);
    /// When elapse() is to be called; nothing while no scan is half read.
    std::optional<std::chrono::nanoseconds> deadline() const;
    /// A whole code as the protocol gave it (HID-POS, SSI, a fixed reader), nothing around it.
    void observeCode(const QByteArray &code);
    /// The keys of one scan of a scanner that types.
    void observeKeys(const QList<KeyStroke> &strokes);

    using Step = domain::ProofStep;
    Step step() const;
    /// The codes seen, and what is wrong with each (nothing: it is as it should be). A code that
    /// is scanned again counts as it came last.
    const QMap<labels::TestCode, QList<ProofFinding>> &seen() const { return m_seen; }
    /// The code to scan next; nothing when all have been.
    std::optional<labels::TestCode> next() const;
    /// Every finding once, in the order of the sheet.
    QList<ProofFinding> findings() const;
    /// GS was transmitted as it is (R-ID-7).
    bool separatorProven() const;

    /// What to open the port with now.
    const scan::SerialSettings &settings() const { return m_attempts[m_attempt]; }
    /// How many scans came that were none of the sheet's.
    int unrecognized() const { return m_unrecognized; }
    /// How many were.
    int recognized() const { return m_recognized; }

    /// The profile as the test found it; to be saved when it has passed, or with the operator's
    /// will when it only lacks what it can do without.
    scan::DeviceProfile profile() const;

private:
    void take(const QByteArray &scan);
    void record(const SheetMatch &match);
    void nextAttempt();
    bool endsByItself() const;
    void findOutLayout(const QList<QList<KeyStroke>> &scans);

    const scan::DeviceProfile m_base;
    QList<scan::SerialSettings> m_attempts;
    qsizetype m_attempt = 0;
    int m_unrecognizedSince = 0; ///< the last scan that was understood
    QByteArray m_buffer;
    std::chrono::nanoseconds m_lastAt{0};
    QMap<labels::TestCode, QList<ProofFinding>> m_seen;
    QMap<labels::TestCode, QList<KeyStroke>> m_keys;
    QByteArray m_prefix;
    QByteArray m_terminator;
    bool m_aimAlways = true;
    QString m_layout; ///< found; empty: as the profile says
    QString m_gs;
    int m_unrecognized = 0;
    int m_recognized = 0;
};

/// The settings tried on a serial line, the given one first: 9600, 115200, 38400, 19200, 57600 8N1,
/// 9600 7E1.
QList<scan::SerialSettings> usualSerialSettings(const scan::SerialSettings &first);

} // namespace pw::devices

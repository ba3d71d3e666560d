// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "core/labels/testsheet.h"
#include "core/scan/codereport.h"
#include "core/scan/deviceprofile.h"

#include <QMap>

/// What there is to say of a station's scanners: how each is configured, what it is for, how its
/// test stands. Plain values; the device layer fills them, pages show them.
namespace pw::domain {

enum class DeviceKind {
    Serial,    ///< RS-232, USB CDC, Bluetooth SPP; text or SSI by its profile
    TcpClient, ///< a fixed reader we dial
    TcpServer, ///< a fixed reader that dials us
    HidPos,    ///< USB in HID-POS mode
    Wedge,     ///< types into our window
    Keyboard,  ///< types, and its keyboard device is ours alone (Linux evdev)
    Simulated, ///< no hardware
};

/// What the codes of a device may be for.
enum class DeviceRole {
    Any,
    Children,   ///< what goes into the open container
    Parent,     ///< container labels; an item there is refused
    CommandOnly ///< command codes; goods there are refused
};

/// One device of a station as its settings name it.
struct DeviceConfig
{
    QString id;   ///< unique in the station; every scan carries it
    QString name; ///< for people
    DeviceKind kind = DeviceKind::Serial;
    /// Serial and Keyboard: a name that stays (/dev/serial/by-id/…) or "usb:vvvv:pppp[:serial]";
    /// TcpClient: host[:port]; TcpServer: [address:]port; HidPos: "", "vvvv:pppp[:serial]".
    QString port;
    QString profileId; ///< of DeviceProfiles
    DeviceRole role = DeviceRole::Any;
    QString lane; ///< of the station; empty: its only one
    bool enabled = true;
    QStringList allowed;                     ///< TcpServer: addresses that may dial us
    std::chrono::milliseconds repeatTime{0}; ///< the same code again within it was seen already
    friend bool operator==(const DeviceConfig &, const DeviceConfig &) = default;
};

/// Why a scan went no further than the device layer.
enum class Withheld {
    SeenAlready, ///< the same code from the same device a moment ago
    NotProven    ///< the device has not passed its test, or not today
};

/// Something plugged in that is a scanner, or may be one.
struct FoundDevice
{
    /// What keeps it from being used as it is.
    enum class Problem {
        None,
        KeyboardMode, ///< it types: set it to HID-POS or serial with the codes of its guide
        NoRights,     ///< it types, and the station may not take its keyboard for itself
        ClosedMode    ///< it speaks its maker's own language (SNAPI and the like): set it, too
    };
    DeviceKind kind = DeviceKind::Serial;
    QString port; ///< as DeviceConfig::port
    QString name; ///< for people: the device's own, else its place
    QString profileId;
    Problem problem = Problem::None;
    bool knownMaker = false; ///< its ids are those of a maker of scanners
    bool hasSerial = false;  ///< else it is known by its socket only
    friend bool operator==(const FoundDevice &, const FoundDevice &) = default;
};

/// What is wrong with what a scanner sent for a code of the test sheet.
struct ProofFinding
{
    enum class Code {
        AimMissing,        ///< no AIM identifier: switch it on
        AimWrong,          ///< detail: the one it sent; a GS1 symbol read as a plain one
        SeparatorMissing,  ///< GS is not transmitted
        SeparatorReplaced, ///< detail: what it sends in place of GS
        LeadingSeparator,  ///< sends FNC1 in first place as GS: switch the AIM identifier on
        CaseChanged,       ///< capitals and small letters differ: Caps Lock or case conversion
        LayoutMismatch,    ///< detail: the layout its keys fit
        CharactersChanged, ///< detail: the characters that came wrong
        TerminatorMissing, ///< nothing ends a code: set suffix CR
        PrefixSent,        ///< detail: text in front of the code that is not an AIM identifier
        SevenBits,         ///< it sends 7 data bits and even parity
        Incomplete         ///< the code was cut
    };
    Code code;
    labels::TestCode where;
    QByteArray detail;
    friend bool operator==(const ProofFinding &, const ProofFinding &) = default;
};

enum class ProofStep {
    FirstCode, ///< nothing recognized yet: scan any code of the sheet
    OtherCodes,
    Passed,
    Failed ///< every code has been seen and something is wrong: set the scanner, begin anew
};

enum class ProofState {
    Missing,  ///< never tested, or by another identity
    Failed,   ///< the last test was not passed
    Outdated, ///< passed, but not today, and the site demands it
    Valid
};

/// Where the set-up of a scanner stands.
struct SetupView
{
    ProofStep step = ProofStep::FirstCode;
    DeviceState deviceState = DeviceState::Searching;
    QString deviceDetail;
    QMap<labels::TestCode, QList<ProofFinding>> seen;
    std::optional<labels::TestCode> next;
    QList<ProofFinding> findings;
    bool hasLine = false;          ///< `settings` mean something: a serial line
    scan::SerialSettings settings; ///< what the port listens with
    int unrecognized = 0;
    bool separatorProven = false;
    bool ownDevice = false; ///< one of the station's, only tested
};

/// Whether all that was found is what the profile to be saved puts right: a scanner that types as
/// another keyboard. One that is only tested is read as its profile says.
bool isLearnt(const SetupView &view);

/// One scanner of the station as the Scanners page shows it.
struct ScannerView
{
    DeviceConfig config;
    DeviceView device;
    ProofState proof = ProofState::Missing;
    bool mayProduce = true; ///< its codes may be booked
    QDateTime testedAt;     ///< UTC, of the last test; null: none
    QString testedBy;
    QList<ProofFinding::Code> findings; ///< of that test
    QString lastCode;                   ///< readable; empty: nothing yet
    QDateTime lastAt;                   ///< UTC
    friend bool operator==(const ScannerView &, const ScannerView &) = default;
};

/// Bytes that came down a line together.
struct LineChunk
{
    std::chrono::nanoseconds at{0};
    QByteArray bytes;
    friend bool operator==(const LineChunk &, const LineChunk &) = default;
};

/// Pauses between chunks of one code (those of 300 ms and more lie between codes).
struct LineStatistics
{
    qsizetype chunks = 0;
    qsizetype bytes = 0;
    qsizetype largestChunk = 0;
    qsizetype gaps = 0;
    std::chrono::nanoseconds shortestGap{0};
    std::chrono::nanoseconds medianGap{0};
    std::chrono::nanoseconds longestGap{0};
    friend bool operator==(const LineStatistics &, const LineStatistics &) = default;
};

} // namespace pw::domain

Q_DECLARE_METATYPE(pw::domain::SetupView)

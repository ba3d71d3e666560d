// SPDX-License-Identifier: Apache-2.0
#include "ui/text/scannerwords.h"

#include "ui/text/terms.h"

#include <QCoreApplication>
#include <QLocale>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::DeviceKind;
using domain::DeviceRole;
using domain::DeviceState;
using domain::ProofState;

namespace {

struct ScannerWords
{
    Q_DECLARE_TR_FUNCTIONS(ScannerWords)
};

Message blocked(const domain::ScannerView &scanner)
{
    const QString name = scanner.config.name;
    const QString word = ScannerWords::tr("Blocked");
    const QString remedy = ScannerWords::tr("Press Test now and scan the codes it shows.");
    switch (scanner.proof) {
    case ProofState::Missing:
        return {word,
                ScannerWords::tr("%1 has not been tested: its codes are not taken.").arg(name),
                remedy,
                {}};
    case ProofState::Failed:
        return {word,
                ScannerWords::tr("%1 did not pass its test: its codes are not taken.").arg(name),
                ScannerWords::tr("Press Set up again; it says how the scanner is to be set."),
                {}};
    case ProofState::Outdated:
        return {
            word,
            ScannerWords::tr("%1 has not been tested today: its codes are not taken.").arg(name),
            remedy,
            {}};
    case ProofState::Valid: break;
    }
    return {};
}

} // namespace

QString kindName(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Serial: return ScannerWords::tr("Serial line");
    case DeviceKind::TcpClient: return ScannerWords::tr("Reader we dial");
    case DeviceKind::TcpServer: return ScannerWords::tr("Reader that dials us");
    case DeviceKind::HidPos: return ScannerWords::tr("USB (HID-POS)");
    case DeviceKind::Wedge: return ScannerWords::tr("Types like a keyboard");
    case DeviceKind::Keyboard: return ScannerWords::tr("Keyboard of its own");
    case DeviceKind::Simulated: return ScannerWords::tr("On the screen");
    }
    Q_UNREACHABLE();
}

QString scannerRoleName(DeviceRole role)
{
    switch (role) {
    case DeviceRole::Any: return ScannerWords::tr("Any code");
    case DeviceRole::Children: return ScannerWords::tr("Contents only");
    case DeviceRole::Parent: return ScannerWords::tr("Labels only");
    case DeviceRole::CommandOnly: return ScannerWords::tr("Commands only");
    }
    Q_UNREACHABLE();
}

QString lineSettings(const scan::SerialSettings &settings)
{
    using Parity = scan::SerialSettings::Parity;
    const QChar parity = settings.parity == Parity::None   ? u'N'
                         : settings.parity == Parity::Even ? u'E'
                                                           : u'O';
    //: Speed of a serial line; %2: bits, parity, stop bits: "8N1"
    return ScannerWords::tr("%1 baud, %2")
        .arg(QString::number(settings.baud),
             QString::number(settings.dataBits) + parity + QString::number(settings.stopBits));
}

QString connectionOf(const domain::DeviceConfig &config)
{
    const QString kind = kindName(config.kind);
    return config.port.isEmpty() ? kind : QString(kind + u" · "_s + config.port);
}

QString profileName(const QString &id, const QString &name)
{
    if (id == "generic-rs232"_L1)
        return ScannerWords::tr("Any scanner");
    if (id == "datalogic-usb-com"_L1)
        return u"Datalogic, PSC"_s;
    if (id == "honeywell-usb-serial"_L1)
        return u"Honeywell, Youjie"_s;
    if (id == "zebra-cdc"_L1)
        return u"Zebra, Symbol (USB CDC)"_s;
    if (id == "zebra-ssi"_L1)
        return u"Zebra, Symbol (SSI)"_s;
    if (id == "generic-tcp"_L1)
        return ScannerWords::tr("Any reader that sends text");
    if (id == "cognex-dataman"_L1)
        return u"Cognex DataMan"_s;
    if (id == "keyence-sr"_L1)
        return u"Keyence SR"_s;
    if (id == "sick-lector"_L1)
        return u"SICK Lector, CLV (CoLa A)"_s;
    if (id == "sick-lector-cola-b"_L1)
        return u"SICK Lector, CLV (CoLa B)"_s;
    if (id == "rfid-epc-hex"_L1)
        return ScannerWords::tr("RFID reader that sends the EPC in hex");
    return name; // of the site
}

Message messageFor(const domain::ScannerView &scanner)
{
    domain::DeviceView device = scanner.device;
    device.name = scanner.config.name;
    if (device.state != DeviceState::Ready && device.state != DeviceState::Degraded)
        return messageFor(device);
    if (!scanner.mayProduce)
        return blocked(scanner);
    if (device.state == DeviceState::Degraded)
        return messageFor(device);
    if (scanner.config.kind == DeviceKind::Simulated || scanner.proof == ProofState::Valid)
        return {ScannerWords::tr("Ready"),
                ScannerWords::tr("%1 is connected and works.").arg(device.name),
                ScannerWords::tr("Nothing to do: scan."), device.detail};
    if (scanner.proof == ProofState::Failed)
        return {ScannerWords::tr("Ready, test failed"),
                ScannerWords::tr("%1 works, but did not pass its test.").arg(device.name),
                ScannerWords::tr("Press Set up again; it says how the scanner is to be set."),
                device.detail};
    return {ScannerWords::tr("Ready, untested"),
            ScannerWords::tr("%1 works, but nobody has tested it.").arg(device.name),
            ScannerWords::tr("Press Test now and scan the codes it shows."), device.detail};
}

QString testFact(const domain::ScannerView &scanner)
{
    if (scanner.config.kind == DeviceKind::Simulated)
        return ScannerWords::tr("None needed");
    if (!scanner.testedAt.isValid())
        return ScannerWords::tr("Never");
    QString fact = scanner.proof == ProofState::Failed    ? ScannerWords::tr("Not passed")
                   : scanner.proof == ProofState::Missing ? ScannerWords::tr("Another scanner then")
                                                          : ScannerWords::tr("Passed");
    fact += u" · "_s + moment(scanner.testedAt);
    return scanner.testedBy.isEmpty() ? fact : QString(fact + u" · "_s + scanner.testedBy);
}

QString testFindings(const domain::ScannerView &scanner)
{
    QStringList words;
    for (const domain::ProofFinding::Code code : scanner.findings)
        words.append(messageFor(domain::ProofFinding{code, labels::TestCode::Long, {}}).word);
    return words.join(u", "_s);
}

std::optional<Message> dailyTestMessage(const QList<domain::ScannerView> &scanners)
{
    QStringList waiting;
    QStringList failed;
    for (const domain::ScannerView &scanner : scanners) {
        if (!scanner.config.enabled || scanner.mayProduce)
            continue;
        (scanner.proof == ProofState::Failed ? failed : waiting).append(scanner.config.name);
    }
    if (!waiting.isEmpty())
        return Message{ScannerWords::tr("Scanner test due"),
                       //: %1: one or several names
                       ScannerWords::tr("Not tested yet: %1.").arg(waiting.join(u", "_s)),
                       ScannerWords::tr("Press F11 and test before the shift."),
                       {}};
    if (!failed.isEmpty())
        return Message{ScannerWords::tr("Scanner blocked"),
                       //: %1: one or several names
                       ScannerWords::tr("Test not passed: %1.").arg(failed.join(u", "_s)),
                       ScannerWords::tr("Press F11 and set it up again."),
                       {}};
    return {};
}

QString milliseconds(std::chrono::nanoseconds span)
{
    const double ms = double(span.count()) / 1e6;
    return ScannerWords::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

QString statisticsLine(const domain::LineStatistics &statistics)
{
    QStringList parts{ScannerWords::tr("%Ln piece(s)", nullptr, int(statistics.chunks)),
                      ScannerWords::tr("%Ln byte(s)", nullptr, int(statistics.bytes)),
                      ScannerWords::tr("largest %1").arg(number(statistics.largestChunk))};
    if (statistics.gaps > 0)
        //: Shortest, median and longest pause between the pieces of one code
        parts.append(ScannerWords::tr("pauses %1 / %2 / %3")
                         .arg(milliseconds(statistics.shortestGap),
                              milliseconds(statistics.medianGap),
                              milliseconds(statistics.longestGap)));
    return parts.join(u" · "_s);
}

} // namespace pw::text

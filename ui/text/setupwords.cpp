// SPDX-License-Identifier: Apache-2.0
#include "core/scan/readablebytes.h"
#include "ui/text/scannerwords.h"

#include <QCoreApplication>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::DeviceState;
using domain::FoundDevice;
using domain::ProofFinding;
using domain::ProofStep;
using labels::TestCode;

namespace {

/// The set-up and the test of a scanner.
struct SetupWords
{
    Q_DECLARE_TR_FUNCTIONS(SetupWords)
};

Message waiting(const domain::SetupView &view)
{
    domain::DeviceView device;
    device.name = SetupWords::tr("The scanner");
    device.state = view.deviceState;
    device.detail = view.deviceDetail;
    return messageFor(device);
}

} // namespace

QString testCodeName(TestCode code)
{
    switch (code) {
    case TestCode::Gs1DataMatrix: return SetupWords::tr("GS1 Data Matrix");
    case TestCode::Gs1Linear: return SetupWords::tr("GS1-128");
    case TestCode::Case: return SetupWords::tr("Small and capital letters");
    case TestCode::CharacterSet: return SetupWords::tr("All characters");
    case TestCode::Long: return SetupWords::tr("Long code");
    }
    Q_UNREACHABLE();
}

QString testCodeProves(TestCode code)
{
    switch (code) {
    case TestCode::Gs1DataMatrix:
        return SetupWords::tr("A pack's code: identifier ]d2, separator GS inside.");
    case TestCode::Gs1Linear: return SetupWords::tr("A container label: identifier ]C1.");
    case TestCode::Case:
        return SetupWords::tr("Letters keep their case; the code is known as not GS1.");
    case TestCode::CharacterSet:
        return SetupWords::tr("Every character a serial number may have arrives as it is.");
    case TestCode::Long: return SetupWords::tr("Nothing is cut off; several separators arrive.");
    }
    Q_UNREACHABLE();
}

Message messageFor(const ProofFinding &finding)
{
    const QString detail = scan::readableBytes(finding.detail);
    switch (finding.code) {
    case ProofFinding::Code::AimMissing:
        return {SetupWords::tr("No identifier"),
                SetupWords::tr("The scanner does not say what kind of symbol it has read."),
                SetupWords::tr("Switch on “AIM identifier” (transmit code ID: AIM)."),
                {}};
    case ProofFinding::Code::AimWrong:
        return {SetupWords::tr("Wrong identifier"),
                SetupWords::tr("The scanner announces this GS1 symbol as %1.").arg(detail),
                SetupWords::tr("Switch on GS1 symbols (GS1-128, GS1 Data Matrix) in the scanner."),
                {}};
    case ProofFinding::Code::SeparatorMissing:
        return {SetupWords::tr("Separator lost"),
                SetupWords::tr("The separator GS inside the code does not arrive."),
                SetupWords::tr("Set the scanner to send control characters, GS included."),
                {}};
    case ProofFinding::Code::SeparatorReplaced:
        return {SetupWords::tr("Separator replaced"),
                SetupWords::tr("In place of the separator GS the scanner sends %1.").arg(detail),
                SetupWords::tr("Switch its replacement of GS off, so that it sends GS itself."),
                {}};
    case ProofFinding::Code::LeadingSeparator:
        return {
            SetupWords::tr("GS in front"),
            SetupWords::tr("The scanner sends GS in front of the code instead of an identifier."),
            SetupWords::tr("Switch on “AIM identifier” (transmit code ID: AIM)."),
            {}};
    case ProofFinding::Code::CaseChanged:
        return {SetupWords::tr("Letters changed"),
                SetupWords::tr("Capital and small letters arrive changed."),
                SetupWords::tr("Turn Caps Lock off, and case conversion in the scanner."),
                {}};
    case ProofFinding::Code::LayoutMismatch:
        return {SetupWords::tr("Other keyboard"),
                SetupWords::tr("The scanner types as a “%1” keyboard does.").arg(detail),
                SetupWords::tr("Save to have it read like that, or set its country to USA."),
                {}};
    case ProofFinding::Code::CharactersChanged:
        return {SetupWords::tr("Characters changed"),
                SetupWords::tr("These characters arrive wrong: %1").arg(detail),
                SetupWords::tr("Set the scanner's country setting to USA."),
                {}};
    case ProofFinding::Code::TerminatorMissing:
        return {SetupWords::tr("No end mark"),
                SetupWords::tr("Nothing tells where a code ends."),
                SetupWords::tr("Set the scanner's suffix to CR (Enter)."),
                {}};
    case ProofFinding::Code::PrefixSent:
        return {SetupWords::tr("Text in front"),
                SetupWords::tr("The scanner sends “%1” in front of the code.").arg(detail),
                SetupWords::tr("Remove the prefix in the scanner."),
                {}};
    case ProofFinding::Code::SevenBits:
        return {SetupWords::tr("7 data bits"),
                SetupWords::tr("The scanner sends 7 data bits with even parity."),
                SetupWords::tr("Nothing to do: the line is being changed to that."),
                {}};
    case ProofFinding::Code::Incomplete:
        return {SetupWords::tr("Cut off"),
                SetupWords::tr("Only the beginning of the code arrives."),
                SetupWords::tr("Scan it again; if it stays, allow longer codes in the scanner."),
                {}};
    }
    Q_UNREACHABLE();
}

Message messageFor(const domain::SetupView &view)
{
    switch (view.step) {
    case ProofStep::FirstCode: {
        const bool listening =
            view.deviceState == DeviceState::Ready || view.deviceState == DeviceState::Degraded;
        if (!listening)
            return waiting(view);
        if (view.unrecognized == 0)
            return {SetupWords::tr("Scan the code"),
                    SetupWords::tr("Hold the scanner to the code on the screen."),
                    SetupWords::tr("If nothing comes, print the sheet and scan it from paper."),
                    {}};
        if (view.hasLine)
            return {SetupWords::tr("Scan it again"),
                    SetupWords::tr("Something came that cannot be read; now listening at %1.")
                        .arg(lineSettings(view.settings)),
                    SetupWords::tr("Scan the same code until it is known."),
                    {}};
        return {SetupWords::tr("Scan it again"),
                SetupWords::tr("Something came, but none of these codes."),
                SetupWords::tr("Scan the code on the screen, nothing else."),
                {}};
    }
    case ProofStep::OtherCodes:
        return {SetupWords::tr("Scan the next code"),
                SetupWords::tr("The scanner is understood."),
                SetupWords::tr("Scan the next code on the screen."),
                {}};
    case ProofStep::Passed:
        return {SetupWords::tr("Passed"),
                SetupWords::tr("All five codes arrived as they should."),
                SetupWords::tr("Press Go on."),
                {}};
    case ProofStep::Failed:
        if (domain::isLearnt(view))
            return {SetupWords::tr("Passed"),
                    SetupWords::tr("All five codes arrive whole, read as said below."),
                    SetupWords::tr("Press Go on."),
                    {}};
        return {SetupWords::tr("Not passed"),
                SetupWords::tr("All five codes arrived, but not unharmed."),
                SetupWords::tr("Set the scanner as said below, then press Begin anew."),
                {}};
    }
    Q_UNREACHABLE();
}

QString foundNote(const FoundDevice &device)
{
    switch (device.problem) {
    case FoundDevice::Problem::None: break;
    case FoundDevice::Problem::KeyboardMode:
        return SetupWords::tr("It types like a keyboard. Better: set it to USB HID-POS.");
    case FoundDevice::Problem::NoRights:
        return SetupWords::tr("It types, and this station may not take its keyboard: install the "
                              "udev rules that come with Packwright, or set it to USB HID-POS.");
    case FoundDevice::Problem::ClosedMode:
        return SetupWords::tr("It speaks its maker's own language: set it to USB HID-POS or CDC.");
    }
    if (device.kind == domain::DeviceKind::Wedge)
        return SetupWords::tr("Shows in no list; works while this window has the focus.");
    QString note = kindName(device.kind) + u" · "_s + device.port;
    if (!device.hasSerial && device.knownMaker)
        note += u" · "_s + SetupWords::tr("known by its socket only");
    return note;
}

} // namespace pw::text

// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/scriptplayer.h"
#include "devices/devicemanager.h"
#include "devices/emulation/ptyscanner.h"
#include "devices/emulation/script.h"
#include "devices/emulation/tcpreader.h"
#include "devices/emulation/uhidscanner.h"
#include "devices/emulation/xtestkeyboard.h"
#include "devices/hid/fakehidtransport.h"
#include "devices/wedge/keyencoder.h"

#include <QFile>
#include <QTimer>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using devices::EmulatedChunk;

namespace {

std::chrono::milliseconds milliseconds(const QCommandLineParser &parser, const QString &option)
{
    return std::chrono::milliseconds(std::max(0, parser.value(option).toInt()));
}

class SimulateCommand : public Command
{
public:
    QString name() const override { return u"simulate"_s; }
    QString summary() const override { return u"a scanner that is not there, for trying out"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(
            u"kind"_s,
            u"serial (on a pseudo terminal), reader (fixed, over TCP), wedge (types into "
            "the window with the focus, X11), or hid (USB HID-POS, by /dev/uhid; where "
            "that is not allowed, inside this program only)."_s);
        parser.addOption({u"codes"_s,
                          u"Capture, transcript, or one code a line; without it the "
                          "codes of the test sheet."_s,
                          u"FILE"_s});
        parser.addOption({u"id"_s, u"Only the recording of that id."_s, u"ID"_s});
        parser.addOption({u"pace"_s, u"Milliseconds between two codes."_s, u"MS"_s, u"1000"_s});
        parser.addOption({u"rounds"_s, u"How often; 0: for ever."_s, u"N"_s, u"1"_s});
        parser.addOption({u"prefix"_s, u"In front of each code, in hex."_s, u"HEX"_s});
        parser.addOption({u"terminator"_s, u"Behind each code, in hex."_s, u"HEX"_s, u"0d"_s});
        parser.addOption({u"link"_s, u"serial: the name the station opens."_s, u"PATH"_s,
                          u"/tmp/packwright-scanner"_s});
        parser.addOption({u"baud"_s,
                          u"serial: send at this speed; a station that listens at another "
                          "one hears nonsense. Without it: whatever it listens at."_s,
                          u"N"_s});
        parser.addOption({u"drop"_s, u"serial: pull the cable each MS milliseconds …"_s, u"MS"_s});
        parser.addOption({u"replug"_s, u"… and put it back MS later."_s, u"MS"_s, u"1000"_s});
        parser.addOption({u"listen"_s, u"reader: wait on this port."_s, u"PORT"_s});
        parser.addOption({u"dial"_s, u"reader: dial the station."_s, u"HOST:PORT"_s});
        parser.addOption(
            {u"layout"_s, u"wedge: the scanner's country setting."_s, u"ID"_s, u"us"_s});
        parser.addOption({u"gs"_s, u"wedge: ctrl+], alt+029, f8, down, text:… or none."_s, u"HOW"_s,
                          u"ctrl+]"_s});
        parser.addOption(
            {u"key-gap"_s, u"wedge: milliseconds between two keys."_s, u"MS"_s, u"2"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto script = readCodes(parser);
        if (!script)
            return Usage;
        const QString kind = parser.positionalArguments().value(0);
        if (kind == "serial"_L1)
            return playSerial(parser, *script);
        if (kind == "reader"_L1)
            return playReader(parser, *script);
        if (kind == "wedge"_L1)
            return playWedge(parser, *script);
        if (kind == "hid"_L1)
            return playHid(parser, *script);
        printError(u"\"%1\" is none of serial, reader, wedge, hid."_s.arg(kind));
        return Usage;
    }

private:
    static std::optional<QList<EmulatedChunk>> readCodes(const QCommandLineParser &parser)
    {
        const QByteArray prefix = QByteArray::fromHex(parser.value(u"prefix"_s).toLatin1());
        const QByteArray terminator = QByteArray::fromHex(parser.value(u"terminator"_s).toLatin1());
        if (!parser.isSet(u"codes"_s))
            return devices::testSheetScript(prefix, terminator);
        QFile file(parser.value(u"codes"_s));
        if (!file.open(QIODevice::ReadOnly)) {
            printError(u"\"%1\" cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
            return std::nullopt;
        }
        const auto script =
            devices::readScript(file.readAll(), parser.value(u"id"_s), prefix, terminator);
        if (!script) {
            printError(
                u"\"%1\" holds nothing to play (%2)."_s.arg(file.fileName(), script.error()));
            return std::nullopt;
        }
        return *script;
    }

    static int playSerial(const QCommandLineParser &parser, const QList<EmulatedChunk> &script)
    {
        devices::PtyScanner scanner(parser.value(u"link"_s));
        scanner.setSpeed(parser.value(u"baud"_s).toInt());
        if (const QString why = scanner.plug(); !why.isEmpty()) {
            printError(u"no line: %1"_s.arg(why));
            return CannotStart;
        }
        printJson({{"link"_L1, scanner.link()}});
        QByteArray rest; // what the line has not taken yet
        QTimer replug;
        replug.setSingleShot(true);
        QObject::connect(&replug, &QTimer::timeout, &replug, [&scanner] { scanner.plug(); });
        const auto unplug = [&](std::chrono::milliseconds time) {
            scanner.unplug();
            rest.clear();
            replug.start(time);
        };
        ScriptPlayer player(script, milliseconds(parser, u"pace"_s),
                            parser.value(u"rounds"_s).toInt(), [&](const QByteArray &bytes) {
                                if (!scanner.isPlugged())
                                    return false;
                                const QByteArray heard = scanner.read();
                                if (!heard.isEmpty())
                                    printJson({{"heard"_L1, QString::fromLatin1(heard.toHex())}});
                                if (bytes.isEmpty() && rest.isEmpty()) {
                                    unplug(milliseconds(parser, u"replug"_s));
                                    return true;
                                }
                                if (rest.isEmpty())
                                    rest = bytes;
                                rest.remove(0, scanner.write(rest));
                                if (!rest.isEmpty())
                                    return false;
                                printJson({{"sent"_L1, QString::fromLatin1(bytes.toHex())}});
                                return true;
                            });
        QTimer drop;
        if (parser.isSet(u"drop"_s)) {
            QObject::connect(&drop, &QTimer::timeout, &drop,
                             [&] { unplug(milliseconds(parser, u"replug"_s)); });
            drop.start(milliseconds(parser, u"drop"_s));
        }
        return player.playToTheEnd();
    }

    static int playReader(const QCommandLineParser &parser, const QList<EmulatedChunk> &script)
    {
        devices::TcpReader reader;
        reader.answer("LON\r", "OK,LON\r");
        reader.answer("KEYENCE\r", "OK,KEYENCE,SR-SIMULATED\r");
        reader.answer("GET DEVICE.TYPE\r\n", "||0:0[0]SIMULATED\r\n");
        reader.answer("\x02sRN SCdevicestate\x03", "\x02sRA SCdevicestate 1\x03");
        if (parser.isSet(u"dial"_s)) {
            const QStringList address = parser.value(u"dial"_s).split(u':');
            reader.dial(address.value(0), quint16(address.value(1).toUInt()));
        } else if (!reader.listen(quint16(parser.value(u"listen"_s).toUInt()))) {
            printError(u"the port cannot be listened on"_s);
            return CannotStart;
        }
        printJson({{"port"_L1, reader.port()}});
        QObject::connect(&reader, &devices::TcpReader::heard, &reader, [](const QByteArray &bytes) {
            printJson({{"heard"_L1, QString::fromLatin1(bytes.toHex())}});
        });
        ScriptPlayer player(script, milliseconds(parser, u"pace"_s),
                            parser.value(u"rounds"_s).toInt(), [&reader](const QByteArray &bytes) {
                                if (!reader.send(bytes))
                                    return false;
                                printJson({{"sent"_L1, QString::fromLatin1(bytes.toHex())}});
                                return true;
                            });
        return player.playToTheEnd();
    }

    static int playWedge(const QCommandLineParser &parser, const QList<EmulatedChunk> &script)
    {
        const auto layout = devices::KeyboardLayout::load(parser.value(u"layout"_s));
        devices::XtestKeyboard keyboard;
        if (!layout || !keyboard.isUsable()) {
            printError(!layout ? u"there is no such layout; these are: %1"_s.arg(
                           devices::KeyboardLayout::ids().join(u' '))
                               : u"no X server with XTEST (DISPLAY)"_s);
            return CannotStart;
        }
        QString gs = parser.value(u"gs"_s);
        if (gs == "none"_L1)
            gs.clear();
        else if (!scan::isGsConvention(gs))
            return Usage;
        const auto gap = milliseconds(parser, u"key-gap"_s);
        ScriptPlayer player(script, milliseconds(parser, u"pace"_s),
                            parser.value(u"rounds"_s).toInt(), [&](const QByteArray &bytes) {
                                if (const auto keys = devices::keysFor(bytes, *layout, gs)) {
                                    keyboard.type(*keys, gap);
                                    printJson({{"sent"_L1, QString::fromLatin1(bytes.toHex())}});
                                }
                                return true;
                            });
        return player.playToTheEnd();
    }

    static int playHid(const QCommandLineParser &parser, const QList<EmulatedChunk> &script)
    {
        const devices::HidInterface as{u"/simulated"_s,
                                       0x1eab,
                                       0x0110,
                                       u"SIMULATED"_s,
                                       u"Simulated scanner"_s,
                                       devices::BarcodeScannerPage,
                                       devices::BarcodeScannerUsage};
        // Reports end a code; what ends one elsewhere is left out.
        const QByteArray terminator = QByteArray::fromHex(parser.value(u"terminator"_s).toLatin1());
        const auto code = [&terminator](const QByteArray &bytes) {
            return bytes.endsWith(terminator) ? bytes.chopped(terminator.size()) : bytes;
        };
        const auto pace = milliseconds(parser, u"pace"_s);
        const int rounds = parser.value(u"rounds"_s).toInt();
        devices::UhidScanner scanner;
        const QString why = scanner.plug(as);
        if (why.isEmpty()) {
            printJson({{"device"_L1, devices::identityOf(as)}});
            ScriptPlayer player(script, pace, rounds, [&](const QByteArray &bytes) {
                if (!scanner.scan(code(bytes)))
                    return false;
                printJson({{"sent"_L1, QString::fromLatin1(code(bytes).toHex())}});
                return true;
            });
            return player.playToTheEnd();
        }
        printError(u"no USB device can be made here (%1); the codes go through the station's HID "
                   "reader inside this program, and no station sees them"_s.arg(why));
        const auto usb = std::make_shared<devices::FakeHidTransport>();
        usb->plug({as});
        devices::DeviceConfig config;
        config.id = u"simulated"_s;
        config.kind = devices::DeviceKind::HidPos;
        config.profileId = u"hid-pos"_s;
        const SystemClock clock;
        devices::DeviceManager manager({config}, devices::DeviceProfiles(), clock, nullptr, usb);
        QObject::connect(&manager, &devices::DeviceManager::scanned, &manager,
                         [](const scan::RawScan &scan) {
                             printJson({{"read"_L1, QString::fromLatin1(scan.bytes.toHex())}});
                         });
        manager.start();
        ScriptPlayer player(script, pace, rounds, [&](const QByteArray &bytes) {
            usb->scan(code(bytes));
            return true;
        });
        return player.playToTheEnd();
    }
};

} // namespace

std::unique_ptr<Command> makeSimulateCommand()
{
    return std::make_unique<SimulateCommand>();
}

} // namespace pw::ctl

// SPDX-License-Identifier: Apache-2.0
#include "devices/devicemanager.h"
#include "devices/emulation/tcpreader.h"
#include "devices/protocol/ssipacket.h"
#include "devices/setup/profilewriter.h"
#include "tests/support/pty.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

using pw::scan::DeviceProfile;
using pw::scan::RawScan;
using pw::test::Pty;

namespace {

const QByteArray Item = "]d20104012345678901"
                        "21A";

} // namespace

/// What became of a scan, in the language of each device, at the far end of its line.
class TestFeedback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void inEachLanguage_data();
    void inEachLanguage();
    void ackComesAtOnceTheVerdictLater();
    void overTcp_data();
    void overTcp();

private:
    void writeProfile(DeviceProfile profile, const QString &id,
                      const QMap<QString, QByteArray> &words);

    QTemporaryDir m_folder;
    pw::SystemClock m_clock;
};

/// A profile of the site, made from one that ships.
void TestFeedback::writeProfile(DeviceProfile profile, const QString &id,
                                const QMap<QString, QByteArray> &words)
{
    profile.id = id;
    profile.hostCommands = words;
    QFile file(m_folder.filePath(id + u".json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(toJson(profile)) > 0);
}

void TestFeedback::initTestCase()
{
    const DeviceProfiles shipped;
    DeviceProfile profile = *shipped.load(u"generic-rs232"_s);
    writeProfile(profile, u"site-bel"_s, {{u"accepted"_s, "\x07"}, {u"refused"_s, "\x07\x07"}});
    profile.ack = {true, "\x06", "\x15", std::chrono::milliseconds(2000)};
    writeProfile(profile, u"site-ack"_s, {{u"refused"_s, "\x07"}});
    const QMap<QString, QByteArray> words{{u"refused"_s, "BAD"}, {u"accepted"_s, "GOOD"}};
    writeProfile(*shipped.load(u"generic-tcp"_s), u"site-text"_s, words);
    writeProfile(*shipped.load(u"cognex-dataman"_s), u"site-dmcc"_s, words);
    writeProfile(*shipped.load(u"keyence-sr"_s), u"site-keyence"_s, words);
    writeProfile(*shipped.load(u"sick-lector"_s), u"site-cola-a"_s, words);
    writeProfile(*shipped.load(u"sick-lector-cola-b"_s), u"site-cola-b"_s, words);
}

void TestFeedback::inEachLanguage_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArrayList>("heard"); // accepted, refused, attention
    QTest::newRow("Datalogic: no word for look at the screen")
        << u"datalogic-usb-com"_s << QByteArrayList{"B", "F", ""};
    QTest::newRow("SSI: beeps") << u"zebra-ssi"_s
                                << QByteArrayList{
                                       ssi::packet(ssi::Opcode::Beep, QByteArray(1, '\0')),
                                       ssi::packet(ssi::Opcode::Beep, "\x04"),
                                       ssi::packet(ssi::Opcode::Beep, "\x02")};
    QTest::newRow("BEL, as the site wrote it")
        << u"site-bel"_s << QByteArrayList{"\x07", "\x07\x07", ""};
    QTest::newRow("a scanner without words stays silent")
        << u"generic-rs232"_s << QByteArrayList{"", "", ""};
}

void TestFeedback::inEachLanguage()
{
    QFETCH(const QString, profile);
    QFETCH(const QByteArrayList, heard);
    Pty line(m_folder.filePath(u"line"_s));
    QVERIFY(line.plug());
    DeviceConfig config;
    config.id = u"bench"_s;
    config.port = line.link();
    config.profileId = profile;
    DeviceManager manager({config}, DeviceProfiles(m_folder.path()), m_clock);
    manager.start();
    const QList<Feedback> feedbacks{Feedback::Accepted, Feedback::Refused, Feedback::Attention};
    for (qsizetype i = 0; i < feedbacks.size(); ++i) {
        manager.answer(u"bench"_s, feedbacks[i]);
        QByteArray bytes;
        if (!heard[i].isEmpty())
            QTRY_COMPARE((bytes += line.read()), heard[i]);
    }
    // Nothing came besides: what is sent now arrives alone.
    manager.write(u"bench"_s, "!");
    QByteArray rest;
    QTRY_COMPARE((rest += line.read()), QByteArray("!"));
}

/// A scanner that waits for ACK has it before anything is decided: a NAK would only make it send
/// the same code again. The verdict follows in the words of its profile.
void TestFeedback::ackComesAtOnceTheVerdictLater()
{
    Pty line(m_folder.filePath(u"ack"_s));
    QVERIFY(line.plug());
    DeviceConfig config;
    config.id = u"bench"_s;
    config.port = line.link();
    config.profileId = u"site-ack"_s;
    DeviceManager manager({config}, DeviceProfiles(m_folder.path()), m_clock);
    QSignalSpy scans(&manager, &DeviceManager::scanned);
    manager.start();
    line.write(Item + "\r");
    QByteArray heard;
    QTRY_COMPARE((heard += line.read()), QByteArray("\x06"));
    QTRY_COMPARE(scans.size(), 1);
    manager.answer(u"bench"_s, Feedback::Refused);
    QTRY_COMPARE((heard += line.read()), QByteArray("\x06\x07"));
}

void TestFeedback::overTcp_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("text") << u"site-text"_s << QByteArray("GOOD") << QByteArray("BAD");
    QTest::newRow("DMCC") << u"site-dmcc"_s << QByteArray("GOOD") << QByteArray("BAD");
    QTest::newRow("Keyence") << u"site-keyence"_s << QByteArray("GOOD") << QByteArray("BAD");
    QTest::newRow("CoLa A") << u"site-cola-a"_s << QByteArray("\x02GOOD\x03")
                            << QByteArray("\x02"
                                          "BAD\x03");
    QTest::newRow("CoLa B: four STX, length, telegram, sum")
        << u"site-cola-b"_s << QByteArray::fromHex("0202020200000004474f4f4403")
        << QByteArray::fromHex("020202020000000342414447");
}

void TestFeedback::overTcp()
{
    QFETCH(const QString, profile);
    QFETCH(const QByteArray, good);
    QFETCH(const QByteArray, bad);
    TcpReader reader;
    QVERIFY(reader.listen(0));
    QByteArray heard;
    connect(&reader, &TcpReader::heard, this,
            [&heard](const QByteArray &bytes) { heard += bytes; });
    DeviceConfig config;
    config.id = u"line"_s;
    config.kind = DeviceKind::TcpClient;
    config.port = u"127.0.0.1:"_s + QString::number(reader.port());
    config.profileId = profile;
    DeviceManager manager({config}, DeviceProfiles(m_folder.path()), m_clock);
    QList<pw::domain::DeviceState> states;
    connect(&manager, &DeviceManager::stateChanged, this,
            [&states](const pw::domain::DeviceView &view) { states.append(view.state); });
    manager.start();
    QTRY_VERIFY(states.contains(pw::domain::DeviceState::Ready) && reader.isConnected());
    manager.answer(u"line"_s, Feedback::Accepted);
    QTRY_COMPARE(heard, good);
    heard.clear();
    manager.answer(u"line"_s, Feedback::Refused);
    QTRY_COMPARE(heard, bad);
}

QTEST_GUILESS_MAIN(TestFeedback)
#include "tst_feedback.moc"

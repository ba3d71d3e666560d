// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyencoder.h"
#include "devices/wedge/wedgedecoder.h"
#include "tests/support/sharedfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

using pw::scan::WedgeSettings;

namespace {

const QByteArray Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                         "abcdefghijklmnopqrstuvwxyz";

WedgeSettings settings(const QString &layout, const QStringList &gs)
{
    WedgeSettings settings;
    settings.layout = layout;
    settings.gs = gs;
    return settings;
}

/// What the strokes decode to; ends at the terminator.
QByteArray decode(const WedgeSettings &settings, const QList<KeyStroke> &strokes)
{
    WedgeDecoder decoder(settings, *KeyboardLayout::load(settings.layout));
    for (const KeyStroke &stroke : strokes) {
        if (decoder.feed(stroke) == WedgeDecoder::Kind::Terminator)
            break;
    }
    return decoder.bytes();
}

QString conventionOf(const QString &mode)
{
    if (mode == "ctrl"_L1)
        return u"ctrl+]"_s;
    if (mode == "alt"_L1)
        return u"alt+029"_s;
    return mode == "caret"_L1 ? u"text:^]"_s : mode == "f8"_L1 ? u"f8"_s : QString();
}

} // namespace

class TestWedgeDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void w1Captures_data();
    void w1Captures();
    void w1EveryLayoutAndConvention_data();
    void w1EveryLayoutAndConvention();
    void w2DroppedGs();
    void w3Locks();
    void shiftHeldBefore();
    void simulatedCapsLock();
    void accents();
    void holesShow_data();
    void holesShow();
};

void TestWedgeDecoder::w1Captures_data()
{
    PW_REQUIRE_SHARED("devices/captures/wedge-qt-key-events.jsonl");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("gs");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QList<int>>("codes");
    const auto file = pw::test::readSharedFile(u"devices/captures/wedge-qt-key-events.jsonl"_s);
    QVERIFY(file);
    int rows = 0;
    const QList<QByteArray> lines = file->split('\n');
    for (const QByteArray &line : lines) {
        const QJsonDocument run = QJsonDocument::fromJson(line);
        if (!run.isObject())
            continue;
        QList<int> codes;
        const QJsonArray events = run["events"_L1].toArray();
        for (const QJsonValue &event : events) {
            if (event[0].toString() == "KP"_L1)
                codes.append(event[4].toInt() - 8);
        }
        QTest::addRow("%d %s on %s, %s", ++rows, qPrintable(run["scanner_layout"_L1].toString()),
                      qPrintable(run["host_layout"_L1].toString()),
                      qPrintable(run["gs_mode"_L1].toString()))
            << run["scanner_layout"_L1].toString() << conventionOf(run["gs_mode"_L1].toString())
            << QByteArray::fromPercentEncoding(run["sent"_L1].toString().toLatin1()) << codes;
    }
    QCOMPARE(rows, 30);
}

/// The measured runs hold what Qt let through: presses only, and where the computer's layout has a
/// dead key not even those. So what was pressed is made anew, held against the measured codes, and
/// decoded.
void TestWedgeDecoder::w1Captures()
{
    QFETCH(const QString, layout);
    QFETCH(const QString, gs);
    QFETCH(const QByteArray, sent);
    QFETCH(const QList<int>, codes);
    const auto strokes = keysFor(sent, *KeyboardLayout::load(layout), gs);
    QVERIFY(strokes);
    qsizetype matched = 0;
    int presses = 0;
    for (const KeyStroke &stroke : *strokes) {
        presses += stroke.pressed;
        // Which of two keys does it is the scanner's choice: / and - are on the pad, too.
        if (stroke.pressed && matched < codes.size() && codes[matched] == stroke.code)
            ++matched;
    }
    QCOMPARE(matched, codes.size());
    QVERIFY(presses - matched <= 4); // ], ^ and the like under de, ch, se, nl
    QByteArray expected = sent;
    if (gs.isEmpty())
        expected.replace("\x1d", "");
    QCOMPARE(decode(settings(layout, {gs}), *strokes), expected.chopped(1)); // Enter
}

void TestWedgeDecoder::w1EveryLayoutAndConvention_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("gs");
    const QStringList layouts = KeyboardLayout::ids();
    for (const QString &layout : layouts) {
        for (const char *gs : {"ctrl+]", "alt+029", "f8", "down", "text:^]"})
            QTest::addRow("%s %s", qPrintable(layout), gs) << layout << QString::fromLatin1(gs);
    }
}

void TestWedgeDecoder::w1EveryLayoutAndConvention()
{
    QFETCH(const QString, layout);
    QFETCH(const QString, gs);
    const QByteArray code = "]d2" + Set82 + "\x1d" + Set82;
    const auto strokes = keysFor(code + '\r', *KeyboardLayout::load(layout), gs);
    QVERIFY(strokes);
    QCOMPARE(decode(settings(layout, {gs}), *strokes), code);
}

void TestWedgeDecoder::w2DroppedGs()
{
    const auto strokes = keysFor("]d221A\x1d"
                                 "10B\r",
                                 *KeyboardLayout::load(u"us"_s), {});
    QCOMPARE(decode(settings(u"us"_s, {u"f8"_s}), *strokes), QByteArray("]d221A10B"));
}

void TestWedgeDecoder::w3Locks()
{
    auto strokes = *keysFor("aZ12-y\r", *KeyboardLayout::load(u"us"_s), {});
    for (KeyStroke &stroke : strokes)
        stroke.capsLock = true;
    QCOMPARE(decode(settings(u"us"_s, {}), strokes), QByteArray("aZ12-y"));
    // Num Lock changes what the pad types, not which keys it has.
    QCOMPARE(decode(settings(u"us"_s, {}), {{79, true}, {80, true}, {83, true}, {98, true}}),
             QByteArray("12./"));
}

void TestWedgeDecoder::shiftHeldBefore()
{
    // The decoder sees the strokes of the burst only: a Shift pressed long before is not among
    // them, and the scanner's own counts until it goes up.
    const auto strokes = *keysFor("ab\r", *KeyboardLayout::load(u"us"_s), {});
    WedgeDecoder decoder(settings(u"us"_s, {}), *KeyboardLayout::load(u"us"_s));
    decoder.feed({key::RightShift, true});
    decoder.reset(); // a code begins
    for (const KeyStroke &stroke : strokes)
        decoder.feed(stroke);
    QCOMPARE(decoder.bytes(), QByteArray("ab"));
}

void TestWedgeDecoder::simulatedCapsLock()
{
    WedgeSettings simulated = settings(u"us"_s, {});
    simulated.capsLockSimulated = true;
    auto strokes = *keysFor("Ab1\r", *KeyboardLayout::load(u"us"_s), {});
    QCOMPARE(decode(simulated, strokes), QByteArray("Ab1"));
    for (KeyStroke &stroke : strokes)
        stroke.capsLock = true;
    QCOMPARE(decode(simulated, strokes), QByteArray("aB1"));
}

void TestWedgeDecoder::accents()
{
    const int circumflex = 41; // of the German layout
    QCOMPARE(decode(settings(u"de"_s, {}), {{circumflex, true}, {key::Space, true}}),
             QByteArray("^"));
    QCOMPARE(decode(settings(u"de"_s, {}), {{circumflex, true}, {2, true}}), QByteArray("^1"));
    QCOMPARE(decode(settings(u"de"_s, {}), {{circumflex, true}, {circumflex, true}}),
             QByteArray("^^"));
}

void TestWedgeDecoder::holesShow_data()
{
    QTest::addColumn<QList<KeyStroke>>("strokes");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("F8 that nobody told us of")
        << QList<KeyStroke>{{2, true}, {key::F8, true}} << QByteArray("1\x1a");
    QTest::newRow("umlaut") << QList<KeyStroke>{{39, true}} << QByteArray("\x1a");
    QTest::newRow("Ctrl and a sign")
        << QList<KeyStroke>{{key::LeftCtrl, true}, {key::RightBracket, true}} << QByteArray("\x1a");
    QTest::newRow("Alt number above ASCII") << QList<KeyStroke>{{key::LeftAlt, true},
                                                                {80, true},
                                                                {80, true},
                                                                {80, true},
                                                                {key::LeftAlt, false}}
                                            << QByteArray("\x1a");
}

void TestWedgeDecoder::holesShow()
{
    QFETCH(const QList<KeyStroke>, strokes);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(decode(settings(u"de"_s, {}), strokes), bytes);
}

QTEST_GUILESS_MAIN(TestWedgeDecoder)
#include "tst_wedgedecoder.moc"

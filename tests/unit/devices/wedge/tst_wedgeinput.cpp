// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyencoder.h"
#include "devices/wedge/wedgeinput.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::scan::FrameStatus;
using pw::scan::WedgeSettings;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

/// A keyboard with somebody or something at it, and what became of the keys.
class Desk
{
public:
    explicit Desk(const WedgeSettings &settings)
        : m_input(settings, *KeyboardLayout::load(settings.layout), 4096)
    {}

    void type(const QByteArray &text, milliseconds gap)
    {
        const auto strokes = *keysFor(text, *KeyboardLayout::load(u"us"_s), u"ctrl+]"_s);
        for (KeyStroke stroke : strokes) {
            if (stroke.pressed && stroke.code != key::LeftShift && stroke.code != key::LeftCtrl)
                rest(gap);
            stroke.at = m_now;
            press(stroke);
        }
    }
    void press(KeyStroke stroke)
    {
        stroke.at = m_now;
        m_strokes.append(stroke);
        take(m_input.feed(stroke));
    }
    void rest(milliseconds time)
    {
        const nanoseconds until = m_now + time;
        while (m_input.deadline() && *m_input.deadline() < until) {
            m_now = *m_input.deadline() + 1ns;
            longestHold = std::max(longestHold, m_now - m_strokes.value(m_ruled).at);
            take(m_input.elapse(m_now));
        }
        m_now = until;
    }

    QByteArray codes(FrameStatus status = FrameStatus::Ok) const
    {
        QByteArrayList list;
        for (const auto &frame : frames) {
            if (frame.status == status)
                list.append(frame.bytes);
        }
        return list.join(' ');
    }
    /// Presses that went on to the widgets.
    int typed = 0;
    int swallowed = 0;
    nanoseconds longestHold{0};
    QList<pw::scan::ScanFramer::Frame> frames;
    int held() const { return m_input.held(); }

private:
    void take(const WedgeInput::Output &output)
    {
        frames += output.frames;
        for (const auto &ruling : output.rulings) {
            for (int i = 0; i < ruling.strokes; ++i) {
                if (m_strokes.at(m_ruled++).pressed)
                    ++(ruling.typed ? typed : swallowed);
            }
        }
    }

    WedgeInput m_input;
    nanoseconds m_now{1s};
    QList<KeyStroke> m_strokes;
    qsizetype m_ruled = 0;
};

WedgeSettings usual()
{
    WedgeSettings settings;
    settings.gs = QStringList{u"ctrl+]"_s};
    return settings;
}

const QByteArray Code = "]d201040123456789012"
                        "1aZ\x1d"
                        "10L";

} // namespace

class TestWedgeInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scansOfAnyPace_data();
    void scansOfAnyPace();
    void w5TypingStaysText_data();
    void w5TypingStaysText();
    void lateEnter();
    void noEnterIsNoCode();
    void noTerminatorWanted();
    void scanBehindTyping();
    void twoScansInARow();
    void shiftHeldByAPerson();
    void keyHeldDown();
    void shortcutsAndEnterPass();
    void oneSlowKeyInABurst();
    void prefixClaims();
    void prefixElseTyping();
    void tooLong();
    void nothingIsHeldForEver();
};

void TestWedgeInput::scansOfAnyPace_data()
{
    QTest::addColumn<int>("gap");
    for (const int gap : {0, 1, 4, 12, 20, 45})
        QTest::addRow("%d ms", gap) << gap;
}

void TestWedgeInput::scansOfAnyPace()
{
    QFETCH(const int, gap);
    Desk desk(usual());
    desk.type(Code + '\r', milliseconds(gap));
    desk.rest(1s);
    QCOMPARE(desk.codes(), Code);
    QCOMPARE(desk.typed, 0);
    QCOMPARE(desk.held(), 0);
}

void TestWedgeInput::w5TypingStaysText_data()
{
    QTest::addColumn<int>("gap");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("60 ms a key") << 60 << QByteArray("paracetamol 500\r");
    QTest::newRow("a record typist, 52 ms") << 52 << QByteArray("paracetamol\r");
    QTest::newRow("slow") << 200 << QByteArray("Lot42\r");
    QTest::newRow("five keys rolled over") << 15 << QByteArray("LOT42\r");
}

void TestWedgeInput::w5TypingStaysText()
{
    QFETCH(const int, gap);
    QFETCH(const QByteArray, text);
    Desk desk(usual());
    desk.type(text, milliseconds(gap));
    desk.rest(1s);
    QVERIFY(desk.frames.isEmpty());
    QCOMPARE(desk.swallowed, 0);
    QVERIFY(desk.typed >= text.size());
    QVERIFY(desk.longestHold <= 51ms); // nobody feels that
}

void TestWedgeInput::lateEnter()
{
    Desk desk(usual());
    desk.type(Code, 5ms);
    desk.type("\r", 250ms);
    QCOMPARE(desk.codes(), Code);
    QCOMPARE(desk.typed, 0);
}

void TestWedgeInput::noEnterIsNoCode()
{
    Desk desk(usual());
    desk.type(Code, 5ms);
    desk.rest(1s);
    QCOMPARE(desk.codes(), QByteArray());
    QCOMPARE(desk.codes(FrameStatus::FramingError), Code);
    QCOMPARE(desk.typed, 0);
}

void TestWedgeInput::noTerminatorWanted()
{
    WedgeSettings settings = usual();
    settings.terminator = WedgeSettings::Terminator::None;
    Desk desk(settings);
    desk.type(Code, 5ms);
    desk.rest(150ms);
    QCOMPARE(desk.codes(), Code);
}

void TestWedgeInput::scanBehindTyping()
{
    Desk desk(usual());
    desk.type("lot", 80ms);
    desk.rest(90ms);
    desk.type(Code + '\r', 4ms);
    desk.rest(100ms);
    desk.type("42", 80ms);
    desk.rest(1s);
    QCOMPARE(desk.codes(), Code);
    QCOMPARE(desk.typed, 5);
}

void TestWedgeInput::twoScansInARow()
{
    Desk desk(usual());
    desk.type(Code + '\r' + Code + '\r', 2ms);
    desk.rest(1s);
    QCOMPARE(desk.codes(), QByteArray(Code + ' ' + Code));
    QCOMPARE(desk.typed, 0);
}

void TestWedgeInput::shiftHeldByAPerson()
{
    Desk desk(usual());
    desk.press({key::RightShift, true});
    desk.rest(400ms);
    desk.type(Code + '\r', 4ms);
    desk.rest(400ms);
    desk.press({key::RightShift, false});
    QCOMPARE(desk.codes(), Code);
    QCOMPARE(desk.typed, 1);
}

void TestWedgeInput::keyHeldDown()
{
    Desk desk(usual());
    for (int i = 0; i < 40; ++i) { // how X repeats
        desk.press({30, true});
        desk.rest(33ms);
        desk.press({30, false});
    }
    desk.press({key::Enter, true});
    desk.rest(1s);
    QVERIFY(desk.frames.isEmpty());
    QCOMPARE(desk.typed, 41);
}

void TestWedgeInput::shortcutsAndEnterPass()
{
    Desk desk(usual());
    for (const int code : {key::Enter, key::Tab, key::Down, 1, 14}) {
        desk.press({code, true});
        if (code != key::Tab)
            QCOMPARE(desk.held(), 0); // at once
        desk.rest(100ms);
        desk.press({code, false});
    }
    QCOMPARE(desk.typed, 5);
    desk.press({key::LeftCtrl, true});
    desk.press({46, true});
    desk.rest(100ms);
    QCOMPARE(desk.typed, 7);
}

void TestWedgeInput::oneSlowKeyInABurst()
{
    Desk desk(usual());
    desk.type(Code.first(10), 12ms);
    desk.rest(35ms);
    desk.type(Code.sliced(10) + '\r', 47ms);
    QCOMPARE(desk.typed, 0);
    QCOMPARE(desk.codes(), Code);
}

void TestWedgeInput::prefixClaims()
{
    WedgeSettings settings = usual();
    settings.prefix = "~";
    Desk desk(settings);
    desk.type("~ABC\r", 4ms);
    QCOMPARE(desk.codes(), QByteArray("ABC")); // shorter than any burst
}

void TestWedgeInput::prefixElseTyping()
{
    WedgeSettings settings = usual();
    settings.prefix = "~";
    Desk desk(settings);
    desk.type(Code + '\r', 4ms);
    desk.rest(1s);
    QVERIFY(desk.frames.isEmpty());
    QCOMPARE(desk.swallowed, 0);
}

void TestWedgeInput::tooLong()
{
    Desk desk(usual());
    desk.type(QByteArray(5000, 'A').replace(1, 1, "B"), 1ms);
    QCOMPARE(desk.frames.value(0).status, FrameStatus::Overflow);
    QCOMPARE(desk.frames.value(0).bytes.size(), 4096);
}

void TestWedgeInput::nothingIsHeldForEver()
{
    Desk desk(usual());
    desk.type("]d2", 4ms);
    QVERIFY(desk.held() > 0);
    desk.rest(1s);
    QCOMPARE(desk.held(), 0);
    QCOMPARE(desk.typed, 3);
}

QTEST_GUILESS_MAIN(TestWedgeInput)
#include "tst_wedgeinput.moc"

// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/emulation/xtestkeyboard.h"
#include "devices/wedge/keyencoder.h"
#include "devices/wedge/xcbkeyfilter.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QThread>
#include <QtTest>
#include <QVBoxLayout>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::scan::FrameStatus;

namespace {

const QByteArray Code = "]d20104012345678901"
                        "21aZ-y/+:_\x1d"
                        "10`x^1~";

/// A scanner that types from a thread of its own, as fast as asked.
void typeFrom(const QByteArray &bytes, const QString &layout, const QString &gs,
              std::chrono::microseconds gap)
{
    const auto strokes = *keysFor(bytes, *KeyboardLayout::load(layout), gs);
    const std::unique_ptr<QThread> thread(QThread::create([strokes, gap] {
        XtestKeyboard keyboard;
        keyboard.type(strokes, gap);
    }));
    thread->start();
    while (!thread->wait(1))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

} // namespace

/// Acceptance tests W1 to W5 with an X server, its layouts, and real widgets. The server is this
/// test's own: one that resets when its last client leaves would lose the layout.
class TestWedgeLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void w1Layouts_data();
    void w1Layouts();
    void w2Conventions_data();
    void w2Conventions();
    void w3HeldAndLocked_data();
    void w3HeldAndLocked();
    void w4NothingChanges_data();
    void w4NothingChanges();
    void w5TypingStaysText();
    void paces_data();
    void paces();

private:
    void listen(const QString &layout, const QStringList &gs);

    pw::SystemClock m_clock;
    std::optional<XcbKeyFilter> m_filter;
    QList<QByteArray> m_codes;
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_edit = nullptr;
};

void TestWedgeLive::initTestCase()
{
    if (QGuiApplication::platformName() != "xcb"_L1)
        QSKIP("no X server (package xvfb)");
    if (!XtestKeyboard().isUsable())
        QSKIP("the X server has no XTEST");
}

void TestWedgeLive::init()
{
    QCOMPARE(QProcess::execute(u"setxkbmap"_s, {u"us"_s}), 0);
    m_codes.clear();
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_edit = new QLineEdit;
    layout->addWidget(m_edit);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setFocus();
    listen(u"us"_s, {u"ctrl+]"_s, u"alt+029"_s, u"f8"_s});
}

void TestWedgeLive::cleanup()
{
    if (m_filter)
        qApp->removeNativeEventFilter(&*m_filter);
    m_filter.reset();
    m_window.reset();
}

void TestWedgeLive::listen(const QString &layout, const QStringList &gs)
{
    if (m_filter)
        qApp->removeNativeEventFilter(&*m_filter);
    pw::scan::DeviceProfile profile = *DeviceProfiles().load(u"wedge-us"_s);
    profile.wedge.layout = layout;
    profile.wedge.gs = gs;
    m_filter.emplace(profile, *KeyboardLayout::load(layout), m_clock);
    QVERIFY(m_filter->isUsable());
    qApp->installNativeEventFilter(&*m_filter);
    connect(&*m_filter, &KeyFilter::typed, this, [this](const pw::scan::ScanFramer::Frame &frame) {
        m_codes.append(frame.status == FrameStatus::Ok ? frame.bytes : "broken: " + frame.bytes);
    });
}

void TestWedgeLive::w1Layouts_data()
{
    QTest::addColumn<QStringList>("host");
    QTest::addColumn<QString>("scanner");
    for (const char *host :
         {"us", "gb", "de", "at", "ch", "fr", "be", "it", "es", "pl", "se", "nl", "tr"})
        QTest::addRow("us on %s", host) << QStringList{QString::fromLatin1(host)} << u"us"_s;
    QTest::newRow("us on us-intl") << QStringList{u"us"_s, u"intl"_s} << u"us"_s;
    QTest::newRow("de on de") << QStringList{u"de"_s} << u"de"_s;
    QTest::newRow("fr on us") << QStringList{u"us"_s} << u"fr"_s;
}

void TestWedgeLive::w1Layouts()
{
    QFETCH(const QStringList, host);
    QFETCH(const QString, scanner);
    QCOMPARE(QProcess::execute(u"setxkbmap"_s, host), 0);
    listen(scanner, {u"ctrl+]"_s});
    typeFrom(Code + '\r', scanner, u"ctrl+]"_s, 1ms);
    QTRY_COMPARE(m_codes, QList<QByteArray>{Code});
    QCOMPARE(m_edit->text(), QString());
}

void TestWedgeLive::w2Conventions_data()
{
    QTest::addColumn<QString>("gs");
    QTest::newRow("Ctrl+]") << u"ctrl+]"_s;
    QTest::newRow("Alt+029") << u"alt+029"_s;
    QTest::newRow("F8") << u"f8"_s;
}

void TestWedgeLive::w2Conventions()
{
    QFETCH(const QString, gs);
    QCOMPARE(QProcess::execute(u"setxkbmap"_s, {u"de"_s}), 0);
    typeFrom(Code + '\r', u"us"_s, gs, 1ms);
    QTRY_COMPARE(m_codes, QList<QByteArray>{Code});
}

void TestWedgeLive::w3HeldAndLocked_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("held");
    QTest::newRow("Caps Lock") << int(key::CapsLock) << false;
    QTest::newRow("Num Lock") << int(key::NumLock) << false;
    QTest::newRow("Shift held by a person") << int(key::RightShift) << true;
}

void TestWedgeLive::w3HeldAndLocked()
{
    QFETCH(const int, code);
    QFETCH(const bool, held);
    XtestKeyboard person;
    person.press(code, true);
    if (!held)
        person.press(code, false);
    QTest::qWait(300);
    typeFrom(Code + '\r', u"us"_s, u"ctrl+]"_s, 1ms);
    QTRY_COMPARE(m_codes, QList<QByteArray>{Code});
    QTest::qWait(100);
    if (!held)
        person.press(code, true);
    person.press(code, false);
    QCOMPARE(m_edit->text(), QString());
}

void TestWedgeLive::w4NothingChanges_data()
{
    QTest::addColumn<QString>("focus");
    for (const char *focus : {"button", "combo", "spin", "menu", "dialog"})
        QTest::newRow(focus) << QString::fromLatin1(focus);
}

void TestWedgeLive::w4NothingChanges()
{
    QFETCH(const QString, focus);
    QPushButton button(u"+1"_s, m_window.get());
    QComboBox combo(m_window.get());
    combo.addItems({u"0-open"_s, u"2-closed"_s, u"4-shipped"_s});
    QSpinBox spin(m_window.get());
    QMenu menu(m_window.get());
    menu.addAction(u"&1 delete all"_s);
    QDialog dialog(m_window.get());
    auto *ok = new QPushButton(u"OK"_s, &dialog);
    ok->setDefault(true);
    int harm = 0;
    connect(&button, &QPushButton::clicked, this, [&harm] { ++harm; });
    connect(&combo, &QComboBox::currentIndexChanged, this, [&harm] { ++harm; });
    connect(&spin, &QSpinBox::valueChanged, this, [&harm] { ++harm; });
    connect(&menu, &QMenu::triggered, this, [&harm] { ++harm; });
    connect(ok, &QPushButton::clicked, &dialog, &QDialog::accept);
    connect(&dialog, &QDialog::finished, this, [&harm] { ++harm; });
    for (QWidget *widget : std::initializer_list<QWidget *>{&button, &combo, &spin}) {
        m_window->layout()->addWidget(widget);
        widget->show();
    }
    if (focus == "button"_L1)
        button.setFocus();
    else if (focus == "combo"_L1)
        combo.setFocus();
    else if (focus == "spin"_L1)
        spin.setFocus();
    else if (focus == "menu"_L1)
        menu.popup(m_window->mapToGlobal(QPoint()));
    if (focus == "dialog"_L1) {
        dialog.setModal(true);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    QTest::qWait(50);
    typeFrom("401234567890\r", u"us"_s, {}, 1ms);
    QTRY_COMPARE(m_codes, QList<QByteArray>{"401234567890"});
    QTest::qWait(100);
    QCOMPARE(harm, 0);
    menu.close();
    disconnect(&dialog, nullptr, this, nullptr);
}

void TestWedgeLive::w5TypingStaysText()
{
    typeFrom("paracetamol 500", u"us"_s, {}, 60ms);
    QTRY_COMPARE(m_edit->text(), u"paracetamol 500"_s);
    QVERIFY(m_codes.isEmpty());
    QSignalSpy entered(m_edit, &QLineEdit::returnPressed);
    typeFrom("\r", u"us"_s, {}, 60ms);
    QTRY_COMPARE(entered.size(), 1);
    typeFrom("Z", u"us"_s, {}, 60ms); // with its Shift, in its order
    QTRY_COMPARE(m_edit->text(), u"paracetamol 500Z"_s);
}

void TestWedgeLive::paces_data()
{
    QTest::addColumn<int>("microseconds");
    for (const int gap : {0, 1000, 4000, 20'000, 40'000})
        QTest::addRow("%d us a key", gap) << gap;
}

void TestWedgeLive::paces()
{
    QFETCH(const int, microseconds);
    typeFrom(Code + '\r' + Code + '\r', u"us"_s, u"ctrl+]"_s,
             std::chrono::microseconds(microseconds));
    QTRY_COMPARE(m_codes.size(), 2);
    QCOMPARE(m_codes, (QList<QByteArray>{Code, Code}));
    QCOMPARE(m_edit->text(), QString());
}

int main(int argc, char *argv[])
{
    // The server first: Qt wants its display when it starts.
    QProcess server;
    if (const QString xvfb = QStandardPaths::findExecutable(u"Xvfb"_s); !xvfb.isEmpty()) {
        server.setProcessChannelMode(QProcess::SeparateChannels);
        server.start(xvfb, {u"-displayfd"_s, u"1"_s, u"-noreset"_s, u"-nolisten"_s, u"tcp"_s,
                            u"-screen"_s, u"0"_s, u"800x600x24"_s});
        if (server.waitForReadyRead(15'000)) {
            qputenv("DISPLAY", ":" + server.readAllStandardOutput().trimmed());
            qputenv("QT_QPA_PLATFORM", "xcb");
        }
    }
    int result = 0;
    {
        QApplication application(argc, argv);
        TestWedgeLive test;
        result = QTest::qExec(&test, argc, argv);
    }
    server.terminate();
    server.waitForFinished(5000);
    return result;
}

#include "tst_wedgelive.moc"

// SPDX-License-Identifier: Apache-2.0
#include "app/station/qtkeyfilter.h"
#include "devices/deviceprofiles.h"
#include "devices/wedge/keyencoder.h"

#include <QLineEdit>
#include <QtTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace pw::devices;

using pw::station::QtKeyFilter;

/// Keys by their native scan codes where there is no X server.
class TestQtKeyFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scanReachesNoWidget();
    void typingDoes();
    void keysWithoutScanCodePass();

private:
    void press(QWidget &widget, const KeyStroke &stroke, char character);

    pw::SystemClock m_clock;
    const pw::scan::DeviceProfile m_profile = *DeviceProfiles().load(u"wedge-us"_s);
    const KeyboardLayout m_layout = *KeyboardLayout::load(u"us"_s);
};

void TestQtKeyFilter::press(QWidget &widget, const KeyStroke &stroke, char character)
{
    const QString text = stroke.pressed ? QString(QLatin1Char(character)) : QString();
    QKeyEvent event(stroke.pressed ? QEvent::KeyPress : QEvent::KeyRelease, Qt::Key_A,
                    Qt::NoModifier, quint32(stroke.code + 8), 0, 0, text);
    QCoreApplication::sendEvent(widget.windowHandle(), &event);
}

void TestQtKeyFilter::scanReachesNoWidget()
{
    QLineEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowExposed(&edit));
    QtKeyFilter filter(m_profile, m_layout, m_clock);
    qApp->installEventFilter(&filter);
    QByteArrayList codes;
    connect(&filter, &KeyFilter::typed, this,
            [&codes](const pw::scan::ScanFramer::Frame &frame) { codes.append(frame.bytes); });
    const QByteArray code = "]d201\x1d"
                            "aZ";
    const auto strokes = *keysFor(code + '\r', m_layout, u"ctrl+]"_s);
    for (const KeyStroke &stroke : strokes)
        press(edit, stroke, 'x');
    QTRY_COMPARE(codes, QByteArrayList{code});
    QTest::qWait(400);
    QCOMPARE(edit.text(), QString());
}

void TestQtKeyFilter::typingDoes()
{
    QLineEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowExposed(&edit));
    QtKeyFilter filter(m_profile, m_layout, m_clock);
    qApp->installEventFilter(&filter);
    const QByteArray text = "lot 42";
    for (const char c : text) {
        const auto strokes = *keysFor(QByteArray(1, c), m_layout, {});
        for (const KeyStroke &stroke : strokes)
            press(edit, stroke, c);
        QTest::qWait(70);
    }
    QTRY_COMPARE(edit.text(), QString::fromLatin1(text));
}

void TestQtKeyFilter::keysWithoutScanCodePass()
{
    QLineEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowExposed(&edit));
    QtKeyFilter filter(m_profile, m_layout, m_clock);
    qApp->installEventFilter(&filter);
    QTest::keyClicks(&edit, u"at once"_s);
    QCOMPARE(edit.text(), u"at once"_s);
}

QTEST_MAIN(TestQtKeyFilter)
#include "tst_qtkeyfilter.moc"

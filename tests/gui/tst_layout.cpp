// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "ui/common/countview.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/tabularlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/shell/statuschip.h"
#include "ui/style/icons.h"
#include "ui/style/stylesheet.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pw;
using guitest::Station;

namespace {

constexpr double TouchMillimetres = 12;
constexpr double MillimetresPerInch = 25.4;

/// Why the text of a visible widget does not show whole; empty where it does.
QString clipped(const QWidget &widget)
{
    const QString where = widget.objectName() + u" "_s + QString::number(widget.width()) + u'x'
                          + QString::number(widget.height()) + u": "_s;
    if (const auto *label = qobject_cast<const ui::FittedLabel *>(&widget))
        return label->fits() ? QString() : QString(where + label->text());
    if (const auto *label = qobject_cast<const ui::TabularLabel *>(&widget))
        return label->fits() ? QString() : QString(where + label->text());
    if (const auto *count = qobject_cast<const ui::CountView *>(&widget))
        return count->fits() ? QString() : QString(where + count->accessibleName());
    if (const auto *button = qobject_cast<const ui::TouchButton *>(&widget))
        return button->fits() ? QString() : QString(where + button->accessibleName());
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        const QSize needed =
            label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        const bool fits = needed.width() <= label->width() && needed.height() <= label->height();
        return fits || label->text().isEmpty() ? QString() : QString(where + label->text());
    }
    if (const auto *chip = qobject_cast<const ui::StatusChip *>(&widget))
        return chip->sizeHint().width() <= chip->width() ? QString()
                                                         : QString(where + chip->shownText());
    if (const auto *button = qobject_cast<const QToolButton *>(&widget))
        return button->fontMetrics().horizontalAdvance(button->text()) <= button->width()
                   ? QString()
                   : QString(where + button->text());
    return {};
}

QStringList clippedIn(const QWidget &window)
{
    QStringList found;
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (const QString text = widget->isVisible() ? clipped(*widget) : QString();
            !text.isEmpty())
            found.append(text);
    }
    return found;
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void nothingIsClipped_data();
    void nothingIsClipped();
    void everyVerdictFits_data();
    void everyVerdictFits();
    void actionsFitGloves_data();
    void actionsFitGloves();
    void tabReachesOnlyNamedWidgets();
    void coloursHaveContrast_data();
    void coloursHaveContrast();
    void styleSheetIsFilledIn();
    void iconsDraw();
};

void TestLayout::nothingIsClipped_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("scene");
    for (const QString &language : {u"en"_s, u"de"_s}) {
        for (const QSize size : {QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080)}) {
            const QStringList scenes = samples::scenes();
            for (const QString &scene : scenes)
                QTest::newRow(qPrintable(u"%1 %2 at %3"_s.arg(scene, language).arg(size.width())))
                    << language << size << scene;
        }
    }
}

void TestLayout::nothingIsClipped()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    QFETCH(const QString, scene);
    Station station(language, size);
    samples::show(*station.window, scene);
    QTest::qWait(50); // the window takes its scale and the tree its rows
    QCOMPARE(station.window->size(), size);
    QCOMPARE(clippedIn(*station.window).join(u" | "_s), QString());
    if (QWidget *popup = QApplication::activePopupWidget()) {
        QCOMPARE(clippedIn(*popup).join(u" | "_s), QString());
        popup->close();
    }
}

void TestLayout::everyVerdictFits_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("panel");
    QTest::newRow("English, small screen") << u"en"_s << QSize(1366, 768) << false;
    QTest::newRow("German, small screen") << u"de"_s << QSize(1366, 768) << false;
    QTest::newRow("German, small screen, codes open") << u"de"_s << QSize(1366, 768) << true;
    QTest::newRow("English, large screen") << u"en"_s << QSize(1920, 1080) << false;
    QTest::newRow("German, large screen") << u"de"_s << QSize(1920, 1080) << false;
}

void TestLayout::everyVerdictFits()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    QFETCH(const bool, panel);
    Station station(language, size);
    samples::show(*station.window, panel ? u"codes"_s : u"packing"_s);
    QTest::qWait(50);
    for (const domain::VerdictCode code : samples::allVerdictCodes()) {
        station.window->announce(samples::verdict(code));
        Station::settle();
        const QStringList clipped = clippedIn(*station.find<QWidget>(u"verdictBanner"_s));
        QVERIFY2(clipped.isEmpty(),
                 qPrintable(QString(domain::toCode(code)) + u": "_s + clipped.join(u", "_s)));
    }
    QCOMPARE(station.window->size(), size);
}

void TestLayout::actionsFitGloves_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("smallest window") << QSize(1024, 576);
    QTest::newRow("small screen") << QSize(1366, 768);
    QTest::newRow("large screen") << QSize(1920, 1080);
}

void TestLayout::actionsFitGloves()
{
    QFETCH(const QSize, size);
    Station station(u"en"_s, size);
    samples::show(*station.window, u"packing"_s);
    Station::settle();
    const int needed = int(TouchMillimetres / MillimetresPerInch * station.window->logicalDpiY());
    const auto buttons = station.window->findChildren<ui::TouchButton *>();
    QVERIFY(buttons.size() > 6);
    for (const ui::TouchButton *button : buttons) {
        if (button->isVisible())
            QVERIFY2(button->height() >= needed && button->width() >= needed,
                     qPrintable(button->accessibleName()));
    }
}

void TestLayout::tabReachesOnlyNamedWidgets()
{
    Station station;
    for (const QString &scene : {u"codes"_s, u"settings"_s}) {
        samples::show(*station.window, scene);
        station.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(station.window.get()));
        QSet<QWidget *> seen;
        while (true) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget()
                                                        : station.window.get(),
                            Qt::Key_Tab);
            QWidget *focus = QApplication::focusWidget();
            if (!focus || seen.contains(focus))
                break;
            seen.insert(focus);
            const bool named =
                !focus->accessibleName().isEmpty() || !focus->windowTitle().isEmpty();
            QVERIFY2(named, qPrintable(QString::fromLatin1(focus->metaObject()->className()) + u' '
                                       + focus->objectName()));
        }
        QVERIFY2(seen.size() > 8, qPrintable(scene + QString::number(seen.size())));
    }
}

void TestLayout::coloursHaveContrast_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(style::Scheme::Light);
    QTest::newRow("dark") << int(style::Scheme::Dark);
}

void TestLayout::coloursHaveContrast()
{
    QFETCH(const int, scheme);
    constexpr qreal Text = 4.5; // WCAG 2.1 AA
    constexpr qreal Graphics = 3;
    const style::Colours c = style::tokensFor(style::Scheme(scheme), 1).colours;
    for (const QColor &ink : {c.ink, c.inkMuted, c.inkFaint}) {
        QVERIFY(style::contrast(ink, c.surface) >= Text);
        QVERIFY(style::contrast(ink, c.canvas) >= Text);
    }
    QVERIFY(style::contrast(c.onRail, c.railActive) >= Text);
    QVERIFY(style::contrast(c.onRailMuted, c.rail) >= Text);
    for (const style::Tone &tone :
         {c.accent, c.accepted, c.notice, c.warning, c.refused, c.failed}) {
        QVERIFY2(style::contrast(tone.onSolid, tone.solid) >= Text, qPrintable(tone.solid.name()));
        QVERIFY2(style::contrast(tone.onSoft, tone.soft) >= Text, qPrintable(tone.soft.name()));
        QVERIFY2(style::contrast(tone.onSoft, c.surface) >= Text, qPrintable(tone.onSoft.name()));
    }
    for (const QColor &icon : {c.accepted.solid, c.notice.solid, c.refused.solid, c.accent.solid})
        QVERIFY2(style::contrast(icon, c.surface) >= Graphics, qPrintable(icon.name()));
}

void TestLayout::styleSheetIsFilledIn()
{
    const QString sheet = style::styleSheet(style::tokens());
    QVERIFY(sheet.size() > 1000);
    QVERIFY(!sheet.contains(u'@'));
    QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
}

void TestLayout::iconsDraw()
{
    for (int icon = 0; icon <= int(style::Icon::Cross); ++icon) {
        const QImage image = style::pixmap(style::Icon(icon), Qt::red, 24, 2)
                                 .toImage()
                                 .convertToFormat(QImage::Format_ARGB32);
        QCOMPARE(image.size(), QSize(48, 48));
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                drawn += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        }
        QVERIFY2(drawn > 40, qPrintable(QString::number(icon)));
    }
}

PW_GUI_TEST_MAIN(TestLayout)
#include "tst_layout.moc"

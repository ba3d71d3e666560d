// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "ui/common/countview.h"
#include "ui/common/layerview.h"
#include "ui/common/touchbutton.h"
#include "ui/pack/packpage.h"
#include "ui/pack/reasondialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pw;
using domain::Level;
using domain::NextAction;
using domain::VerdictCode;
using guitest::Station;

Q_DECLARE_METATYPE(pw::domain::Level)

namespace {

domain::SessionView packing(int count)
{
    domain::SessionView session;
    session.open = {samples::pallet(2), samples::carton(count)};
    session.next = NextAction::AddChild;
    session.expectedChild = Level::Pack;
    session.canUndo = session.canSetAside = true;
    session.canClose = count > 0;
    session.creatable = {Level::Bundle};
    return session;
}

domain::SessionView idle()
{
    domain::SessionView session;
    session.creatable = {Level::Carton, Level::Pallet};
    return session;
}

} // namespace

class TestPackPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void showsTheContainerInHand();
    void showsTheClosedContainerUntilItIsPlaced();
    void showsVerdictAndFeed();
    void keysPressTheButtons();
    void anEnterFromAScannerPressesNothing();
    void closesFullWithoutAsking();
    void asksWhyPartial();
    void freeReasonNeedsWords();
    void cancelClosesNothing();
    void questionFollowsTheBench();
    void undoAsksNothing();
    void labelLast();
    void layerFillsAsScanned_data();
    void layerFillsAsScanned();
    void speaksTheOtherLanguageAtOnce();
};

void TestPackPage::showsTheContainerInHand()
{
    Station station;
    station.window->packPage().showSession(packing(14));
    QCOMPARE(station.find<QLabel>(u"nextSentence"_s)->text(), u"Scan the next pack."_s);
    QCOMPARE(station.find<QLabel>(u"containerNumber"_s)->text(),
             u"19 5211 4100 0001 4810"_s.replace(u' ', QChar(0x00A0)));
    QCOMPARE(station.find<QLabel>(u"containerProduct"_s)->text(), u"Cardiolin 50 mg, 30 tablets"_s);
    QCOMPARE(station.find<ui::CountView>(u"containerCount"_s)->accessibleName(), u"14 of 25"_s);
    QCOMPARE(station.find<QLabel>(u"containerToGo"_s)->text(), u"11 packs to go"_s);
    QVERIFY(station.find<QWidget>(u"parentCard"_s)->isVisible());
    QCOMPARE(station.find<QLabel>(u"parentCount"_s)->text(), u"2 / 20"_s);
    QVERIFY(!station.find<QWidget>(u"containerMixed"_s)->isVisible());
    QVERIFY(!station.find<QWidget>(u"containerHeld"_s)->isVisible());

    domain::SessionView troubled = packing(14);
    troubled.open.last().mixed = true;
    troubled.open.last().heldInside = 2;
    station.window->packPage().showSession(troubled);
    QVERIFY(station.find<QWidget>(u"containerMixed"_s)->isVisible());
    QCOMPARE(station.find<QWidget>(u"containerHeld"_s)->accessibleName(), u"2 ON HOLD"_s);
}

void TestPackPage::showsTheClosedContainerUntilItIsPlaced()
{
    Station station;
    domain::SessionView session = idle();
    session.open = {samples::pallet(2)};
    session.lastClosed = samples::carton(25);
    session.lastClosed->open = false;
    session.next = NextAction::PlaceOnParent;
    station.window->packPage().showSession(session);
    QCOMPARE(station.find<QLabel>(u"containerLevel"_s)->text(), u"Carton"_s);
    QCOMPARE(station.find<QWidget>(u"containerState"_s)->accessibleName(), u"CLOSED"_s);
    session.next = NextAction::OpenOrClose;
    session.lastClosed.reset();
    station.window->packPage().showSession(session);
    QCOMPARE(station.find<QLabel>(u"containerLevel"_s)->text(), u"Pallet"_s);
}

void TestPackPage::showsVerdictAndFeed()
{
    Station station;
    auto *feed = station.find<QListView>(u"scanFeed"_s);
    QVERIFY(!feed->isVisible()); // the empty note is
    const domain::Verdict verdict = samples::verdict(VerdictCode::Quarantined);
    station.window->announce(verdict);
    station.window->packPage().appendScan(
        {1, QDateTime::currentDateTimeUtc(), u"hand"_s, u"]d201…"_s, verdict});
    QCOMPARE(station.find<QLabel>(u"verdictWord"_s)->text(), u"Quarantined"_s);
    QCOMPARE(station.find<QLabel>(u"verdictSeverity"_s)->text(), u"REFUSED"_s);
    QCOMPARE(station.find<QWidget>(u"verdictBanner"_s)->property("severity").toString(),
             u"refused"_s);
    QVERIFY(feed->isVisible());
    QCOMPARE(feed->model()->index(0, 0).data().toString(), u"Quarantined"_s);
}

void TestPackPage::keysPressTheButtons()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(idle());
    station.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(station.window.get()));
    QSignalSpy created(&page, &ui::PackPage::newContainerRequested);
    QSignalSpy setAside(&page, &ui::PackPage::setAsideRequested);
    QSignalSpy undone(&page, &ui::PackPage::undoRequested);

    QTest::keyClick(station.window.get(), Qt::Key_F3);
    QTest::keyClick(station.window.get(), Qt::Key_F4);
    QTest::keyClick(station.window.get(), Qt::Key_F2); // no numbers for bundles here
    QTRY_COMPARE(created.size(), 2); // a button clicked by its key stays down for a moment
    QCOMPARE(created[0].first().value<Level>(), Level::Carton);
    QCOMPARE(created[1].first().value<Level>(), Level::Pallet);
    QTest::keyClick(station.window.get(), Qt::Key_F8); // nothing to undo yet
    QCOMPARE(undone.size(), 0);
    page.showSession(packing(3));
    QTest::keyClick(station.window.get(), Qt::Key_F7);
    QTest::keyClick(station.window.get(), Qt::Key_F8);
    QTRY_COMPARE(setAside.size(), 1);
    QTRY_COMPARE(undone.size(), 1);
    station.find<ui::TouchButton>(u"newBundleButton"_s)->click();
    QCOMPARE(created.size(), 3);
}

void TestPackPage::anEnterFromAScannerPressesNothing()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(3));
    station.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(station.window.get()));
    QSignalSpy undone(&page, &ui::PackPage::undoRequested);
    auto *undo = station.find<ui::TouchButton>(u"undoButton"_s);
    undo->setFocus();
    QTest::keyClick(undo, Qt::Key_Return);
    QTest::keyClick(undo, Qt::Key_Enter);
    QCOMPARE(undone.size(), 0);
}

void TestPackPage::closesFullWithoutAsking()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(25));
    QSignalSpy closed(&page, &ui::PackPage::closeRequested);
    station.find<ui::TouchButton>(u"closeButton"_s)->click();
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.first(), (QVariantList{false, QString(), QString()}));
    QVERIFY(!page.findChild<ui::ReasonDialog *>());
}

void TestPackPage::asksWhyPartial()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(14));
    QSignalSpy closed(&page, &ui::PackPage::closeRequested);
    station.find<ui::TouchButton>(u"closeButton"_s)->click();
    auto *dialog = page.findChild<ui::ReasonDialog *>(u"reasonDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    auto *confirm = dialog->findChild<ui::TouchButton *>(u"confirmButton"_s);
    QVERIFY(!confirm->isEnabled()); // nothing is preselected: a reason is a statement
    dialog->findChild<ui::TouchButton *>(u"reasonEND_OF_LOT"_s)->click();
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.first(), (QVariantList{true, u"END_OF_LOT"_s, u"End of the lot"_s}));
    QTRY_VERIFY(!page.findChild<ui::ReasonDialog *>());
}

void TestPackPage::freeReasonNeedsWords()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(14));
    QSignalSpy closed(&page, &ui::PackPage::closeRequested);
    station.find<ui::TouchButton>(u"closeButton"_s)->click();
    auto *dialog = page.findChild<ui::ReasonDialog *>();
    auto *confirm = dialog->findChild<ui::TouchButton *>(u"confirmButton"_s);
    dialog->findChild<ui::TouchButton *>(u"reasonOTHER"_s)->click();
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reasonText"_s), u"  foil torn "_s);
    QVERIFY(confirm->isEnabled());
    confirm->click();
    QCOMPARE(closed.value(0), (QVariantList{true, u"OTHER"_s, u"foil torn"_s}));
}

void TestPackPage::cancelClosesNothing()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(14));
    QSignalSpy closed(&page, &ui::PackPage::closeRequested);
    station.find<ui::TouchButton>(u"closeButton"_s)->click();
    page.findChild<ui::TouchButton *>(u"cancelButton"_s)->click();
    QCOMPARE(closed.size(), 0);
    QTRY_VERIFY(!page.findChild<ui::ReasonDialog *>());
}

void TestPackPage::questionFollowsTheBench()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(14));
    station.find<ui::TouchButton>(u"closeButton"_s)->click();
    page.showSession(packing(15)); // somebody went on scanning
    QVERIFY(page.findChild<ui::ReasonDialog *>()->isVisible());
    page.showSession(packing(25)); // and filled it: there is nothing to explain any more
    QTRY_VERIFY(!page.findChild<ui::ReasonDialog *>());
}

void TestPackPage::undoAsksNothing()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(packing(14));
    QSignalSpy undone(&page, &ui::PackPage::undoRequested);
    station.find<ui::TouchButton>(u"undoButton"_s)->click();
    QCOMPARE(undone.size(), 1);
    QVERIFY(!page.findChild<QDialog *>());
    station.window->announce(samples::verdict(VerdictCode::Undone));
    QCOMPARE(station.find<QLabel>(u"verdictCause"_s)->text(),
             u"Pack VNMYPUM6G3GU is no longer in the carton: 14 of 25 left."_s);
}

void TestPackPage::labelLast()
{
    Station station;
    ui::PackPage &page = station.window->packPage();
    page.showSession(idle());
    QSignalSpy order(&page, &ui::PackPage::orderRequested);
    auto *button = station.find<QToolButton>(u"orderButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(order.size(), 1);
    QCOMPARE(order[0][0].value<domain::PackOrder>(), domain::PackOrder::ChildrenFirst);
    QVERIFY(!button->isChecked()); // not before it is stored

    samples::show(*station.window, u"label-last"_s);
    QVERIFY(button->isChecked());
    QVERIFY(!button->isEnabled()); // not in the middle of a carton
    QCOMPARE(station.find<QLabel>(u"containerNumber"_s)->text(), u"No number yet"_s);
    QCOMPARE(station.find<QLabel>(u"nextSentence"_s)->text(),
             u"Scan the next one, or the label for the carton."_s);
    QSignalSpy over(&page, &ui::PackPage::startOverRequested);
    QSignalSpy aside(&page, &ui::PackPage::setAsideRequested);
    station.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(station.window.get()));
    QTest::keyClick(station.window.get(), Qt::Key_F7);
    QTRY_COMPARE(over.size(), 1);
    QCOMPARE(aside.size(), 0);
    samples::show(*station.window, u"label-next"_s);
    QCOMPARE(station.find<QLabel>(u"nextSentence"_s)->text(), u"Scan the label for the carton."_s);
}

void TestPackPage::layerFillsAsScanned_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("capacity");
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("filled");
    QTest::newRow("empty") << 0 << 20 << 1 << 4 << 0;
    QTest::newRow("first layer") << 4 << 20 << 1 << 4 << 4;
    QTest::newRow("first layer full") << 6 << 20 << 1 << 4 << 6;
    QTest::newRow("second begun") << 7 << 20 << 2 << 4 << 1;
    QTest::newRow("last one is short") << 20 << 20 << 4 << 4 << 2;
}

void TestPackPage::layerFillsAsScanned()
{
    QFETCH(const int, count);
    QFETCH(const int, capacity);
    domain::ContainerView view = samples::pallet(count);
    view.count = count;
    view.capacity = capacity;
    view.layer = {3, 2};
    ui::LayerView picture;
    picture.showContainer(view);
    QTEST(picture.layer(), "layer");
    QTEST(picture.layers(), "layers");
    QTEST(picture.filled(), "filled");
    view.layer = {};
    view.capacity = 500; // unknown, and too many to be compared with the goods
    picture.showContainer(view);
    QCOMPARE(picture.pattern(), domain::LayerPattern());
}

void TestPackPage::speaksTheOtherLanguageAtOnce()
{
    Station station;
    station.window->packPage().showSession(packing(14));
    station.window->announce(samples::verdict(VerdictCode::WrongLot));
    station.languages.use(u"de"_s);
    Station::settle();
    QCOMPARE(station.find<QLabel>(u"nextSentence"_s)->text(), u"Nächste Packung scannen."_s);
    QCOMPARE(station.find<QLabel>(u"verdictWord"_s)->text(), u"Falsche Charge"_s);
    QCOMPARE(station.find<QLabel>(u"containerToGo"_s)->text(), u"Noch 11 Packungen"_s);
    QCOMPARE(station.find<ui::TouchButton>(u"undoButton"_s)->accessibleName(), u"Rückgängig"_s);
    QCOMPARE(station.find<ui::TouchButton>(u"undoButton"_s)->key(), QKeySequence(Qt::Key_F8));
}

PW_GUI_TEST_MAIN(TestPackPage)
#include "tst_packpage.moc"

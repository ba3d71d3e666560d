// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "tests/gui/worksamples.h"
#include "ui/common/factlist.h"
#include "ui/common/reasonpicker.h"
#include "ui/pack/packpage.h"
#include "ui/shell/peopledialog.h"
#include "ui/text/workwords.h"
#include "ui/work/signdialog.h"
#include "ui/work/workpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using guitest::Station;
using samples::WorkScene;

namespace {

QPushButton *key(QWidget &page, const QString &name)
{
    return page.findChild<QPushButton *>(name);
}

QStringList titles(QWidget &page, const QString &list)
{
    const auto *view = page.findChild<ui::FactList *>(list);
    QStringList titles;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        titles.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    return titles;
}

/// By keyboard, which only an active window listens to.
void press(Station &station, Qt::Key key)
{
    station.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(station.window.get()));
    QTest::keyClick(station.window.get(), key);
}

/// What the page wants done. QSignalSpy cannot hold a WorkInput, which has no empty state.
struct Inputs
{
    explicit Inputs(ui::WorkPage &page)
    {
        QObject::connect(&page, &ui::WorkPage::inputGiven, &page,
                         [all = all](const WorkInput &input) { all->push_back(input); });
    }
    std::shared_ptr<std::vector<WorkInput>> all = std::make_shared<std::vector<WorkInput>>();
};

} // namespace

class TestWorkPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void everyKindExplainsItself_data();
    void everyKindExplainsItself();
    void listsWhatWasScanned();
    void showsBeforeAndAfter();
    void refusalStopsTheLine();
    void confirmsByKey();
    void reasonIsAskedForOnce();
    void otherReasonNeedsWords();
    void signatureNamesASecondPerson();
    void choicesBecomeOptions();
    void findingsWorstFirst();
    void blindVerificationHidesWhatIsMissing();
    void checkShowsFactsAndPlace();
    void reportsOfOtherDesksAreIgnored();
    void verdictGoesToThePageShown();
    void verdictIsSeenOnEveryPage();
    void keyboardReachesEveryPage();
    void orderNumberIsAskedFor();
    void balanceNamesWhatIsOpen();
    void suggestsWhatFits();
    void listShowsHowFarItIs();
    void missingReasonIsNotAboutPacking();
    void enterPressesNothing();
    void whoIsWorking();
};

void TestWorkPage::everyKindExplainsItself_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"de"_s})
        QTest::newRow(qPrintable(language)) << language;
}

void TestWorkPage::everyKindExplainsItself()
{
    QFETCH(const QString, language);
    Station station(language);
    QSet<QString> names;
    for (const Desk desk : AllDesks) {
        for (const WorkKind kind : kindsOf(desk)) {
            samples::showWork(*station.window, {kind, {}});
            ui::WorkPage &page = samples::workPage(*station.window, desk);
            const auto *next = page.findChild<QLabel *>(u"nextSentence"_s);
            QVERIFY(next->text().endsWith(u'.'));
            QVERIFY(text::workIntroduction(kind).endsWith(u'.'));
            QVERIFY(!names.contains(text::workName(kind)));
            names.insert(text::workName(kind));
            QVERIFY(!key(page, u"confirmButton"_s)->isEnabled());
        }
    }
}

void TestWorkPage::listsWhatWasScanned()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Replace, {u"A1"_s, u"L1"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Rework);
    const QStringList rows = titles(page, u"scannedUnits"_s);
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows[0].contains(u"A1"_s) && rows[0].contains(u"comes out"_s));
    QVERIFY(rows[1].contains(u"L1"_s) && rows[1].contains(u"goes in"_s));
}

void TestWorkPage::showsBeforeAndAfter()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Unpack, {u"A1"_s}}); // no reason yet
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    const QString before = titles(page, u"before"_s).join(u'\n');
    const QString after = titles(page, u"after"_s).join(u'\n');
    QVERIFY2(before.contains(u"leaves"_s), qPrintable(before));
    QVERIFY2(after.contains(u"loose"_s), qPrintable(after));
}

void TestWorkPage::refusalStopsTheLine()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::TopUp, {u"box"_s, u"H1"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Rework);
    QVERIFY(key(page, u"acknowledgeButton"_s)->isVisible());
    QVERIFY(!key(page, u"confirmButton"_s)->isEnabled());
    const Inputs given(page);
    press(station, Qt::Key_F7);
    QTRY_COMPARE(given.all->size(), 1U);
    QVERIFY(std::holds_alternative<WorkAcknowledge>(given.all->front()));
}

void TestWorkPage::confirmsByKey()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Unpack, {u"A1"_s, u"+why"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    const Inputs given(page);
    press(station, Qt::Key_F6);
    QTRY_COMPARE(given.all->size(), 1U);
    QVERIFY(std::holds_alternative<WorkConfirm>(given.all->front()));
}

void TestWorkPage::reasonIsAskedForOnce()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Unpack, {u"A1"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    const Inputs given(page);
    press(station, Qt::Key_F4);
    QTRY_VERIFY(page.findChild<ui::ReasonPicker *>());
    key(page, u"reasonButton"_s)->click();
    const auto dialogs = page.findChildren<ui::ReasonPicker *>();
    QCOMPARE(dialogs.size(), 1);
    QTest::mouseClick(key(*dialogs.first(), u"reasonDAMAGED"_s), Qt::LeftButton);
    QTest::mouseClick(key(*dialogs.first(), u"confirmButton"_s), Qt::LeftButton);
    QTRY_COMPARE(given.all->size(), 1U);
    QCOMPARE(std::get<Reason>(given.all->front()).code, u"DAMAGED"_s);
}

void TestWorkPage::otherReasonNeedsWords()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Unpack, {u"A1"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    press(station, Qt::Key_F4);
    QTRY_VERIFY(page.findChild<ui::ReasonPicker *>());
    auto *dialog = page.findChild<ui::ReasonPicker *>();
    QTest::mouseClick(key(*dialog, u"reasonOTHER"_s), Qt::LeftButton);
    QVERIFY(!key(*dialog, u"confirmButton"_s)->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"crushed"_s);
    QVERIFY(key(*dialog, u"confirmButton"_s)->isEnabled());
}

void TestWorkPage::signatureNamesASecondPerson()
{
    Station station;
    WorkScene scene{WorkKind::Destroy, {u"L1"_s, u"+why"_s}};
    scene.role = Role::Qa;
    samples::showWork(*station.window, scene);
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Rework);
    page.setPeople(samples::somePeople()[2], samples::somePeople());
    QSignalSpy signedBy(&page, &ui::WorkPage::signatureGiven);
    press(station, Qt::Key_F6);
    QTRY_VERIFY(page.findChild<ui::SignDialog *>());
    auto *dialog = page.findChild<ui::SignDialog *>();
    QVERIFY(!key(*dialog, u"signButton"_s)->isEnabled());
    QVERIFY(!key(*dialog, u"secondQA-001"_s)); // oneself is no second person
    QVERIFY(!key(*dialog, u"secondOP-001"_s)); // nor is somebody without the right
    QTest::mouseClick(key(*dialog, u"secondQA-002"_s), Qt::LeftButton);
    QTest::mouseClick(key(*dialog, u"signButton"_s), Qt::LeftButton);
    QCOMPARE(signedBy.size(), 1);
    QCOMPARE(signedBy[0][1].toString(), u"QA-002"_s);
}

void TestWorkPage::choicesBecomeOptions()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Dissolve, {u"full"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    QSignalSpy chosen(&page, &ui::WorkPage::workChosen);
    const auto choices = page.findChildren<QToolButton *>();
    for (QToolButton *choice : choices) {
        if (choice->isVisible() && choice->text() == u"Down to the packs")
            QTest::mouseClick(choice, Qt::LeftButton);
    }
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][1].value<WorkOptions>().depth, op::Dissolve::ToPacks);
}

void TestWorkPage::findingsWorstFirst()
{
    Station station;
    WorkScene scene{WorkKind::Verify, {u"full"_s, u"A1"_s, u"L1"_s, u"B1"_s, u"X9"_s}};
    scene.options.verifyMode = op::VerifyMode::Guided;
    samples::showWork(*station.window, scene);
    const QStringList rows =
        titles(samples::workPage(*station.window, Desk::Check), u"scannedUnits"_s);
    QCOMPARE(rows.size(), 6); // X9, B1, L1, two missing, A1
    QVERIFY(rows.first().contains(u"Unknown"_s));
    QVERIFY(rows.last().contains(u"Right"_s));
}

void TestWorkPage::blindVerificationHidesWhatIsMissing()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Verify, {u"full"_s, u"A1"_s}});
    QCOMPARE(titles(samples::workPage(*station.window, Desk::Check), u"scannedUnits"_s).size(), 1);
}

void TestWorkPage::checkShowsFactsAndPlace()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Check, {u"A1"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Check);
    QVERIFY(titles(page, u"scannedUnits"_s).join(u' ').contains(u"Strictolin"_s));
    QCOMPARE(titles(page, u"before"_s).size(), 3); // pallet, carton, pack
    QVERIFY(!key(page, u"confirmButton"_s)->isVisible());
}

void TestWorkPage::reportsOfOtherDesksAreIgnored()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Unpack, {u"A1"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    WorkReport other;
    other.desk = Desk::Hold;
    page.showReport(other);
    QCOMPARE(page.report().state.units.size(), 1);
}

void TestWorkPage::verdictGoesToThePageShown()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Hold, {}});
    station.window->announce(samples::verdict(VerdictCode::UnknownSerial));
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Hold);
    QVERIFY(page.findChild<QWidget *>(u"verdictBanner"_s)->property("severity") == u"refused"_s);
}

void TestWorkPage::verdictIsSeenOnEveryPage()
{
    Station station;
    auto *settings = station.find<QWidget>(u"settingsPage"_s);
    auto *stray = station.find<QWidget>(u"strayVerdict"_s);
    station.window->showPage(settings);
    station.window->announce(samples::verdict(VerdictCode::Quarantined));
    QVERIFY(stray->isVisible());
    station.window->showPage(&station.window->packPage());
    QVERIFY(!stray->isVisible());
    samples::show(*station.window, u"history-empty"_s); // looks it up, and says nothing of refusals
    station.window->announce(samples::verdict(VerdictCode::ReadOnly));
    QVERIFY(stray->isVisible());
}

void TestWorkPage::keyboardReachesEveryPage()
{
    Station station;
    ui::WorkPage &hold = samples::workPage(*station.window, Desk::Hold);
    station.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(station.window.get()));
    Station::settle(); // the keys of pages just added
    QTest::keyClick(station.window.get(), Qt::Key_5, Qt::AltModifier);
    QTRY_VERIFY(hold.isVisible());
    QTest::keyClick(station.window.get(), Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(!hold.isVisible());
}

void TestWorkPage::orderNumberIsAskedFor()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::ReworkOrder, {}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Rework);
    const Inputs inputs(page);
    press(station, Qt::Key_F3);
    auto *dialog = page.findChild<QDialog *>(u"orderNumberDialog"_s);
    QVERIFY(dialog);
    auto *take = key(*dialog, u"takeNumber"_s);
    QVERIFY(!take->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"orderNumber"_s), u" RW-7 "_s);
    QVERIFY(take->isEnabled());
    take->click();
    QCOMPARE(inputs.all->size(), size_t(1));
    QCOMPARE(std::get<WorkOrderNumber>(inputs.all->front()).text, u"RW-7"_s);
}

void TestWorkPage::balanceNamesWhatIsOpen()
{
    Station station;
    samples::showWork(
        *station.window,
        {WorkKind::ReworkOrder, {u"#RW-7"_s, u"full"_s, u"@comes-out"_s, u"A1"_s, u"A2"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Rework);
    const QStringList balance = titles(page, u"before"_s);
    QCOMPARE(balance.size(), 6);
    QVERIFY(balance[0].contains(u"Went in"_s) && balance[0].contains(u'3'));
    QVERIFY(balance[1].contains(u"Came out"_s) && balance[1].contains(u'2'));
    QVERIFY(balance[5].contains(u"A3"_s));
    QVERIFY(!key(page, u"confirmButton"_s)->isEnabled());
    QVERIFY(titles(page, u"scannedUnits"_s).first().contains(u"A2"_s)); // the last on top
}

/// As long as nothing was scanned for it; then what it leads to is of more use.
void TestWorkPage::suggestsWhatFits()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::TopUp, {}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Rework);
    QSignalSpy asked(&page, &ui::WorkPage::suggestionsRequested);
    samples::showWork(*station.window, {WorkKind::TopUp, {u"box"_s}});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(titles(page, u"before"_s).size(), 2);
    QVERIFY(titles(page, u"before"_s).first().contains(u"L1"_s));
    samples::showWork(*station.window, {WorkKind::TopUp, {u"box"_s, u"L1"_s}});
    QCOMPARE(asked.size(), 1); // the same container
    QVERIFY(!titles(page, u"before"_s).isEmpty());
    QVERIFY(titles(page, u"after"_s).join(u' ').contains(u"L1"_s));
}

void TestWorkPage::listShowsHowFarItIs()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Hold, {}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Hold);
    auto *strip = page.findChild<QWidget *>(u"progressStrip"_s);
    QVERIFY(!strip->isVisible());
    page.showListProgress(Desk::Unpack, 5, 10);
    QVERIFY(!strip->isVisible());
    page.showListProgress(Desk::Hold, 5, 10);
    QVERIFY(strip->isVisible());
    QSignalSpy stopped(&page, &ui::WorkPage::listStopped);
    press(station, Qt::Key_Escape);
    QCOMPARE(stopped.size(), 1);
    page.showListDropped(Desk::Hold);
    QVERIFY(!strip->isVisible());
}

void TestWorkPage::missingReasonIsNotAboutPacking()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Dissolve, {u"full"_s}});
    const ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    QCOMPARE(page.findChild<QLabel *>(u"problem"_s)->text(), u"This needs a reason."_s);
}

void TestWorkPage::enterPressesNothing()
{
    Station station;
    samples::showWork(*station.window, {WorkKind::Unpack, {u"A1"_s, u"+why"_s}});
    ui::WorkPage &page = samples::workPage(*station.window, Desk::Unpack);
    const Inputs given(page);
    for (const auto enter : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
        QTest::keyClick(&page, enter);
    QCOMPARE(given.all->size(), 0U);
}

void TestWorkPage::whoIsWorking()
{
    ui::PeopleDialog dialog(samples::somePeople(), u"OP-001"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy chosen(&dialog, &ui::PeopleDialog::chosen);
    QTest::mouseClick(key(dialog, u"personQA-001"_s), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen[0][0].value<ui::Person>().role == Role::Qa);
}

PW_GUI_TEST_MAIN(TestWorkPage)
#include "tst_workpage.moc"

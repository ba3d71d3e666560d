// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "tests/gui/worksamples.h"
#include "ui/common/factlist.h"
#include "ui/history/historypage.h"
#include "ui/tasks/taskspage.h"
#include "ui/work/listdialog.h"
#include "ui/work/listfile.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

namespace {

QStringList rows(QWidget &page, const QString &list)
{
    const auto *view = page.findChild<ui::FactList *>(list);
    QStringList rows;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        rows.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    return rows;
}

} // namespace

class TestHistoryPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void searchesWhatIsAsked();
    void olderAnswersAreNotShown();
    void singleHitIsLookedUp();
    void furtherPagesAreAdded();
    void timelineTellsRefusals();
    void asOfSaysWhatMayBeMissing();
    void scanLooksUp();
    void failureSaysWhy();
    void nothingToDo();
    void tasksLeadSomewhere();
    void heldSaysWhereAndWhy();
    void heldUnknownIsNotNothingHeld();
    void listThatCannotBeRead_data();
    void listThatCannotBeRead();
    void listSaysWhatWasLeftOut();
};

void TestHistoryPage::searchesWhatIsAsked()
{
    ui::HistoryPage page;
    QSignalSpy asked(&page, &ui::HistoryPage::searchRequested);
    page.findChild<QLineEdit *>(u"searchText"_s)->setText(u" 4810 "_s);
    page.findChild<QLineEdit *>(u"searchLot"_s)->setText(u"C26A7"_s);
    QTest::keyClick(page.findChild<QLineEdit *>(u"searchText"_s), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    const auto query = asked[0][0].value<SearchQuery>();
    QCOMPARE(query.partialSerial, u"4810"_s);
    QCOMPARE(query.lot, u"C26A7"_s);
    QVERIFY(!page.findChild<QWidget *>(u"progressStrip"_s)->isHidden());
}

void TestHistoryPage::olderAnswersAreNotShown()
{
    ui::HistoryPage page;
    QTest::mouseClick(page.findChild<QPushButton *>(u"searchButton"_s), Qt::LeftButton);
    const int old = page.tag();
    QTest::mouseClick(page.findChild<QPushButton *>(u"searchButton"_s), Qt::LeftButton);
    page.showFound(old, samples::found());
    QVERIFY(rows(page, u"found"_s).isEmpty());
    page.showFound(page.tag(), samples::found());
    QCOMPARE(rows(page, u"found"_s).size(), samples::found().hits.size());
}

void TestHistoryPage::singleHitIsLookedUp()
{
    ui::HistoryPage page;
    QSignalSpy asked(&page, &ui::HistoryPage::timelineRequested);
    QTest::mouseClick(page.findChild<QPushButton *>(u"searchButton"_s), Qt::LeftButton);
    SearchPage one = samples::found();
    one.hits = one.hits.first(1);
    page.showFound(page.tag(), one);
    QCOMPARE(asked.size(), 1);
}

void TestHistoryPage::furtherPagesAreAdded()
{
    ui::HistoryPage page;
    QTest::mouseClick(page.findChild<QPushButton *>(u"searchButton"_s), Qt::LeftButton);
    SearchPage first = samples::found();
    first.cursor = u"more"_s;
    page.showFound(page.tag(), first);
    QSignalSpy asked(&page, &ui::HistoryPage::searchRequested);
    page.findChild<QPushButton *>(u"moreButton"_s)->click();
    QCOMPARE(asked[0][0].value<SearchQuery>().cursor, u"more"_s);
    page.showFound(page.tag(), samples::found());
    QCOMPARE(rows(page, u"found"_s).size(), 2 * samples::found().hits.size());
}

void TestHistoryPage::timelineTellsRefusals()
{
    ui::HistoryPage page;
    page.lookUp(samples::pack(u"A1"_s));
    page.showTimeline(page.tag(), samples::pack(u"A1"_s), samples::timeline(), {});
    const QStringList told = rows(page, u"timeline"_s);
    QCOMPARE(told.size(), samples::timeline().entries.size());
    QVERIFY(told.join(u'\n').contains(u"Scanned and refused: Quarantined"_s));
    QVERIFY(told.join(u'\n').contains(u"waits for central"_s));
}

void TestHistoryPage::asOfSaysWhatMayBeMissing()
{
    ui::HistoryPage page;
    page.lookUp(samples::sscc(u"195211410000014810"_s));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const AsOfNode pack{samples::pack(u"A1"_s), now, true, false, {}};
    const AsOfNode box{samples::sscc(u"195211410000014810"_s), {}, true, false, {pack}};
    const AsOfTree tree{now, box, 1, false, {}, {}};
    page.showAsOf(page.tag(), tree);
    const QStringList shown = rows(page, u"timeline"_s);
    QCOMPARE(shown.size(), 3);
    QVERIFY(shown.first().contains(u"may be missing"_s));
    QVERIFY(shown.last().contains(u"A1"_s));
}

void TestHistoryPage::scanLooksUp()
{
    ui::HistoryPage page;
    QSignalSpy asked(&page, &ui::HistoryPage::timelineRequested);
    page.showVerdict(samples::verdict(VerdictCode::Quarantined));
    QCOMPARE(asked.size(), 1);
}

void TestHistoryPage::failureSaysWhy()
{
    ui::HistoryPage page;
    QTest::mouseClick(page.findChild<QPushButton *>(u"searchButton"_s), Qt::LeftButton);
    page.showFailure(page.tag(), u"disk I/O error"_s);
    QVERIFY(page.findChild<QWidget *>(u"progressStrip"_s)->isHidden());
    bool said = false;
    for (const QLabel *label : page.findChildren<QLabel *>())
        said = said || label->text().contains(u"disk I/O error"_s);
    QVERIFY(said);
}

void TestHistoryPage::nothingToDo()
{
    ui::TasksPage page;
    page.showSync(samples::online());
    QVERIFY(rows(page, u"tasks"_s).isEmpty());
}

void TestHistoryPage::tasksLeadSomewhere()
{
    ui::TasksPage page;
    page.showSync(samples::online());
    ScannerView works, lost, unproven;
    works.device.state = unproven.device.state = DeviceState::Ready;
    works.lastCode = u"0195"_s;
    lost.device = samples::scanner(DeviceState::Lost);
    unproven.config.id = u"scanner-3"_s;
    unproven.config.name = u"Second bench"_s;
    unproven.config.kind = DeviceKind::Wedge;
    unproven.mayProduce = false;
    page.showScanners({works, lost, unproven});
    WorkReport report;
    report.desk = Desk::Rework;
    report.state.kind = WorkKind::Replace;
    report.state.units = {samples::pack(u"A1"_s)};
    page.showWork(report);
    ParkedView parked;
    parked.seq = 7;
    parked.units = {samples::pack(u"B2"_s)};
    parked.code = u"CONFLICT"_s;
    parked.at = QDateTime::currentDateTimeUtc();
    page.showParked({parked});
    const QStringList shown = rows(page, u"tasks"_s);
    QCOMPARE(shown.size(), 4);
    QVERIFY(shown[2].contains(u"Second bench"_s)); // its codes are not booked
    QVERIFY(shown[0].contains(u"B2"_s) && shown[0].contains(u"CONFLICT"_s));
    QSignalSpy desk(&page, &ui::TasksPage::deskRequested);
    QSignalSpy unit(&page, &ui::TasksPage::unitRequested);
    QSignalSpy again(&page, &ui::TasksPage::sendAgainRequested);
    auto *list = page.findChild<ui::FactList *>(u"tasks"_s);
    Q_EMIT list->rowChosen(0);
    QSignalSpy scanner(&page, &ui::TasksPage::scannerRequested);
    Q_EMIT list->rowChosen(2);
    QCOMPARE(scanner.value(0).value(0).toString(), u"scanner-3"_s);
    Q_EMIT list->rowChosen(3);
    page.findChild<QPushButton *>(u"sendAgainButton"_s)->click();
    QCOMPARE(unit.size(), 1);
    QCOMPARE(desk.size(), 1);
    QCOMPARE(again[0][0].toLongLong(), 7);
}

void TestHistoryPage::heldSaysWhereAndWhy()
{
    ui::TasksPage page;
    page.showHeld(samples::held(), true);
    const QString shown = rows(page, u"heldUnits"_s).join(u'\n');
    QVERIFY2(shown.contains(u"Complaint 2026-118"_s) && shown.contains(u"QA-7"_s)
                 && shown.contains(u"4810"_s),
             qPrintable(shown));
}

void TestHistoryPage::heldUnknownIsNotNothingHeld()
{
    ui::TasksPage page;
    const auto words = [&page] {
        QStringList words;
        const auto labels = page.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words.append(label->text());
        return words.join(u'\n');
    };
    const QString nothing = u"Nothing is held"_s;
    QVERIFY(!words().contains(nothing)); // not yet read
    page.showHeldFailure(u"disk I/O error"_s);
    QVERIFY(!words().contains(nothing));
    QVERIFY2(words().contains(u"disk I/O error"_s), qPrintable(words()));
    page.showHeld({}, true);
    QVERIFY(words().contains(nothing));
}

void TestHistoryPage::listThatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("cause");
    QTest::newRow("large") << QByteArray(600 * 1024, '1') << u"larger"_s;
    QTest::newRow("empty") << QByteArray("\xef\xbb\xbf \r\n") << u"empty"_s;
    QTest::newRow("binary") << QByteArray("PK\0\1", 4) << u"not a text file"_s;
}

void TestHistoryPage::listThatCannotBeRead()
{
    QFETCH(const QByteArray, contents);
    QFETCH(const QString, cause);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(contents) == contents.size() && file.flush());
    const auto lines = ui::readListFile(file.fileName());
    QVERIFY(!lines);
    QVERIFY2(lines.error().cause.contains(cause), qPrintable(lines.error().cause));
    QVERIFY(lines.error().remedy.endsWith(u'.'));
    QVERIFY(!ui::readListFile(u"/nonexistent"_s));

    QFile fine(file.fileName());
    QVERIFY(fine.open(QIODevice::WriteOnly)
            && fine.write("\xef\xbb\xbf"
                          "A\r\nB")
                   > 0);
    fine.close();
    QCOMPARE(*ui::readListFile(file.fileName()), (QStringList{u"A\r"_s, u"B"_s}));
}

void TestHistoryPage::listSaysWhatWasLeftOut()
{
    Verdict listed;
    listed.code = VerdictCode::Listed;
    Verdict unknown;
    unknown.code = VerdictCode::UnknownSerial;
    ui::ListDialog dialog({{1, u"A"_s, listed}, {2, u"B"_s, unknown}, {3, u"C"_s, listed}});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QStringList shown = rows(dialog, u"listLines"_s);
    QVERIFY(shown.first().startsWith(u"2: B"_s)); // what needs looking at comes first
    QVERIFY(dialog.findChild<QLabel *>(u"listHeading"_s)->text().contains(u'2'));
}

PW_GUI_TEST_MAIN(TestHistoryPage)
#include "tst_historypage.moc"

// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/centralscenes.h"
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "tests/gui/worksamples.h"
#include "ui/central/centralpage.h"
#include "ui/central/perioddialog.h"
#include "ui/common/reasonpicker.h"
#include "ui/common/touchbutton.h"
#include "ui/text/syncwords.h"
#include "ui/work/signdialog.h"

#include <QLabel>
#include <QSignalSpy>

using namespace pw;
using namespace pw::domain;
using namespace pw::guitest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList rows(QWidget &page, const QString &list)
{
    const auto *view = page.findChild<ui::FactList *>(list);
    QStringList rows;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        rows.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    return rows;
}

ui::TouchButton *key(QWidget &parent, const QString &name)
{
    return parent.findChild<ui::TouchButton *>(name);
}

} // namespace

class TestCentralPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void saysHowFarEachPartIsFollowed();
    void saysWhyWorkWaits();
    void offersWhatFits();
    void permitIsSigned();
    void outageIsPlanned();
    void rowsLeadToTheUnit();
};

void TestCentralPage::saysHowFarEachPartIsFollowed()
{
    Station station;
    samples::show(*station.window, u"central"_s);
    auto *page = station.window->findChild<ui::CentralPage *>();
    QStringList shown = rows(*page, u"centralState"_s);
    QCOMPARE(shown.size(), 4);
    QVERIFY2(shown[2].contains(u"Holds"_s) && shown[2].contains(u"18,204"_s), qPrintable(shown[2]));
    QVERIFY2(shown[3].contains(u"340"_s), qPrintable(shown[3]));
    SyncView sync = samples::outage();
    sync.scopes[1].inDoubt = true;
    page->showSync(sync);
    shown = rows(*page, u"centralState"_s);
    QVERIFY2(shown[3].contains(u"Differs"_s), qPrintable(shown[3]));
}

void TestCentralPage::saysWhyWorkWaits()
{
    Station station;
    samples::show(*station.window, u"central-cut-off"_s);
    auto *page = station.window->findChild<ui::CentralPage *>();
    QStringList shown = rows(*page, u"centralBacklog"_s);
    QCOMPARE(shown.size(), 4);
    QVERIFY2(shown[0].contains(u"another container"_s), qPrintable(shown[0]));
    QVERIFY2(shown[1].contains(u"refused one"_s), qPrintable(shown[1]));
    QVERIFY2(shown[2].contains(u"Offline"_s), qPrintable(shown[2]));
    SyncView sync = samples::outage();
    sync.link = LinkState::Online;
    page->showSync(sync);
    shown = rows(*page, u"centralBacklog"_s);
    QVERIFY2(shown[2].contains(u"503"_s) && shown[2].contains(u"3 times"_s), qPrintable(shown[2]));
    QVERIFY2(shown[3].contains(u"Next"_s), qPrintable(shown[3]));
}

void TestCentralPage::offersWhatFits()
{
    Station station;
    const auto offered = [&station](const QString &scene) {
        samples::show(*station.window, scene);
        QStringList offered;
        auto *page = station.window->findChild<ui::CentralPage *>();
        for (const QString &name :
             {u"retryButton"_s, u"permitButton"_s, u"planButton"_s, u"endPermitButton"_s}) {
            if (key(*page, name)->isVisible())
                offered.append(name.chopped(6));
        }
        return offered.join(u' ');
    };
    QCOMPARE(offered(u"central"_s), u"plan"_s);
    QCOMPARE(offered(u"central-cut-off"_s), u"retry permit"_s);
    QCOMPARE(offered(u"central-permitted"_s), u"retry endPermit"_s);
    QCOMPARE(offered(u"central-planned"_s), u"endPermit"_s);
    SyncView sync = samples::outage(); // nobody may sign for data as old as these
    sync.cacheAge = 25h;
    auto *page = station.window->findChild<ui::CentralPage *>();
    page->showSync(sync);
    QVERIFY(!key(*page, u"permitButton"_s)->isVisible());
    QVERIFY(!key(*page, u"planButton"_s)->isVisible());
}

void TestCentralPage::permitIsSigned()
{
    Station station;
    samples::show(*station.window, u"central-cut-off"_s);
    auto *page = station.window->findChild<ui::CentralPage *>();
    QSignalSpy given(page, &ui::CentralPage::permitGiven);
    QTest::keyClick(station.window.get(), Qt::Key_F7);
    QTRY_VERIFY(page->findChild<ui::ReasonPicker *>());
    auto *why = page->findChild<ui::ReasonPicker *>();
    QVERIFY(!key(*why, u"confirmButton"_s)->isEnabled());
    QTest::mouseClick(key(*why, u"reasonNETWORK"_s), Qt::LeftButton);
    QTest::mouseClick(key(*why, u"confirmButton"_s), Qt::LeftButton);
    QTRY_VERIFY(page->findChild<ui::SignDialog *>());
    QCOMPARE(given.size(), 0); // not before it is signed
    QTest::mouseClick(key(*page->findChild<ui::SignDialog *>(), u"signButton"_s), Qt::LeftButton);
    QCOMPARE(given.size(), 1);
    const auto permit = given[0][0].value<OfflinePermit>();
    QVERIFY(permit.kind == OfflinePermit::Kind::OldData);
    QCOMPARE(permit.reason.code, u"NETWORK"_s);
    QVERIFY2(given[0][1].toString().contains(u"9 h 10 min"_s), qPrintable(given[0][1].toString()));
}

void TestCentralPage::outageIsPlanned()
{
    Station station;
    samples::show(*station.window, u"central-period"_s);
    auto *page = station.window->findChild<ui::CentralPage *>();
    QSignalSpy given(page, &ui::CentralPage::permitGiven);
    QTRY_VERIFY(page->findChild<ui::PeriodDialog *>());
    auto *period = page->findChild<ui::PeriodDialog *>();
    QVERIFY(key(*period, u"period72"_s));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QTest::mouseClick(key(*period, u"period48"_s), Qt::LeftButton);
    QTRY_VERIFY(page->findChild<ui::ReasonPicker *>());
    auto *why = page->findChild<ui::ReasonPicker *>();
    QTest::mouseClick(key(*why, u"reasonMAINTENANCE"_s), Qt::LeftButton);
    QTest::mouseClick(key(*why, u"confirmButton"_s), Qt::LeftButton);
    QTRY_VERIFY(page->findChild<ui::SignDialog *>());
    QTest::mouseClick(key(*page->findChild<ui::SignDialog *>(), u"signButton"_s), Qt::LeftButton);
    QCOMPARE(given.size(), 1);
    const auto permit = given[0][0].value<OfflinePermit>();
    QVERIFY(permit.kind == OfflinePermit::Kind::Planned);
    QVERIFY(qAbs(before.secsTo(permit.until) - 48 * 3600) < 120);
}

void TestCentralPage::rowsLeadToTheUnit()
{
    Station station;
    samples::show(*station.window, u"central-cut-off"_s);
    auto *page = station.window->findChild<ui::CentralPage *>();
    QList<epc::Epc> units;
    connect(page, &ui::CentralPage::unitRequested, this,
            [&units](const epc::Epc &unit) { units.append(unit); });
    QSignalSpy again(page, &ui::CentralPage::sendAgainRequested);
    auto *list = page->findChild<ui::FactList *>(u"centralBacklog"_s);
    Q_EMIT list->rowChosen(0);
    Q_EMIT list->rowChosen(3);
    QCOMPARE(units.size(), 2);
    QCOMPARE(units.first(), samples::pack(u"4KQ2X0O8WL1I"_s));
    QTest::mouseClick(key(*page, u"sendAgainButton"_s), Qt::LeftButton);
    QCOMPARE(again[0][0].toLongLong(), 7);
}

PW_GUI_TEST_MAIN(TestCentralPage)
#include "tst_centralpage.moc"

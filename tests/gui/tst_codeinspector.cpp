// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "ui/inspect/codeinspector.h"
#include "ui/pack/packpage.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pw;

class TestCodeInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void saysWhatToDoFirst();
    void showsEverything();
    void refusalSaysWhereAndWhatToDo();
    void dataIsNeverMarkup();
    void copies();
    void german();
    void enterPressesNothing();
    void isOfferedBesideTheScans();
};

void TestCodeInspector::saysWhatToDoFirst()
{
    ui::CodeInspector inspector;
    QVERIFY(inspector.findChild<QTextBrowser *>()->toPlainText().contains(u"Scan a code"_s));
    QVERIFY(!inspector.findChild<QPushButton *>(u"copyInspection"_s)->isEnabled());
}

void TestCodeInspector::showsEverything()
{
    ui::CodeInspector inspector;
    inspector.showInspection(samples::inspection());
    const QString text = inspector.findChild<QTextBrowser *>()->toPlainText();
    for (const QString &part :
         {u"]d201"_s, u"<GS>"_s, u"5d 64 32 30 31"_s, u"GS1 DataMatrix"_s,
          u"(17) USE BY or EXPIRY"_s, u"2029-05"_s, u"https://id.gs1.org/01/"_s,
          u"In circulation"_s, u"Hand scanner"_s, u"Complaint 2026-118"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\n" + text));
}

void TestCodeInspector::refusalSaysWhereAndWhatToDo()
{
    ui::CodeInspector inspector;
    inspector.showInspection(samples::refusedInspection());
    const QString text = inspector.findChild<QTextBrowser *>()->toPlainText();
    QVERIFY(text.contains(u"position 3"_s));
    QVERIFY(text.contains(u"put it aside"_s));
    QVERIFY(text.contains(u"None"_s)); // on record
}

void TestCodeInspector::dataIsNeverMarkup()
{
    domain::Inspection inspection = samples::inspection();
    inspection.report.bytes = "<b>bold</b>";
    inspection.report.fields[0].value = u"<i>&amp;</i>"_s;
    ui::CodeInspector inspector;
    inspector.showInspection(inspection);
    const QString text = inspector.findChild<QTextBrowser *>()->toPlainText();
    QVERIFY(text.contains(u"<b>bold</b>"_s) && text.contains(u"<i>&amp;</i>"_s));
}

void TestCodeInspector::copies()
{
    ui::CodeInspector inspector;
    inspector.showInspection(samples::inspection());
    QTest::mouseClick(inspector.findChild<QPushButton *>(u"copyInspection"_s), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"https://id.gs1.org/01/"_s));
}

void TestCodeInspector::german()
{
    guitest::Station station(u"de"_s);
    ui::CodeInspector inspector(station.window.get());
    inspector.showInspection(samples::inspection());
    QCOMPARE(inspector.windowTitle(), u"Code-Inspektor"_s);
    QVERIFY(inspector.findChild<QTextBrowser *>()->toPlainText().contains(u"Im Umlauf"_s));
}

void TestCodeInspector::enterPressesNothing()
{
    ui::CodeInspector inspector;
    inspector.showInspection(samples::inspection());
    inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    QTest::keyClick(&inspector, Qt::Key_Return);
    QVERIFY(inspector.isVisible());
}

void TestCodeInspector::isOfferedBesideTheScans()
{
    guitest::Station station;
    QSignalSpy asked(&station.window->packPage(), &ui::PackPage::inspectRequested);
    QTest::mouseClick(station.find<QToolButton>(u"inspectButton"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

PW_GUI_TEST_MAIN(TestCodeInspector)
#include "tst_codeinspector.moc"

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualclock.h"
#include "tests/support/sharedfile.h"
#include "tests/support/sourcefile.h"
#include "tests/support/temphome.h"

#include <QDir>
#include <QLocale>
#include <QTimeZone>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What every other test relies on: where it runs, its home, its clock, the data it judges by.
class TestTestSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environmentIsFixed();
    void homeIsTemporary();
    void clockMovesOnlyWhenTold();
    void wallClockStepsDoNotTouchAge();
    void missingSharedFileIsNamed();
};

void TestTestSurroundings::environmentIsFixed()
{
    QCOMPARE(QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::currentDateTimeUtc()),
             (5 * 60 + 45) * 60);
    QCOMPARE(QLocale::system().language(), QLocale::C);
    QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("offscreen"));
    QVERIFY(QFileInfo::exists(pw::test::sourcePath(u"CMakeLists.txt"_s)));
}

void TestTestSurroundings::homeIsTemporary()
{
    const QByteArray before = qgetenv("PW_HOME");
    QString path;
    {
        const pw::test::TempHome home;
        QVERIFY(home.isValid());
        path = home.path();
        QCOMPARE(qEnvironmentVariable("PW_HOME"), path);
        QVERIFY(QDir(path).mkdir(u"data"_s));
    }
    QVERIFY(!QFileInfo::exists(path));
    QCOMPARE(qgetenv("PW_HOME"), before);
}

void TestTestSurroundings::clockMovesOnlyWhenTold()
{
    pw::test::ManualClock clock;
    const QDateTime start = clock.now();
    const std::chrono::nanoseconds age = clock.sinceBoot();
    clock.advance(1500ms);
    QCOMPARE(start.msecsTo(clock.now()), 1500);
    QVERIFY(clock.sinceBoot() - age == 1500ms);
    QCOMPARE(clock.now().timeSpec(), Qt::UTC);
}

void TestTestSurroundings::wallClockStepsDoNotTouchAge()
{
    pw::test::ManualClock clock;
    const std::chrono::nanoseconds age = clock.sinceBoot();
    clock.setWallClock(clock.now().addDays(-1));
    QVERIFY(clock.sinceBoot() == age);
}

void TestTestSurroundings::missingSharedFileIsNamed()
{
    QVERIFY(pw::test::missingShared(u"no/such.file"_s).contains(u"no/such.file"_s));
    const auto content = pw::test::readSharedFile(u"no/such.file"_s);
    QVERIFY(!content);
    QVERIFY(content.error().contains(u"no/such.file"_s));
}

QTEST_GUILESS_MAIN(TestTestSurroundings)
#include "tst_testsurroundings.moc"

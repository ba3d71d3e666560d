// SPDX-License-Identifier: Apache-2.0
#include "tests/support/childprocess.h"

#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pw::test::ChildProcess;

namespace {

const QString Shell = u"/bin/sh"_s;

QStringList script(const QString &text)
{
    return {u"-c"_s, text};
}

} // namespace

class TestChildProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyItDidNotStart();
    void handsOutEachLineOnce();
    void noticesTheEndOfOutput();
    void givesUpWaitingInTime();
    void terminatesPolitely();
    void reportsOneThatWillNotEnd();
    void killLeavesNoExitCode();
    void takesItsOwnChildrenAlong();
};

void TestChildProcess::saysWhyItDidNotStart()
{
    ChildProcess child(u"no-such-program"_s);
    QVERIFY(!child.start());
    QVERIFY(child.failure().contains(u"no-such-program"_s));
}

void TestChildProcess::handsOutEachLineOnce()
{
    ChildProcess child(Shell, script(u"echo noise; echo port $PORT; echo more >&2; echo port 2"_s));
    child.setEnvironment(u"PORT"_s, u"1"_s);
    QVERIFY2(child.start(), qPrintable(child.failure()));
    const QRegularExpression port(u"^port "_s);
    QCOMPARE(child.waitForLine(port), u"port 1"_s);
    QCOMPARE(child.waitForLine(port), u"port 2"_s);
    QVERIFY(child.waitForEnd());
    QCOMPARE(child.exitCode(), 0);
    QCOMPARE(child.standardOutput(), QByteArray("noise\nport 1\nport 2\n"));
    QCOMPARE(child.standardError(), QByteArray("more\n"));
}

void TestChildProcess::noticesTheEndOfOutput()
{
    ChildProcess child(Shell, script(u"echo one; exit 3"_s));
    QVERIFY(child.start());
    QCOMPARE(child.waitForLine(QRegularExpression(u"two"_s)), std::nullopt);
    QVERIFY(child.waitForEnd());
    QCOMPARE(child.exitCode(), 3);
}

void TestChildProcess::givesUpWaitingInTime()
{
    ChildProcess child(Shell, script(u"while sleep 0.02; do echo tick; done"_s));
    QVERIFY(child.start());
    QCOMPARE(child.waitForLine(QRegularExpression(u"tock"_s), 150ms), std::nullopt);
    QVERIFY(child.isRunning());
}

void TestChildProcess::terminatesPolitely()
{
    ChildProcess child(
        Shell, script(u"trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.01; done"_s));
    QVERIFY(child.start());
    QVERIFY(child.waitForLine(QRegularExpression(u"up"_s)));
    QVERIFY(child.terminate());
    QCOMPARE(child.exitCode(), 0);
    QVERIFY(child.standardOutput().endsWith("bye\n"));
    QTRY_VERIFY(!child.hasGroup());
}

void TestChildProcess::reportsOneThatWillNotEnd()
{
    ChildProcess child(Shell, script(u"trap '' TERM; echo up; while :; do sleep 0.01; done"_s));
    QVERIFY(child.start());
    QVERIFY(child.waitForLine(QRegularExpression(u"up"_s)));
    QVERIFY(!child.terminate(100ms));
    QVERIFY(child.isRunning());
}

void TestChildProcess::killLeavesNoExitCode()
{
    ChildProcess child(Shell, script(u"trap 'exit 0' TERM; echo up; exec sleep 60"_s));
    QVERIFY(child.start());
    QVERIFY(child.waitForLine(QRegularExpression(u"up"_s)));
    child.kill();
    QVERIFY(!child.isRunning());
    QCOMPARE(child.exitCode(), -1);
}

void TestChildProcess::takesItsOwnChildrenAlong()
{
    pid_t grandchild = 0;
    {
        ChildProcess child(Shell, script(u"sleep 60 & echo $!; wait"_s));
        QVERIFY(child.start());
        const auto line = child.waitForLine(QRegularExpression(u"^\\d+$"_s));
        QVERIFY(line);
        grandchild = line->toInt();
        child.kill();
        QVERIFY(child.hasGroup()); // the sleeper has outlived its parent
    }
    // Whether it is gone or a zombie that nobody has reaped yet, it no longer sleeps.
    QTRY_VERIFY([grandchild] {
        QFile status(u"/proc/%1/stat"_s.arg(grandchild));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    }());
}

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_childprocess.moc"

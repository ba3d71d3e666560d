// SPDX-License-Identifier: Apache-2.0
// packwrightctl peer-test as a script sees it: one line a case, and the exit code.
#include "tests/support/childprocess.h"
#include "tests/support/hostilerepository.h"
#include "tests/support/temphome.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int exitCode = -1;
    QList<QJsonObject> lines;
    QByteArray text;
    QByteArray errors;
};

/// The repository is in this process: its events must happen meanwhile.
Outcome run(const QStringList &arguments)
{
    QProcess process;
    process.start(builtProgram(u"packwrightctl"_s), QStringList{u"peer-test"_s} + arguments);
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000))
        process.kill();
    process.waitForFinished();
    Outcome outcome;
    outcome.exitCode = process.exitCode();
    outcome.text = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError();
    for (const QByteArray &line : outcome.text.split('\n')) {
        if (const auto document = QJsonDocument::fromJson(line); document.isObject())
            outcome.lines.append(document.object());
    }
    return outcome;
}

} // namespace

class TestPeerTestCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copes();
    void fails();
    void signsIn();
    void notUnderstood();

private:
    TempHome m_home;
};

void TestPeerTestCommand::copes()
{
    HostileRepository repository(Quirks::likeOliot());
    const Outcome outcome =
        run({repository.url().toString(), u"--profile"_s, u"oliot"_s, u"--json"_s});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.lines.size(), 16); // 15 cases, and what stays there
    QCOMPARE(outcome.lines[4]["case"_L1].toString(), u"duplicates"_s);
    QCOMPARE(outcome.lines[4]["verdict"_L1].toString(), u"DIFFERS"_s);
    QVERIFY(!outcome.lines[4]["sentence"_L1].toString().isEmpty());
    const QString left = outcome.lines.last()["left"_L1].toString();
    const QString serials = left.section(u"serials "_s, 1).section(u"-… "_s, 0, 0);
    for (const QJsonObject &event : repository.events())
        QVERIFY2(event["epcList"_L1][0].toString().contains(serials), qPrintable(left));
}

void TestPeerTestCommand::fails()
{
    Quirks quirks;
    quirks.storesTwice = true;
    HostileRepository repository(quirks);
    const Outcome outcome = run({repository.url().toString(), u"--profile"_s, u"packwright"_s});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.text.contains("FAIL     duplicates     The same event again is stored 2"));
}

void TestPeerTestCommand::signsIn()
{
    Quirks quirks = Quirks::likeFasTnT();
    quirks.basic = "line-1:open sesame";
    HostileRepository repository(quirks);
    QFile secret(m_home.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("open sesame\n");
    secret.close();
    const QStringList who{repository.url().toString(), u"--profile"_s, u"fastnt"_s,
                          u"--client-id"_s, u"line-1"_s};
    QCOMPARE(run(who).exitCode, 1); // without the secret
    QCOMPARE(run(who + QStringList{u"--secret-file"_s, secret.fileName()}).exitCode, 0);
}

void TestPeerTestCommand::notUnderstood()
{
    QCOMPARE(run({u"not a url"_s}).exitCode, 2);
    const Outcome unknown = run({u"http://127.0.0.1:9"_s, u"--profile"_s, u"unheard-of"_s});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY(unknown.errors.contains("fastnt, generic-epcis-2.0, oliot, packwright"));
    QCOMPARE(run({u"http://127.0.0.1:9"_s}).exitCode, 1); // nobody there
}

QTEST_GUILESS_MAIN(TestPeerTestCommand)
#include "tst_peertestcommand.moc"

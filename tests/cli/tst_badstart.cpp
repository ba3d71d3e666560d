// SPDX-License-Identifier: Apache-2.0
// What a person reads when a program cannot start: the cause, the remedy, an exit code that says
// so, and data that are as they were.
#include "tests/support/childprocess.h"
#include "tests/support/sourcefile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <functional>

using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

/// A folder for PW_HOME or --data, spoiled by a row of the test.
using Spoil = std::function<void(const QString &home)>;

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The file of a database with schema 99: `user_version` in SQLite's header.
QByteArray ofNewerSchema(QByteArray database)
{
    constexpr qsizetype UserVersion = 60;
    return database.size() > 100 ? database.replace(UserVersion, 4, "\0\0\0\x63", 4) : QByteArray();
}

/// Anything but the first page, so that the file still looks like a database of ours.
QByteArray withBrokenPages(QByteArray database)
{
    constexpr qsizetype Page = 4096;
    for (qsizetype i = Page; i < database.size(); i += 7)
        database[i] = char(i * 31);
    return database;
}

void spoilSettings(const QString &home, const QByteArray &from, const QByteArray &to)
{
    const QString path = home + u"/settings.ini"_s;
    overwrite(path, contents(path).replace(from, to));
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestBadStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void station_data();
    void station();
    void central_data();
    void central();
    void secondInstance();
    void fullDisk_data();
    void fullDisk();
    void centralIsAWebPage();

private:
    /// A home in which the station has run once.
    bool makeHome(const QString &home, const QString &central = u"http://127.0.0.1:9"_s);
    bool run(ChildProcess &process, const QString &home);
    void compareComplaint(ChildProcess &process, int exitCode, const QStringList &words);
};

bool TestBadStart::run(ChildProcess &process, const QString &home)
{
    process.setEnvironment(u"PW_HOME"_s, home);
    return process.start() && process.waitForEnd();
}

bool TestBadStart::makeHome(const QString &home, const QString &central)
{
    ChildProcess init(u"packwrightctl"_s, {u"init"_s, u"--station"_s, u"WS1"_s, u"--bench"_s,
                                           u"https://id.gs1.org/414/9521141100011/254/BENCH-1"_s,
                                           u"--central"_s, central});
    ChildProcess sync(u"packwrightctl"_s, {u"sync"_s, u"--timeout"_s, u"0"_s});
    return run(init, home) && init.exitCode() == 0 && run(sync, home) && sync.exitCode() == 1;
}

/// The words stand in one sentence on standard error, and nothing of a crash does.
void TestBadStart::compareComplaint(ChildProcess &process, int exitCode, const QStringList &words)
{
    const QString errors = QString::fromUtf8(process.standardError());
    QVERIFY2(process.exitCode() == exitCode, qPrintable(process.failure()));
    for (const QString &word : words)
        QVERIFY2(errors.contains(word), qPrintable(errors));
}

void TestBadStart::station_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words, const Spoil &spoil) {
        QTest::newRow(name) << spoil << words;
    };
    row("no station here", {u"packwrightctl init"_s},
        [](const QString &home) { QFile::remove(home + u"/settings.ini"_s); });
    row("a file where the folder should be", {u"cannot be written"_s, u"permissions"_s},
        [](const QString &home) {
            QDir(home).removeRecursively();
            overwrite(home, "not a folder");
        });
    row("settings: zeros after a power cut", {u"settings.ini"_s, u"damaged"_s},
        [](const QString &home) { overwrite(home + u"/settings.ini"_s, QByteArray(512, '\0')); });
    row("settings: a picture", {u"settings.ini"_s, u"damaged"_s}, [](const QString &home) {
        overwrite(home + u"/settings.ini"_s, "\x89PNG\r\n\x1a\n\xff\xfe");
    });
    row("settings: a station id that cannot be", {u"station/id"_s, u"Correct it"_s},
        [](const QString &home) { spoilSettings(home, "id=WS1", "id=work station"); });
    row("settings: central is no URL", {u"central/url"_s, u"Correct it"_s},
        [](const QString &home) { spoilSettings(home, "url=http://", "url=central "); });
    row("station.db is text", {u"station.db"_s, u"damaged"_s}, [](const QString &home) {
        overwrite(home + u"/station.db"_s, "Dear colleagues, please find attached");
    });
    row("station.db has broken pages", {u"damaged"_s, u"back-up"_s}, [](const QString &home) {
        const QString path = home + u"/station.db"_s;
        overwrite(path, withBrokenPages(contents(path)));
    });
    row("station.db of a newer version", {u"newer version"_s, u"Install"_s},
        [](const QString &home) {
            const QString path = home + u"/station.db"_s;
            overwrite(path, ofNewerSchema(contents(path)));
        });
    row("station.db is a folder", {u"station.db"_s}, [](const QString &home) {
        QFile::remove(home + u"/station.db"_s);
        QDir(home).mkdir(u"station.db"_s);
    });
}

void TestBadStart::station()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const QStringList, words);
    const QTemporaryDir folder;
    const QString home = folder.filePath(u"home"_s);
    QVERIFY(makeHome(home));
    spoil(home);
    const QByteArray settings = contents(home + u"/settings.ini"_s);
    const QByteArray database = contents(home + u"/station.db"_s);
    constexpr int CannotStart = 3;

    ChildProcess window(u"packwright"_s);
    QVERIFY2(run(window, home), qPrintable(window.failure()));
    compareComplaint(window, CannotStart, words);
    ChildProcess ctl(u"packwrightctl"_s, {u"sync"_s, u"--timeout"_s, u"0"_s});
    QVERIFY2(run(ctl, home), qPrintable(ctl.failure()));
    compareComplaint(ctl, CannotStart, words);
    QCOMPARE(contents(home + u"/settings.ini"_s), settings);
    QCOMPARE(contents(home + u"/station.db"_s), database);
}

void TestBadStart::central_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words, const Spoil &spoil) {
        QTest::newRow(name) << spoil << words;
    };
    const auto database = [](const QString &data) { return QString(data + u"/central.db"_s); };
    row("a file where the folder should be", {u"cannot be written"_s, u"--data"_s},
        [](const QString &data) {
            QDir(data).removeRecursively();
            overwrite(data, "not a folder");
        });
    row("central.db is text", {u"damaged"_s, u"nothing has been changed"_s},
        [=](const QString &data) { overwrite(database(data), "Dear colleagues"); });
    row("central.db has broken pages", {u"damaged"_s, u"back-up"_s}, [=](const QString &data) {
        overwrite(database(data), withBrokenPages(contents(database(data))));
    });
    row("central.db of a newer version", {u"newer version"_s, u"Install"_s},
        [=](const QString &data) {
            overwrite(database(data), ofNewerSchema(contents(database(data))));
        });
}

void TestBadStart::central()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const QStringList, words);
    const QTemporaryDir folder;
    const QString data = folder.filePath(u"central"_s);
    const QStringList arguments{u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, data};
    {
        ChildProcess first(u"packwright-central"_s, arguments);
        QVERIFY(first.start() && first.waitForLine(QRegularExpression(u"^listening "_s)));
        QVERIFY(first.terminate());
    }
    spoil(data);
    const QByteArray database = contents(data + u"/central.db"_s);
    ChildProcess central(u"packwright-central"_s, arguments);
    QVERIFY2(central.start() && central.waitForEnd(), qPrintable(central.failure()));
    compareComplaint(central, 1, words);
    QCOMPARE(contents(data + u"/central.db"_s), database);
}

void TestBadStart::secondInstance()
{
    const QTemporaryDir folder;
    QVERIFY(makeHome(folder.path()));
    ChildProcess first(u"packwright"_s);
    first.setEnvironment(u"PW_HOME"_s, folder.path());
    QVERIFY(first.start());
    QElapsedTimer timer;
    timer.start();
    while (!QFile::exists(folder.filePath(u"station.db.lock"_s)) && timer.elapsed() < 10'000)
        QThread::msleep(20);
    ChildProcess second(u"packwright"_s);
    QVERIFY2(run(second, folder.path()), qPrintable(second.failure()));
    compareComplaint(second, 3, {u"Another program"_s, u"close it"_s});
    QVERIFY(first.isRunning());
    QVERIFY2(first.terminate(), qPrintable(first.failure()));
    QCOMPARE(first.exitCode(), 0);
}

void TestBadStart::fullDisk_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("packwright") << u"packwright"_s << 3;
    QTest::newRow("packwrightctl") << u"packwrightctl sync --timeout 0"_s << 3;
    QTest::newRow("packwright-central") << u"packwright-central --listen 127.0.0.1:0"_s << 1;
}

/// No file may grow beyond 16 KiB. To SQLite that is an I/O error and not "disk full", so the
/// sentence is the one for a disk that fails.
void TestBadStart::fullDisk()
{
    QFETCH(const QString, program);
    QFETCH(const int, exitCode);
    const QTemporaryDir folder;
    QVERIFY(makeHome(folder.path()));
    QFile::remove(folder.filePath(u"station.db"_s));
    const QString name = program.section(u' ', 0, 0);
    const QString script = u"trap '' XFSZ; ulimit -f 16; exec "_s + builtProgram(name)
                           + program.mid(name.size())
                           + (exitCode == 1 ? u" --data "_s + folder.path() : QString());
    ChildProcess process(u"/bin/bash"_s, {u"-c"_s, script});
    QVERIFY2(run(process, folder.path()), qPrintable(process.failure()));
    compareComplaint(process, exitCode, {folder.path()});
}

/// A sign-in page of the network where central should be: no start failure, nothing is taken for
/// delivered, and who asks is told.
void TestBadStart::centralIsAWebPage()
{
    ChildProcess portal(u"/usr/bin/python3"_s, {sourcePath(u"tests/e2e/portal.py"_s), u"0"_s});
    static const QRegularExpression listening(u"listening (\\d+)"_s);
    QVERIFY2(portal.start(), qPrintable(portal.failure()));
    const auto line = portal.waitForLine(listening);
    QVERIFY2(line, qPrintable(portal.failure()));
    const QTemporaryDir folder;
    QVERIFY(makeHome(folder.path(), u"http://127.0.0.1:"_s + listening.match(*line).captured(1)));
    ChildProcess sync(u"packwrightctl"_s, {u"sync"_s, u"--timeout"_s, u"3"_s});
    QVERIFY(run(sync, folder.path()));
    QCOMPARE(sync.exitCode(), 1);
    QVERIFY2(sync.standardOutput().contains("\"done\":false"), sync.standardOutput().constData());
    QVERIFY2(!sync.standardOutput().contains("\"detail\":\"\""), sync.standardOutput().constData());
}

QTEST_GUILESS_MAIN(TestBadStart)
#include "tst_badstart.moc"

// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/scanconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using bootstrap::Paths;

namespace {

void write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestScanConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingIsNoProblem();
    void takesWhatIsThere();
    void saysWhatCannotBeUsed_data();
    void saysWhatCannotBeUsed();
    void keyIsMadeOnceAndForOneselfAlone();
    void keyThatIsNone();

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    Paths fresh()
    {
        const Paths paths = Paths::under(m_folder.filePath(QString::number(++m_count)));
        (void)paths.create();
        return paths;
    }
};

void TestScanConfig::nothingIsNoProblem()
{
    const auto config = bootstrap::loadScanConfig(fresh());
    QVERIFY(config.problems.isEmpty());
    QVERIFY(config.rules == scan::ScanRules());
    QCOMPARE(config.companyPrefixes.size(), 0);
}

void TestScanConfig::takesWhatIsThere()
{
    const Paths paths = fresh();
    write(paths.scanRules, R"({"schema": 1, "schemes": ["ppn"], "badge_prefix": "PWB-"})");
    write(paths.companyPrefixes, "prefix,gcpLength\n0952114,7\n");
    const auto key = bootstrap::commandKey(paths.commandKey);
    QVERIFY(key);
    const auto config = bootstrap::loadScanConfig(paths);
    QVERIFY2(config.problems.isEmpty(), qPrintable(config.problems.join(u' ')));
    QCOMPARE(config.rules.schemes, QList{scan::Scheme::Ppn});
    QCOMPARE(config.rules.commandKey, *key);
    QCOMPARE(config.companyPrefixes.size(), 1);
}

void TestScanConfig::saysWhatCannotBeUsed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("word");
    QTest::newRow("rules that are no JSON") << u"scan-rules.json"_s << "{"_ba << u"JSON"_s;
    QTest::newRow("rules with a wrong value")
        << u"scan-rules.json"_s << R"({"schema": 1, "schemes": ["gs2"]})"_ba << u"schemes"_s;
    QTest::newRow("prefix list") << u"company-prefixes.csv"_s << "0952114,7\nx,7\n"_ba
                                 << u"line 2"_s;
    QTest::newRow("key") << u"command.key"_s << "short\n"_ba << u"command codes are refused"_s;
}

void TestScanConfig::saysWhatCannotBeUsed()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, word);
    const Paths paths = fresh();
    write(paths.home + u'/' + file, content);
    const auto config = bootstrap::loadScanConfig(paths);
    QCOMPARE(config.problems.size(), 1);
    QVERIFY2(config.problems.first().contains(word), qPrintable(config.problems.first()));
    QVERIFY(config.problems.first().contains(file));
    QVERIFY(config.rules == scan::ScanRules()); // the strict default
}

void TestScanConfig::keyIsMadeOnceAndForOneselfAlone()
{
    const Paths paths = fresh();
    const auto key = bootstrap::commandKey(paths.commandKey);
    QVERIFY(key);
    QCOMPARE(key->size(), 32);
    QCOMPARE(*bootstrap::commandKey(paths.commandKey), *key);
    QCOMPARE(QFile::permissions(paths.commandKey)
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(*bootstrap::commandKey(fresh().commandKey) != *key);
}

void TestScanConfig::keyThatIsNone()
{
    const Paths paths = fresh();
    write(paths.commandKey, "not hex at all, but long enough to be one\n");
    const auto key = bootstrap::commandKey(paths.commandKey);
    QVERIFY(!key);
    QVERIFY(key.error().contains(u"command.key"_s)); // and the file is left as it is
    QFile file(paths.commandKey);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().startsWith("not hex"));
}

QTEST_GUILESS_MAIN(TestScanConfig)
#include "tst_scanconfig.moc"

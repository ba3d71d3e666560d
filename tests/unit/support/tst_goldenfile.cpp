// SPDX-License-Identifier: Apache-2.0
#include "tests/support/goldenfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::test::differenceFromGolden;

class TestGoldenFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void equalLeavesNothing();
    void differenceIsShownAndKept();
    void missingGoldenFileFails();

private:
    QString path() const { return m_folder->filePath(u"label.zpl"_s); }
    QByteArray content(const QString &suffix) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGoldenFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QByteArray TestGoldenFile::content(const QString &suffix) const
{
    QFile file(path() + suffix);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void TestGoldenFile::equalLeavesNothing()
{
    QFile golden(path());
    QVERIFY(golden.open(QIODevice::WriteOnly) && golden.write("^XA\n") > 0);
    golden.close();
    QVERIFY(!differenceFromGolden("^XB\n", path()).isEmpty()); // leaves a .fail
    QCOMPARE(differenceFromGolden("^XA\n", path()), QString());
    QCOMPARE(content(u".fail"_s), QByteArray("(no file)"));
}

void TestGoldenFile::differenceIsShownAndKept()
{
    QFile golden(path());
    QVERIFY(golden.open(QIODevice::WriteOnly) && golden.write("^XA\n^FDone\n^XZ\n") > 0);
    golden.close();
    const QString difference = differenceFromGolden("^XA\n^FDone \n^XZ\n", path());
    QVERIFY2(difference.contains(u"line 2"_s), qPrintable(difference));
    QVERIFY2(difference.contains(u"\"^FDone\""_s), qPrintable(difference));
    QVERIFY2(difference.contains(u"\"^FDone \""_s), qPrintable(difference));
    QCOMPARE(content(u".fail"_s), QByteArray("^XA\n^FDone \n^XZ\n"));
    QCOMPARE(content({}), QByteArray("^XA\n^FDone\n^XZ\n"));
}

void TestGoldenFile::missingGoldenFileFails()
{
    QVERIFY(differenceFromGolden("", path()).contains(u"no golden file"_s));
    QCOMPARE(content(u".fail"_s), QByteArray());
}

QTEST_GUILESS_MAIN(TestGoldenFile)
#include "tst_goldenfile.moc"

// SPDX-License-Identifier: Apache-2.0
// Codes looked into from a shell.
#include "tests/support/childprocess.h"
#include "tests/support/sharedfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using pw::test::ChildProcess;

namespace {

constexpr int Success = 0, Finding = 1, Usage = 2, CannotStart = 3;

} // namespace

class TestDecode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void forPeople();
    void forPrograms();
    void refusalsSayWhereAndWhatToDo();
    void filesAndLabels();
    void hexAndTags();
    void companyPrefixes();
    void askedWrongly();

private:
    struct Answer
    {
        int exitCode = -1;
        QString output;
        QString errors;
        QList<QJsonObject> lines() const
        {
            QList<QJsonObject> list;
            for (const QString &line : output.split(u'\n', Qt::SkipEmptyParts))
                list.append(QJsonDocument::fromJson(line.toUtf8()).object());
            return list;
        }
    };

    Answer decode(const QStringList &arguments) const
    {
        ChildProcess ctl(u"packwrightctl"_s, QStringList{u"decode"_s} + arguments);
        ctl.setEnvironment(u"PW_HOME"_s, m_home.path());
        if (!ctl.start() || !ctl.waitForEnd())
            return {-1, {}, ctl.failure()};
        return {ctl.exitCode(), QString::fromUtf8(ctl.standardOutput()),
                QString::fromUtf8(ctl.standardError())};
    }
    QString file(const QByteArray &content) const
    {
        QFile file(m_home.filePath(u"codes.txt"_s));
        (void)file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }

    QTemporaryDir m_home;
};

void TestDecode::forPeople()
{
    const Answer answer = decode({u"(01)09521141012345(17)280500(21)A1"_s});
    QCOMPARE(answer.exitCode, Success);
    for (const QString &part :
         {u"GS1 DataMatrix"_s, u"(17) 280500 = 2028-05"_s, u"Expiration date"_s,
          u"https://id.gs1.org/01/09521141012345/21/A1"_s, u"(01) 09521141012345 (21) A1"_s,
          u"5d 64 32 30"_s})
        QVERIFY2(answer.output.contains(part), qPrintable(part + u'\n' + answer.output));
}

void TestDecode::forPrograms()
{
    const Answer answer = decode({u"--json"_s, u"]d2010952114101234521A1<GS>10L1"_s});
    QCOMPARE(answer.exitCode, Success);
    const QJsonObject json = answer.lines().value(0);
    QCOMPARE(json["kind"_L1].toString(), u"sgtin"_s);
    QCOMPARE(json["lot"_L1].toString(), u"L1"_s);
    QCOMPARE(json["symbology"_L1].toString(), u"GS1 DataMatrix"_s);
    QCOMPARE(json["elementString"_L1].toString(), u"(01)09521141012345(21)A1(10)L1"_s);
    QCOMPARE(json["elements"_L1].toArray().size(), 3);
    QCOMPARE(json["urnProblem"_L1].toString(), u"UNKNOWN_PREFIX"_s);
}

void TestDecode::refusalsSayWhereAndWhatToDo()
{
    const Answer answer = decode({u"--json"_s, u"(01)09521141012346(21)A1"_s});
    QCOMPARE(answer.exitCode, Finding);
    const QJsonObject json = answer.lines().value(0);
    QCOMPARE(json["problem"_L1].toString(), u"BAD_CHECK_DIGIT"_s);
    QCOMPARE(json["ai"_L1].toString(), u"01"_s);
    QCOMPARE(json["offset"_L1].toInt(), 2);
    QVERIFY(json["cause"_L1].toString().contains(u"(01) GTIN"_s));
    QVERIFY(!json["remedy"_L1].toString().isEmpty());
    QCOMPARE(decode({u"]d20109521"_s}).exitCode, Finding);
    // Without a proof of the scanner's separators.
    const QString doubtful = u"]d201095211410123452112173012311"_s;
    QCOMPARE(decode({u"--json"_s, doubtful}).exitCode, Success);
    QCOMPARE(decode({u"--json"_s, u"--unproven"_s, u"]d2010952114101234521A17301231"_s}).exitCode,
             Finding);
}

void TestDecode::filesAndLabels()
{
    const QString codes = file("]C100395211410000000015\r\n"
                               "\n"
                               "]C1021952114101234237\x31\x32\x1d"
                               "10L1\n");
    const Answer together = decode({u"--json"_s, u"--label"_s, u"--file"_s, codes});
    QCOMPARE(together.lines().size(), 3);
    QCOMPARE(together.lines().last()["label"_L1].toString(), u"in order"_s);
    QCOMPARE(together.exitCode, Success);

    const Answer alone = decode({u"--json"_s, u"--label"_s, u"(02)19521141012342"_s});
    QCOMPARE(alone.exitCode, Finding);
    QCOMPARE(alone.lines().last()["label"_L1]["problem"_L1].toString(), u"MISSING_COMPANION"_s);
}

void TestDecode::hexAndTags()
{
    const Answer hex = decode({u"--json"_s, u"--hex"_s,
                               u"5d4331303033393532313134313030303030"
                               "3030303135"_s});
    QCOMPARE(hex.lines().value(0)["kind"_L1].toString(), u"sscc"_s);
    const Answer tag = decode({u"--json"_s, u"--tag"_s, u"3074257BF7194E4000001A85"_s});
    QCOMPARE(tag.lines().value(0)["hri"_L1].toString(), u"(01) 80614141123458 (21) 6789"_s);
}

void TestDecode::companyPrefixes()
{
    const QString list = file("9521141,7\n");
    const Answer answer =
        decode({u"--json"_s, u"--company-prefixes"_s, list, u"(01)09521141012345(21)A1"_s});
    QCOMPARE(answer.lines().value(0)["urn"_L1].toString(), u"urn:epc:id:sgtin:9521141.001234.A1"_s);
    const Answer broken = decode({u"--company-prefixes"_s, file("9521141,7\n?\n"), u"(00)1"_s});
    QCOMPARE(broken.exitCode, CannotStart);
    QVERIFY(broken.errors.contains(u"line 2"_s));
}

void TestDecode::askedWrongly()
{
    QCOMPARE(decode({u"--file"_s, file("\n")}).exitCode, Usage);
    QCOMPARE(decode({u"--file"_s, u"/nowhere/codes"_s}).exitCode, CannotStart);
    QCOMPARE(decode({u"--colour"_s}).exitCode, Usage);
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"

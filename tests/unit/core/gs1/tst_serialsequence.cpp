// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/serialsequence.h"

#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::gs1;
using Error = SerialPolicy::Error;

class TestSerialSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void everyValueOnce_data();
    void everyValueOnce();
    void aMillionDiffer();
    void keyDecides();
    void wrongKeySize();
};

static const QByteArray Key = "0123456789abcdef";

void TestSerialSequence::refusals_data()
{
    QTest::addColumn<QString>("alphabet");
    QTest::addColumn<int>("length");
    QTest::addColumn<Error>("error");
    QTest::newRow("one character") << u"A"_s << 5 << Error::NoAlphabet;
    QTest::newRow("lower case") << u"Aa"_s << 5 << Error::ForeignCharacter;
    QTest::newRow("twice") << u"ABA"_s << 5 << Error::RepeatedCharacter;
    QTest::newRow("no length") << u"AB"_s << 0 << Error::BadLength;
    QTest::newRow("longer than AI 21") << u"AB"_s << 21 << Error::BadLength;
    QTest::newRow("too many") << u"0123456789"_s << 20 << Error::TooManyValues;
}

void TestSerialSequence::refusals()
{
    QFETCH(QString, alphabet);
    QFETCH(int, length);
    QFETCH(Error, error);
    const auto sequence = SerialSequence::create({alphabet, length}, Key);
    QVERIFY(!sequence);
    QCOMPARE(sequence.error(), error);
}

void TestSerialSequence::everyValueOnce_data()
{
    QTest::addColumn<QString>("alphabet");
    QTest::addColumn<int>("length");
    QTest::newRow("2") << u"AB"_s << 1;
    QTest::newRow("27") << u"ABC"_s << 3;
    QTest::newRow("1000") << u"0123456789"_s << 3;
    QTest::newRow("32768") << SerialPolicy().alphabet << 3;
}

void TestSerialSequence::everyValueOnce()
{
    QFETCH(QString, alphabet);
    QFETCH(int, length);
    const SerialPolicy policy{alphabet, length};
    const auto sequence = SerialSequence::create(policy, Key);
    QVERIFY(sequence);
    QSet<QString> seen;
    for (quint64 i = 0; i < sequence->size(); ++i) {
        QVERIFY(policy.check(sequence->at(i)));
        seen.insert(sequence->at(i));
    }
    QCOMPARE(quint64(seen.size()), sequence->size());
    QCOMPARE(sequence->at(sequence->size()), QString());
}

void TestSerialSequence::aMillionDiffer()
{
    const auto sequence = SerialSequence::create({}, Key);
    QVERIFY(sequence);
    QSet<QString> seen;
    QString before;
    int sharedStarts = 0;
    for (quint64 i = 0; i < 1'000'000; ++i) {
        const QString serial = sequence->at(i);
        sharedStarts += serial.first(4) == before.first(std::min<qsizetype>(4, before.size()));
        before = serial;
        seen.insert(serial);
    }
    QCOMPARE(seen.size(), 1'000'000);
    // By chance one neighbour in 32^4 begins with the same four characters.
    QVERIFY2(sharedStarts < 20, qPrintable(QString::number(sharedStarts)));
}

void TestSerialSequence::keyDecides()
{
    const auto one = SerialSequence::create({}, Key);
    const auto other = SerialSequence::create({}, "0123456789abcdeg");
    QVERIFY(one && other);
    int same = 0;
    for (quint64 i = 0; i < 1000; ++i)
        same += one->at(i) == other->at(i);
    QCOMPARE(same, 0);
}

void TestSerialSequence::wrongKeySize()
{
    const auto sequence = SerialSequence::create({}, "short");
    QVERIFY(!sequence);
    QCOMPARE(sequence.error(), Error::BadKey);
}

QTEST_APPLESS_MAIN(TestSerialSequence)
#include "tst_serialsequence.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/base/gunzip.h"
#include "core/epc/companyprefixes.h"
#include "tests/support/sharedfile.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epc;

namespace {

constexpr auto Gs1List = "standards/gs1-company-prefix/gcp-prefix-lengths.csv.gz";

/// `952,7` and a line feed, packed by gzip.
const QByteArray Packed =
    QByteArray::fromHex("1f8b08000000000002ffb33435d231e70200b406d1e006000000");

} // namespace

class TestCompanyPrefixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void longestMatchCounts_data();
    void longestMatchCounts();
    void ownPrefixesWin();
    void refusedLists_data();
    void refusedLists();
    void packedLists();
    void gs1sList();
};

void TestCompanyPrefixes::longestMatchCounts_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<int>("length"); // -1: unknown, 0: no company's
    QTest::newRow("short prefix") << u"9521999999999"_s << 7;
    QTest::newRow("longer prefix within it") << u"9521141012345"_s << 8;
    QTest::newRow("not in the list") << u"4012345000000"_s << -1;
    QTest::newRow("no company's") << u"0201234567899"_s << 0;
    QTest::newRow("one of a range that is no company's is") << u"0205551234567"_s << 9;
    QTest::newRow("letters end the digits") << u"95211A"_s << -1;
    QTest::newRow("letters after enough digits") << u"9521999ABC"_s << 7;
    QTest::newRow("nothing") << QString() << -1;
}

void TestCompanyPrefixes::longestMatchCounts()
{
    const auto list = CompanyPrefixes::fromCsv("# dated 2021-09-14\n"
                                               "\n"
                                               "prefix,gcpLength\r\n"
                                               "952,7\r\n"
                                               "95211410,8\n"
                                               "020,0\n"
                                               "0205551,9");
    QVERIFY(list);
    QCOMPARE(list->size(), 4);
    QFETCH(const QString, digits);
    QFETCH(const int, length);
    const auto found = list->lengthIn(digits);
    if (length > 0)
        QCOMPARE(found ? *found : 0, length);
    else
        QCOMPARE(found.error(),
                 length == 0 ? PrefixError::NotACompanyPrefix : PrefixError::Unknown);
}

void TestCompanyPrefixes::ownPrefixesWin()
{
    auto list = *CompanyPrefixes::fromCsv("9521141012,12\n020,0\n");
    QVERIFY(list.setOwn({u"95211410"_s, u"0201234"_s}));
    QCOMPARE(*list.lengthIn(u"9521141012345"), 8);
    QCOMPARE(*list.lengthIn(u"0201234567899"), 7);
    for (const QString &bad : {u"952"_s, u"95211410X"_s, u"9521141001234"_s, QString()}) {
        QVERIFY(!list.setOwn({u"4012345"_s, bad}));
        QCOMPARE(*list.lengthIn(u"9521141012345"), 8); // none is taken
    }
}

void TestCompanyPrefixes::refusedLists_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    using Code = PrefixListError::Code;
    const int badLine = int(Code::BadLine);
    QTest::newRow("XML") << QByteArray("<GCPPrefixFormatList>") << badLine << 1;
    QTest::newRow("no length") << QByteArray("952,7\n4012345\n") << badLine << 2;
    QTest::newRow("length of 13") << QByteArray("952,13") << badLine << 1;
    QTest::newRow("length of 3") << QByteArray("952,3") << badLine << 1;
    QTest::newRow("signed length") << QByteArray("952,-7") << badLine << 1;
    QTest::newRow("letter") << QByteArray("95Z,7") << badLine << 1;
    QTest::newRow("prefix of 13") << QByteArray("9521141001234,7") << badLine << 1;
    QTest::newRow("heading in the middle") << QByteArray("952,7\nprefix,gcpLength") << badLine << 2;
    QTest::newRow("twice, not alike") << QByteArray("952,7\n952,8") << int(Code::Ambiguous) << 2;
    QTest::newRow("cut off") << Packed.chopped(9) << int(Code::Damaged) << 0;
    QByteArray damaged = Packed;
    damaged[damaged.size() - 6] = '\0'; // in the checksum
    QTest::newRow("damaged") << damaged << int(Code::Damaged) << 0;
}

void TestCompanyPrefixes::refusedLists()
{
    QFETCH(const QByteArray, csv);
    const auto list = CompanyPrefixes::fromCsv(csv);
    QVERIFY(!list);
    QTEST(int(list.error().code), "code");
    QTEST(int(list.error().line), "line");
}

void TestCompanyPrefixes::packedLists()
{
    const auto list = CompanyPrefixes::fromCsv(Packed);
    QVERIFY(list);
    QCOMPARE(*list->lengthIn(u"9521141"), 7);
    QCOMPARE(pw::gunzip("952,7\n", 100).error(), pw::GunzipError::NotGzip);
    QCOMPARE(pw::gunzip(Packed, 5).error(), pw::GunzipError::TooLarge);
    QCOMPARE(*pw::gunzip(Packed, 6), QByteArray("952,7\n"));
}

void TestCompanyPrefixes::gs1sList()
{
    PW_REQUIRE_SHARED(Gs1List);
    const auto list =
        CompanyPrefixes::fromCsv(*pw::test::readSharedFile(QString::fromLatin1(Gs1List)));
    QVERIFY(list);
    QCOMPARE(list->size(), 94394);
    QCOMPARE(*list->lengthIn(u"4012345123456"), 7);
    QCOMPARE(list->lengthIn(u"0201234567899").error(), PrefixError::NotACompanyPrefix);
}

QTEST_GUILESS_MAIN(TestCompanyPrefixes)
#include "tst_companyprefixes.moc"

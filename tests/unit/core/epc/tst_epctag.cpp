// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epctag.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epc;
using Code = TagError::Code;
using Scheme = EpcTag::Scheme;

Q_DECLARE_METATYPE(EpcTag)
Q_DECLARE_METATYPE(TagError::Code)

namespace {

EpcTag item(Scheme scheme, const QString &gtin, const QString &serial, int company, int filter = 3)
{
    return {scheme, *Sgtin::make(*pw::gs1::Gtin::parse(gtin), serial), filter, company};
}

EpcTag unit(const QString &sscc, int company)
{
    return {Scheme::Sscc96, *pw::gs1::Sscc::parse(sscc), 3, company};
}

EpcTag place(const QString &gln, const QString &extension, int company)
{
    return {Scheme::Sgln96, Location{*pw::gs1::Gln::parse(gln), extension}, 3, company};
}

} // namespace

class TestEpcTag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void examples_data();
    void examples();
    void alsoRead_data();
    void alsoRead();
    void refused_data();
    void refused();
    void controlWord();
    void notRepresentable_data();
    void notRepresentable();
};

/// The first four are worked examples of the Tag Data Standard (annex E).
void TestEpcTag::examples_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<EpcTag>("tag");
    QTest::newRow("SGTIN-96") << u"3074257BF7194E4000001A85"_s
                              << item(Scheme::Sgtin96, u"80614141123458"_s, u"6789"_s, 7);
    QTest::newRow("SGTIN-198") << u"3674257BF6B7A659B2C2BF1000000000000000000000000000"
                                  "00"_s
                               << item(Scheme::Sgtin198, u"70614141123451"_s, u"32a/b"_s, 7);
    QTest::newRow("SSCC-96") << u"3174257BF4499602D2000000"_s << unit(u"106141412345678908"_s, 7);
    QTest::newRow("SGLN-96") << u"3274257BF460720000000190"_s
                             << place(u"0614141123452"_s, u"400"_s, 7);
    QTest::newRow("site") << u"3274257BF460720000000000"_s << place(u"0614141123452"_s, {}, 7);
    QTest::newRow("serial 0") << u"3074257BF7194E4000000000"_s
                              << item(Scheme::Sgtin96, u"80614141123458"_s, u"0"_s, 7);
    QTest::newRow("greatest serial")
        << u"3074257BF7194E7FFFFFFFFF"_s
        << item(Scheme::Sgtin96, u"80614141123458"_s, u"274877906943"_s, 7);
}

void TestEpcTag::examples()
{
    QFETCH(const QString, hex);
    QFETCH(const EpcTag, tag);
    const auto read = EpcTag::fromHex(hex);
    QVERIFY(read);
    QVERIFY(*read == tag);
    const auto written = tag.toHex();
    QVERIFY(written);
    QCOMPARE(QString::fromLatin1(*written), hex);
}

void TestEpcTag::alsoRead_data()
{
    QTest::addColumn<QString>("hex");
    QTest::newRow("small letters") << u"3674257bf6b7a659b2c2bf100000000000000000000000000000"_s;
    QTest::newRow("not filled up to a word") << u"3674257BF6B7A659B2C2BF10000000000000000000000000"
                                                "00"_s;
}

void TestEpcTag::alsoRead()
{
    QFETCH(const QString, hex);
    const auto read = EpcTag::fromHex(hex);
    QVERIFY(read);
    QVERIFY(*read == item(Scheme::Sgtin198, u"70614141123451"_s, u"32a/b"_s, 7));
}

void TestEpcTag::refused_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("bit");
    QTest::newRow("nothing") << QString() << Code::NotHex << 0;
    QTest::newRow("half a byte") << u"3074257BF7194E4000001A8"_s << Code::NotHex << 23;
    QTest::newRow("not hex") << u"3074257BF7194E400000xA85"_s << Code::NotHex << 20;
    QTest::newRow("fullwidth digit") << u"\uff13074257BF7194E4000001A85"_s << Code::NotHex << 0;
    QTest::newRow("cut off") << u"3074257BF7194E4000001A"_s << Code::WrongLength << 0;
    QTest::newRow("too long") << u"3074257BF7194E4000001A850000"_s << Code::WrongLength << 0;
    QTest::newRow("header alone") << u"30"_s << Code::WrongLength << 0;
    QTest::newRow("GRAI-96") << u"3374257BF40C0E4000001A85"_s << Code::UnknownHeader << 0;
    QTest::newRow("not programmed") << u"000000000000000000000000"_s << Code::UnknownHeader << 0;
    QTest::newRow("partition 7") << u"307C257BF7194E4000001A85"_s << Code::BadPartition << 11;
    // partition 5: 24 bits hold up to 16777215, seven digits only 9999999
    QTest::newRow("company prefix of eight digits")
        << u"3077FFFFFF194E4000001A85"_s << Code::FieldTooLarge << 14;
    QTest::newRow("reference of seven digits")
        << u"3074257BF7FFFFC000001A85"_s << Code::FieldTooLarge << 38;
    QTest::newRow("SSCC with bits behind it")
        << u"3174257BF4499602D2000001"_s << Code::BadPadding << 72;
    QTest::newRow("SGTIN-198 with bits behind it")
        << u"3674257BF6B7A659B2C2BF100000000000000000000000000001"_s << Code::BadPadding << 198;
    QTest::newRow("character after the end of the serial")
        << u"3674257BF6B7A659B2C2BF100000000000000000000000000400"_s << Code::BadPadding << 191;
    QTest::newRow("no serial") << u"3674257BF6B7A40000000000000000000000000000000000000"
                                  "0"_s
                               << Code::BadSerial << 198;
    QTest::newRow("blank in the serial") << u"3674257BF6B7A6408000000000000000000000000000000000"
                                            "00"_s
                                         << Code::BadSerial << 58;
}

void TestEpcTag::refused()
{
    QFETCH(const QString, hex);
    const auto read = EpcTag::fromHex(hex);
    QVERIFY(!read);
    QTEST(read.error().code, "code");
    QTEST(read.error().bit, "bit");
}

void TestEpcTag::controlWord()
{
    const QString epc = u"3074257BF7194E4000001A85"_s;
    const auto read = EpcTag::fromHexWithControl(QString(u"3000"_s + epc));
    QVERIFY(read && *read == *EpcTag::fromHex(epc));
    QVERIFY(EpcTag::fromHexWithControl(QString(u"3400"_s + epc))); // other bits mean other things
    QCOMPARE(EpcTag::fromHexWithControl(epc).error().code, Code::UnknownHeader);
    QVERIFY(EpcTag::fromHexWithControl(QString(u"3000"_s + epc + u"0000"_s)).error()
            == (TagError{Code::WrongLength, 16}));
    QVERIFY(EpcTag::fromHexWithControl(QString(u"3800"_s + epc)).error().code == Code::WrongLength);
    QVERIFY(EpcTag::fromHexWithControl(u"3000").error().code == Code::WrongLength);
    QVERIFY(EpcTag::fromHexWithControl(u"30003F7C257BF7194E4000001A85").error()
            == (TagError{Code::UnknownHeader, 16}));
}

void TestEpcTag::notRepresentable_data()
{
    QTest::addColumn<EpcTag>("tag");
    QTest::addColumn<Code>("code");
    const QString gtin = u"80614141123458"_s;
    QTest::newRow("leading zero") << item(Scheme::Sgtin96, gtin, u"06789"_s, 7)
                                  << Code::NotRepresentable;
    QTest::newRow("letter") << item(Scheme::Sgtin96, gtin, u"A7K2"_s, 7) << Code::NotRepresentable;
    QTest::newRow("number too great")
        << item(Scheme::Sgtin96, gtin, u"274877906944"_s, 7) << Code::NotRepresentable;
    QTest::newRow("number far too great")
        << item(Scheme::Sgtin96, gtin, u"99999999999999999999"_s, 7) << Code::NotRepresentable;
    QTest::newRow("extension 0 would read as none")
        << place(u"0614141123452"_s, u"0"_s, 7) << Code::NotRepresentable;
    QTest::newRow("extension of letters")
        << place(u"0614141123452"_s, u"DOCK"_s, 7) << Code::NotRepresentable;
    QTest::newRow("company prefix of 5")
        << item(Scheme::Sgtin96, gtin, u"1"_s, 5) << Code::BadCompanyPrefix;
    QTest::newRow("filter of 8") << item(Scheme::Sgtin96, gtin, u"1"_s, 7, 8)
                                 << Code::NotRepresentable;
    QTest::newRow("a place is no item")
        << EpcTag{Scheme::Sgtin96, Location{*pw::gs1::Gln::parse(u"0614141123452"), {}}, 0, 7}
        << Code::NotRepresentable;
}

void TestEpcTag::notRepresentable()
{
    QFETCH(const EpcTag, tag);
    const auto hex = tag.toHex();
    QVERIFY(!hex);
    QTEST(hex.error().code, "code");
}

QTEST_GUILESS_MAIN(TestEpcTag)
#include "tst_epctag.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/epc/companyprefixes.h"
#include "core/epc/epc.h"
#include "core/epc/epctag.h"
#include "core/epc/epcurn.h"
#include "core/epc/location.h"
#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using pw::epc::CompanyPrefixes;
using pw::epc::Epc;
using pw::epc::EpcTag;
using pw::epc::Location;
using pw::epc::Sgtin;

namespace {

/// A key of `length` digits with a right check digit.
QString randomKey(size_t length)
{
    auto digits = *rc::gen::container<std::string>(length - 1, rc::gen::inRange('0', ':'));
    digits.push_back(pw::gs1::checkDigit(digits));
    return QString::fromStdString(digits);
}

QString randomSerial()
{
    const auto character = rc::gen::suchThat(rc::gen::inRange('!', '{'),
                                             [](char c) { return pw::gs1::isSet82(char16_t(c)); });
    const auto size = *rc::gen::inRange(1, int(Sgtin::MaxSerial) + 1);
    return QString::fromStdString(*rc::gen::container<std::string>(size_t(size), character));
}

Epc randomEpc()
{
    if (*rc::gen::arbitrary<bool>())
        return *pw::gs1::Sscc::parse(randomKey(18));
    return *Sgtin::make(*pw::gs1::Gtin::parse(randomKey(14)), randomSerial());
}

/// The URN of a unit, its company prefix said to have `companyDigits`.
QString urnOf(const Epc &epc, qsizetype companyDigits)
{
    const bool isSscc = epc.sscc() != nullptr;
    const QString digits = isSscc ? epc.sscc()->toString() : epc.sgtin()->gtin().toString();
    const QString fields = digits.sliced(1, companyDigits) + u'.' + digits.first(1)
                           + digits.sliced(1 + companyDigits).chopped(1);
    return isSscc ? QString(u"urn:epc:id:sscc:"_s + fields)
                  : QString(u"urn:epc:id:sgtin:"_s + fields + u'.'
                            + pw::gs1::percentEncoded(epc.sgtin()->serial()));
}

} // namespace

class TestEpcProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keyAndBack();
    void uriAndBack();
    void urnOfAnyCompanyPrefix();
    void placeAndBack();
    void urnFromLists();
    void tagAndBack();
    void anyTagReadIsWrittenAlike();
};

void TestEpcProperties::keyAndBack()
{
    QVERIFY(rc::check("unit -> key -> unit", [] {
        const Epc epc = randomEpc();
        const auto read = Epc::fromKey(epc.key());
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == epc);
        RC_ASSERT(read->key() == epc.key());
        RC_ASSERT(qHash(*read) == qHash(epc));
    }));
}

void TestEpcProperties::uriAndBack()
{
    QVERIFY(rc::check("unit -> URI -> unit", [] {
        const Epc epc = randomEpc();
        const auto read = Epc::fromUri(epc.toUri());
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == epc);
    }));
}

void TestEpcProperties::urnOfAnyCompanyPrefix()
{
    QVERIFY(rc::check("unit -> URN of any company prefix -> unit", [] {
        const Epc epc = randomEpc();
        const auto read = Epc::fromUri(urnOf(epc, *rc::gen::inRange(6, 13)));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == epc);
    }));
}

void TestEpcProperties::placeAndBack()
{
    QVERIFY(rc::check("place -> URI -> place", [] {
        const bool isSite = *rc::gen::arbitrary<bool>();
        const Location place{*pw::gs1::Gln::parse(randomKey(13)),
                             isSite ? QString() : randomSerial()};
        const auto read = Location::fromUri(place.toUri());
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == place);
    }));
}

void TestEpcProperties::urnFromLists()
{
    QVERIFY(rc::check("unit -> URN by own prefixes -> unit", [] {
        const Epc epc = randomEpc();
        const auto link = pw::gs1::DigitalLink::parse(epc.toUri());
        const QString key = link->path.first().value;
        RC_PRE(!key.startsWith(u"000000"_s) || epc.sscc());
        CompanyPrefixes prefixes;
        const int length = *rc::gen::inRange(6, 13);
        RC_ASSERT(prefixes.setOwn({key.sliced(1, length)}));
        const auto urn = pw::epc::urnFromLink(*link, prefixes);
        RC_ASSERT(urn.has_value());
        RC_ASSERT(*Epc::fromUri(*urn) == epc);
        RC_ASSERT(*pw::epc::canonicalUri(*urn) == epc.toUri());
    }));
}

void TestEpcProperties::tagAndBack()
{
    using Scheme = EpcTag::Scheme;
    QVERIFY(rc::check("unit or place -> tag -> the same", [] {
        const int filter = *rc::gen::inRange(0, 8);
        const int company = *rc::gen::inRange(6, 13);
        const auto gtin = *pw::gs1::Gtin::parse(randomKey(14));
        const auto number = [](int bits) {
            return QString::number(*rc::gen::inRange<quint64>(0, quint64(1) << bits));
        };
        const Scheme scheme =
            *rc::gen::element(Scheme::Sgtin96, Scheme::Sgtin198, Scheme::Sscc96, Scheme::Sgln96);
        const auto identity = [&]() -> EpcTag::Identity {
            switch (scheme) {
            case Scheme::Sgtin96: return *Sgtin::make(gtin, number(38));
            case Scheme::Sgtin198: return *Sgtin::make(gtin, randomSerial());
            case Scheme::Sscc96: return *pw::gs1::Sscc::parse(randomKey(18));
            case Scheme::Sgln96: break;
            }
            const QString extension = number(41);
            return Location{*pw::gs1::Gln::parse(randomKey(13)),
                            extension == u"0"_s ? QString() : extension};
        };
        const EpcTag tag{scheme, identity(), filter, company};
        const auto hex = tag.toHex();
        RC_ASSERT(hex.has_value());
        const auto read = EpcTag::fromHex(QString::fromLatin1(*hex));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == tag);
    }));
}

void TestEpcProperties::anyTagReadIsWrittenAlike()
{
    QVERIFY(rc::check("any bits: refused, or written as they were", [] {
        auto bytes = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 256));
        bytes[0] = *rc::gen::element(0x30, 0x31, 0x32);
        QByteArray tag;
        for (const int byte : bytes)
            tag.append(char(byte));
        const QByteArray hex = tag.toHex().toUpper();
        const auto read = EpcTag::fromHex(QString::fromLatin1(hex));
        if (!read)
            return;
        const auto written = read->toHex();
        RC_ASSERT(written.has_value());
        RC_ASSERT(*written == hex);
    }));
}

QTEST_GUILESS_MAIN(TestEpcProperties)
#include "tst_epcproperties.moc"

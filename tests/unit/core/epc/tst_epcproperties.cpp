// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epc.h"
#include "core/epc/location.h"
#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using pw::epc::Epc;
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

QTEST_GUILESS_MAIN(TestEpcProperties)
#include "tst_epcproperties.moc"

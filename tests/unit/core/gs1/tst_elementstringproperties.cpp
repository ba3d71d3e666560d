// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aitable.h"
#include "tests/unit/core/gs1/randomelements.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using pw::gs1::ElementString;
using pw::test::randomElements;
using Elements = QList<ElementString::Element>;

namespace {

constexpr int Year = pw::test::RandomElementsYear;

/// Predefined lengths first, else as they were: what toData() does to the order.
Elements inSymbolOrder(Elements elements)
{
    std::stable_partition(elements.begin(), elements.end(), [](const auto &element) {
        return pw::gs1::findAi(element.ai)->predefinedLength;
    });
    return elements;
}

} // namespace

class TestElementStringProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void symbolAndBack();
    void bracketsAndBack();
    void whatIsReadIsWrittenAlike();
    void anyTextIsReadOrRefused();
    void oneWrongCharacterOfASsccIsSeen();
};

void TestElementStringProperties::symbolAndBack()
{
    QVERIFY(rc::check("elements -> symbol -> elements", [] {
        const Elements elements = randomElements();
        const auto written = ElementString::fromElements(elements, Year);
        const auto read = ElementString::parse(written->toData(), Year);
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->elements() == inSymbolOrder(elements));
    }));
}

void TestElementStringProperties::bracketsAndBack()
{
    QVERIFY(rc::check("elements -> brackets -> elements", [] {
        const auto written = ElementString::fromElements(randomElements(), Year);
        const auto read = ElementString::parseBracketed(written->toBracketed(), Year);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == *written);
    }));
}

void TestElementStringProperties::whatIsReadIsWrittenAlike()
{
    QVERIFY(rc::check("what is read and written again reads the same", [] {
        QString data;
        for (const auto &[ai, value] : randomElements()) {
            data += ai + value; // with a separator after every element, needed or not
            data += QChar(ElementString::Separator);
        }
        const auto first = ElementString::parse(data, Year);
        RC_ASSERT(first.has_value());
        const auto second = ElementString::parse(first->toData(), Year);
        RC_ASSERT(second.has_value());
        RC_ASSERT(second->elements() == inSymbolOrder(first->elements()));
    }));
}

void TestElementStringProperties::anyTextIsReadOrRefused()
{
    QVERIFY(rc::check("any text: a place for the error, or elements that make up all of it", [] {
        const auto text = QString::fromStdString(*rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::inRange('0', ':'), rc::gen::inRange('\x1d', '\x7f'))));
        const auto read = ElementString::parse(text, Year);
        if (!read) {
            RC_ASSERT(read.error().offset >= 0);
            RC_ASSERT(read.error().offset <= text.size());
            return;
        }
        QString again;
        for (const auto &[ai, value] : read->elements())
            again += ai + value;
        RC_ASSERT(again == QString(text).remove(QChar(ElementString::Separator)));
    }));
}

void TestElementStringProperties::oneWrongCharacterOfASsccIsSeen()
{
    QVERIFY(rc::check("one wrong digit of an SSCC", [] {
        QString data = u"00"_s + *pw::test::randomValue(*pw::gs1::findAi(u"00"));
        RC_ASSERT(ElementString::parse(data, Year).has_value());
        const int at = *rc::gen::inRange(2, 20);
        const QChar other = QLatin1Char(*rc::gen::inRange('0', ':'));
        RC_PRE(data[at] != other);
        data[at] = other;
        RC_ASSERT(!ElementString::parse(data, Year).has_value());
    }));
}

QTEST_GUILESS_MAIN(TestElementStringProperties)
#include "tst_elementstringproperties.moc"

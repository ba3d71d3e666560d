// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/gs1/randomelements.h"

#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"

#include <QDate>

namespace pw::test {

namespace {

using namespace Qt::StringLiterals;
using gs1::AiComponent;
using gs1::AiEntry;
using gs1::ElementString;
using Check = AiComponent::Check;

int number(int min, int pastMax)
{
    return *rc::gen::inRange(min, pastMax);
}

QString alphabet(AiComponent::Set set)
{
    QString characters;
    for (char16_t c = u' '; c < 0x7f; ++c) {
        const bool in = set == AiComponent::Set::Digits  ? gs1::isDigit(c)
                        : set == AiComponent::Set::Set82 ? gs1::isSet82(c)
                        : set == AiComponent::Set::Set39 ? gs1::isSet39(c)
                                                         : gs1::isSet64(c);
        if (in)
            characters.append(QChar(c));
    }
    return characters;
}

QString randomText(const AiComponent &component)
{
    const QString characters = alphabet(component.set);
    const int size = number(component.minLength, component.maxLength + 1);
    QString text;
    for (int i = 0; i < size; ++i)
        text.append(characters[number(0, int(characters.size()))]);
    return text;
}

/// Makes a random text one that passes the check, where that takes no code list.
bool makeRight(QString &text, Check check)
{
    switch (check) {
    case Check::None: return true;
    case Check::KeyCheckDigit: {
        const QByteArray digits = text.chopped(1).toLatin1();
        text.back() =
            QLatin1Char(gs1::checkDigit(std::span(digits.constData(), size_t(digits.size()))));
        return true;
    }
    case Check::Date:
    case Check::DateDayZero: {
        const QDate date = QDate(2000, 1, 1).addDays(number(0, 50 * 365));
        text = date.toString(u"yyMMdd"_s);
        if (check == Check::DateDayZero && number(0, 2) == 0)
            text = text.first(4) + u"00"_s;
        return true;
    }
    case Check::HourMinute:
        text = u"%1%2"_s.arg(number(0, 24), 2, 10, QLatin1Char('0'))
                   .arg(number(0, 60), 2, 10, QLatin1Char('0'));
        return true;
    case Check::CompanyPrefix:
    case Check::CompanyPrefixAfter: return text.size() > 4 && gs1::isAllDigits(text.first(5));
    default: return false;
    }
}

} // namespace

std::optional<QString> randomValue(const AiEntry &entry)
{
    QString value;
    for (const AiComponent &component : entry.components()) {
        if (component.optional && number(0, 2) == 0)
            break;
        QString text = randomText(component);
        for (const Check check : component.checks) {
            if (!makeRight(text, check))
                return std::nullopt;
        }
        value += text;
    }
    return value;
}

QList<ElementString::Element> randomElements()
{
    const auto table = gs1::aiTable();
    QList<ElementString::Element> elements;
    const int wanted = number(1, 9);
    for (int tries = 0; tries < 100 && elements.size() < wanted; ++tries) {
        const AiEntry &entry = table[size_t(number(0, int(table.size())))];
        const auto value = randomValue(entry);
        if (!value)
            continue;
        const auto longer = elements + QList<ElementString::Element>{{QString(entry.last), *value}};
        if (ElementString::fromElements(longer,
                                        RandomElementsYear)) // else two of them exclude each other
            elements = longer;
    }
    RC_PRE(!elements.isEmpty());
    return elements;
}

} // namespace pw::test

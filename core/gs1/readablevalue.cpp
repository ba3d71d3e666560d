// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aimeaning.h"
#include "core/gs1/elementview.h"
#include "core/gs1/gs1date.h"

namespace pw::gs1 {

namespace {

using namespace Qt::StringLiterals;
using Check = AiComponent::Check;

bool isFrom(QStringView ai, QStringView first, QStringView last)
{
    return ai.size() == 4 && ai.first(first.size()) >= first && ai.first(last.size()) <= last;
}

/// "1.250" of "001250" with three decimals.
QString withDecimals(QStringView digits, int decimals)
{
    qsizetype zeros = 0;
    while (zeros < digits.size() - 1 - decimals && digits[zeros] == u'0')
        ++zeros;
    QString text = digits.sliced(zeros).toString();
    if (decimals == 0)
        return text;
    text = text.rightJustified(decimals + 1, u'0');
    return text.insert(text.size() - decimals, u'.');
}

/// "kg" of "NET WEIGHT (kg)", "qt (US)" of "VOLUME (qt (US)), log".
QString unitOf(QStringView title)
{
    const qsizetype open = title.indexOf(u'(');
    const qsizetype close = title.lastIndexOf(u')');
    return open < 0 ? QString() : title.sliced(open + 1, close - open - 1).toString();
}

/// The last digit of these AIs tells where the decimal point is.
std::optional<QString> readMeasure(const ElementView &element)
{
    if (!isFrom(element.ai, u"31", u"36") && !isFrom(element.ai, u"390", u"395"))
        return std::nullopt;
    const int decimals = element.ai.back().unicode() - u'0';
    if (isFrom(element.ai, u"31", u"36"))
        return QString(withDecimals(element.value, decimals) + u' ' + unitOf(element.entry->title));
    if (isFrom(element.ai, u"394", u"394"))
        return QString(withDecimals(element.value, decimals) + u" %"_s);
    const bool hasCurrency =
        isFrom(element.ai, u"391", u"391") || isFrom(element.ai, u"393", u"393");
    if (!hasCurrency)
        return withDecimals(element.value, decimals);
    return QString(element.value.first(3).toString() + u' '
                   + withDecimals(element.value.sliced(3), decimals));
}

std::optional<QString> readTemperature(const ElementView &element)
{
    if (!isFrom(element.ai, u"4330", u"4333"))
        return std::nullopt;
    const bool isCelsius = element.ai == u"4331" || element.ai == u"4333";
    const QString sign = element.value.endsWith(u'-') ? u"-"_s : QString();
    return QString(sign + withDecimals(element.value.first(6), 2)
                   + (isCelsius ? u" °C"_s : u" °F"_s));
}

QString readDate(QStringView yymmdd, int currentYear)
{
    const auto date = Gs1Date::parse(yymmdd, currentYear);
    if (!date)
        return yymmdd.toString();
    return date->wholeMonth ? date->lastDay.toString(u"yyyy-MM"_s)
                            : date->lastDay.toString(Qt::ISODate);
}

/// Where the decimal point of ten digits is.
QString readDegrees(QStringView digits, int offset)
{
    return QString::number(double(digits.toLongLong()) / 1e7 - offset, 'f', 7);
}

/// How one component reads, with what parts it from the one before.
QString readComponent(const AiComponent &component, QStringView text, int currentYear, bool isFirst)
{
    for (const Check check : component.checks) {
        switch (check) {
        case Check::Date:
        case Check::DateDayZero:
            return (isFirst ? QString() : u" to "_s) + readDate(text, currentYear);
        case Check::DateLongYear:
            return text.first(4) + u'-' + text.sliced(4, 2) + u'-' + text.sliced(6);
        case Check::HourMinute: return u' ' + text.first(2) + u':' + text.sliced(2);
        case Check::Hour: return u' ' + text.toString() + u" h"_s;
        case Check::Minute:
        case Check::Second: return u':' + text.toString();
        case Check::Position: return u' ' + text.first(2) + u" of "_s + text.sliced(2);
        case Check::Latitude: return readDegrees(text, 90);
        case Check::Longitude: return u", "_s + readDegrees(text, 180);
        case Check::YesNo: return text == u"1" ? u"yes"_s : u"no"_s;
        default: break;
        }
    }
    return text.toString();
}

} // namespace

QString readableValue(const ElementView &element, int currentYear)
{
    if (auto measure = readMeasure(element))
        return *std::move(measure);
    if (auto temperature = readTemperature(element))
        return *std::move(temperature);
    QString readable;
    qsizetype offset = 0;
    for (const AiComponent &component : element.entry->components()) {
        const qsizetype size =
            std::min<qsizetype>(component.maxLength, element.value.size() - offset);
        if (size == 0)
            break;
        readable +=
            readComponent(component, element.value.sliced(offset, size), currentYear, offset == 0);
        offset += size;
    }
    readable.replace(u" h:"_s, u":"_s);
    return readable == element.value ? QString() : readable.trimmed();
}

} // namespace pw::gs1

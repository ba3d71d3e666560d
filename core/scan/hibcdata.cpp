// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hibcdata.h"

#include "core/gs1/charset.h"
#include "core/scan/envelope.h"

#include <algorithm>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using Code = GrammarError::Code;

constexpr qsizetype LongestText = 18;

/// Reads on from the left of one segment and knows where it stands in the code.
class Cursor
{
public:
    Cursor(QStringView text, qsizetype at) : m_text(text), m_at(at) {}

    bool skip(QLatin1StringView prefix)
    {
        if (!m_text.startsWith(prefix))
            return false;
        advance(prefix.size());
        return true;
    }
    /// Exactly so many digits, or nothing.
    std::optional<QStringView> digits(qsizetype count)
    {
        if (m_text.size() < count || !gs1::isAllDigits(m_text.first(count)))
            return std::nullopt;
        const QStringView taken = m_text.first(count);
        advance(count);
        return taken;
    }
    QStringView rest() const { return m_text; }
    qsizetype offset() const { return m_at; }

private:
    void advance(qsizetype count)
    {
        m_text = m_text.sliced(count);
        m_at += count;
    }
    QStringView m_text;
    qsizetype m_at;
};

GrammarError fault(Code code, qsizetype offset, QLatin1StringView field)
{
    return {Scheme::Hibc, code, offset, field};
}

QString shortDate(QStringView year, QStringView month, QStringView day)
{
    return year.toString() + month.toString() + day.toString();
}

/// Two digits of the year and the day of the year.
std::optional<gs1::Gs1Date> julianDate(QStringView text, int currentYear)
{
    const QDate newYear(gs1::fullYear(text.first(2).toInt(), currentYear), 1, 1);
    const int day = text.sliced(2, 3).toInt();
    if (day < 1 || day > newYear.daysInYear())
        return std::nullopt;
    return gs1::Gs1Date{newYear.addDays(day - 1), false};
}

bool isHour(QStringView text)
{
    return text.toInt() < 24;
}

/// The date behind `$$`: its flag tells the form. Sets `date`; false if there is none such.
bool readFlaggedDate(Cursor &cursor, int currentYear, std::optional<gs1::Gs1Date> &date)
{
    const auto parse = [currentYear](const QString &yymmdd, bool dayZero) {
        return gs1::Gs1Date::parse(yymmdd, currentYear, dayZero);
    };
    const QChar flag = cursor.rest().isEmpty() ? QChar() : cursor.rest().front();
    if (flag == u'0' || flag == u'1') { // no flag: MMYY
        const auto text = cursor.digits(4);
        if (text)
            date = parse(shortDate(text->sliced(2), text->first(2), u"00"), true);
        return date.has_value();
    }
    if (flag < u'2' || flag > u'7')
        return false;
    cursor.digits(1);
    switch (flag.unicode()) {
    case u'2':
        if (const auto text = cursor.digits(6)) // MMDDYY
            date = parse(shortDate(text->sliced(4), text->first(2), text->sliced(2, 2)), false);
        return date.has_value();
    case u'3':
        if (const auto text = cursor.digits(6)) // YYMMDD
            date = parse(text->toString(), false);
        return date.has_value();
    case u'4':
        if (const auto text = cursor.digits(8); text && isHour(text->sliced(6))) // YYMMDDHH
            date = parse(text->first(6).toString(), false);
        return date.has_value();
    case u'5':
        if (const auto text = cursor.digits(5)) // YYJJJ
            date = julianDate(*text, currentYear);
        return date.has_value();
    case u'6':
        if (const auto text = cursor.digits(7); text && isHour(text->sliced(5))) // YYJJJHH
            date = julianDate(*text, currentYear);
        return date.has_value();
    default: return true; // 7: no date
    }
}

/// 8 and two digits, or 9 and five; nothing read where neither is there.
bool readQuantity(Cursor &cursor, GrammarReading &reading)
{
    const qsizetype count = cursor.skip("8"_L1) ? 2 : cursor.skip("9"_L1) ? 5 : 0;
    if (count == 0)
        return true;
    const auto digits = cursor.digits(count);
    if (digits)
        reading.quantity = digits->toInt();
    return digits.has_value();
}

std::optional<GrammarError> takeText(const Cursor &cursor, bool isSerial, GrammarReading &reading)
{
    if (cursor.rest().isEmpty() && !isSerial)
        return std::nullopt; // a date or quantity without lot
    const auto field = isSerial ? "SERIAL"_L1 : "LOT"_L1;
    if (const auto code = faultOfHibcText(cursor.rest()))
        return fault(*code, cursor.offset(), field);
    if (isSerial)
        reading.serial = cursor.rest().toString();
    else
        reading.lot = cursor.rest().toString();
    return std::nullopt;
}

/// The form with `$` or five digits.
std::optional<GrammarError> readMainSegment(Cursor cursor, int currentYear, GrammarReading &reading)
{
    if (cursor.skip("$$"_L1)) {
        const bool isSerial = cursor.skip("+"_L1);
        if (!isSerial && !readQuantity(cursor, reading))
            return fault(Code::BadCharacter, cursor.offset(), "QTY"_L1);
        const bool onlyQuantity = reading.quantity && cursor.rest().isEmpty();
        const qsizetype at = cursor.offset();
        if (!onlyQuantity && !readFlaggedDate(cursor, currentYear, reading.expiry))
            return fault(Code::BadDate, at, "EXPIRY"_L1);
        return takeText(cursor, isSerial, reading);
    }
    if (cursor.skip("$"_L1)) {
        const bool isSerial = cursor.skip("+"_L1);
        if (cursor.rest().isEmpty())
            return fault(Code::EmptyField, cursor.offset(), isSerial ? "SERIAL"_L1 : "LOT"_L1);
        return takeText(cursor, isSerial, reading);
    }
    const qsizetype at = cursor.offset();
    const auto date = cursor.digits(5);
    if (!date)
        return fault(Code::BadIdentifier, at, QLatin1StringView());
    reading.expiry = julianDate(*date, currentYear);
    if (!reading.expiry)
        return fault(Code::BadDate, at, "EXPIRY"_L1);
    return takeText(cursor, false, reading);
}

/// What may follow: `S` serial, `14D` expiry, `16D` production date, `Q` quantity.
std::optional<GrammarError> readFurtherSegment(Cursor cursor, GrammarReading &reading)
{
    if (cursor.skip("S"_L1)) {
        if (!reading.serial.isEmpty() && reading.serial != cursor.rest())
            return fault(Code::ConflictingValues, cursor.offset(), "S"_L1);
        if (const auto code = faultOfHibcText(cursor.rest()))
            return fault(*code, cursor.offset(), "S"_L1);
        reading.serial = cursor.rest().toString();
        return std::nullopt;
    }
    if (cursor.skip("14D"_L1)) {
        const auto date = longDate(cursor.rest(), true);
        if (!date)
            return fault(Code::BadDate, cursor.offset(), "14D"_L1);
        if (reading.expiry && reading.expiry != date)
            return fault(Code::ConflictingValues, cursor.offset(), "14D"_L1);
        reading.expiry = date;
        return std::nullopt;
    }
    if (cursor.skip("16D"_L1)) {
        const auto date = longDate(cursor.rest(), false);
        if (!date)
            return fault(Code::BadDate, cursor.offset(), "16D"_L1);
        if (reading.produced && reading.produced != date->lastDay)
            return fault(Code::ConflictingValues, cursor.offset(), "16D"_L1);
        reading.produced = date->lastDay;
        return std::nullopt;
    }
    if (cursor.skip("Q"_L1)) {
        constexpr qsizetype MostDigits = 5;
        if (cursor.rest().isEmpty() || cursor.rest().size() > MostDigits)
            return fault(Code::BadLength, cursor.offset(), "Q"_L1);
        if (!gs1::isAllDigits(cursor.rest()))
            return fault(Code::BadCharacter, cursor.offset(), "Q"_L1);
        const int quantity = cursor.rest().toInt();
        if (reading.quantity && reading.quantity != quantity)
            return fault(Code::ConflictingValues, cursor.offset(), "Q"_L1);
        reading.quantity = quantity;
        return std::nullopt;
    }
    return fault(Code::BadIdentifier, cursor.offset(), QLatin1StringView());
}

} // namespace

std::optional<Code> faultOfHibcText(QStringView text)
{
    if (text.isEmpty())
        return Code::EmptyField;
    if (text.size() > LongestText)
        return Code::BadLength;
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return gs1::isDigit(c.unicode()) || (c >= u'A' && c <= u'Z') || c == u'-' || c == u'.';
    });
    return plain ? std::nullopt : std::optional(Code::BadCharacter);
}

std::optional<GrammarError> readHibcSegments(QStringView data, qsizetype at, int currentYear,
                                             GrammarReading &reading)
{
    bool isFirst = true;
    for (qsizetype start = 0; start <= data.size();) {
        const qsizetype slash = data.indexOf(u'/', start);
        const qsizetype end = slash < 0 ? data.size() : slash;
        const QStringView segment = data.sliced(start, end - start);
        const Cursor cursor(segment, at + start);
        if (segment.isEmpty())
            return fault(Code::EmptyField, at + start, QLatin1StringView());
        // 14D and 16D begin with a digit, too; only five digits in a row are a date.
        const bool isMain =
            segment.front() == u'$' || (segment.size() >= 5 && gs1::isAllDigits(segment.first(5)));
        if (isMain && !isFirst)
            return fault(Code::BadIdentifier, at + start, QLatin1StringView());
        const auto error = isMain ? readMainSegment(cursor, currentYear, reading)
                                  : readFurtherSegment(cursor, reading);
        if (error)
            return error;
        isFirst = false;
        start = end + 1;
    }
    return std::nullopt;
}

} // namespace pw::scan

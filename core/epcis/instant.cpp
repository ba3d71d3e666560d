// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/instant.h"

namespace pw::epcis {

namespace {

/// Reads fixed-width numbers and marks from the front of a text.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    int digits(qsizetype count)
    {
        int value = 0;
        for (qsizetype i = 0; i < count; ++i)
            value = value * 10 + digit();
        return value;
    }
    void mark(QLatin1StringView oneOf)
    {
        if (m_text.isEmpty() || !oneOf.contains(m_text.front()))
            m_good = false;
        else
            m_text = m_text.sliced(1);
    }
    bool startsWith(char16_t c) const { return m_text.startsWith(QChar(c)); }
    bool startsWithDigit() const
    {
        return !m_text.isEmpty() && m_text.front() >= u'0' && m_text.front() <= u'9';
    }
    bool good() const { return m_good; }
    bool atEnd() const { return m_text.isEmpty(); }

    int digit()
    {
        if (!startsWithDigit()) {
            m_good = false;
            return 0;
        }
        const int value = m_text.front().unicode() - u'0';
        m_text = m_text.sliced(1);
        return value;
    }

private:
    QStringView m_text;
    bool m_good = true;
};

/// Milliseconds of `.ddd…`, rounded half up on the fourth digit.
int fraction(Reader &reader)
{
    int milliseconds = 0;
    int place = 0;
    while (reader.startsWithDigit()) {
        const int digit = reader.digit();
        if (place < 3)
            milliseconds = milliseconds * 10 + digit;
        else if (place == 3 && digit >= 5)
            ++milliseconds;
        ++place;
    }
    for (; place < 3; ++place)
        milliseconds *= 10;
    return milliseconds;
}

} // namespace

std::optional<QDateTime> instantFromText(QStringView text)
{
    using namespace Qt::StringLiterals;
    Reader reader(text);
    const int year = reader.digits(4);
    reader.mark("-"_L1);
    const int month = reader.digits(2);
    reader.mark("-"_L1);
    const QDate date(year, month, reader.digits(2));
    reader.mark("Tt"_L1);
    const int hour = reader.digits(2);
    reader.mark(":"_L1);
    const int minute = reader.digits(2);
    reader.mark(":"_L1);
    const int second = reader.digits(2);
    int milliseconds = 0;
    if (reader.startsWith(u'.')) {
        reader.mark("."_L1);
        if (!reader.startsWithDigit())
            return {};
        milliseconds = fraction(reader);
    }
    int offsetMinutes = 0;
    if (reader.startsWith(u'Z') || reader.startsWith(u'z')) {
        reader.mark("Zz"_L1);
    } else {
        const int sign = reader.startsWith(u'-') ? -1 : 1;
        reader.mark("+-"_L1);
        const int offsetHour = reader.digits(2);
        reader.mark(":"_L1);
        const int offsetMinute = reader.digits(2);
        if (offsetHour > 23 || offsetMinute > 59)
            return {};
        offsetMinutes = sign * (offsetHour * 60 + offsetMinute);
    }
    const bool leapSecond = second == 60;
    if (!reader.good() || !reader.atEnd() || !date.isValid() || hour > 23 || minute > 59
        || second > 60)
        return {};
    const QDateTime wall(date, QTime(hour, minute, leapSecond ? 59 : second), Qt::UTC);
    return wall.addMSecs(milliseconds + (leapSecond ? 1000 : 0)).addSecs(-60 * offsetMinutes);
}

QString instantToText(const QDateTime &instant)
{
    return instant.toUTC().toString(Qt::ISODateWithMs);
}

bool isTimeZoneOffset(QStringView text)
{
    using namespace Qt::StringLiterals;
    Reader reader(text);
    reader.mark("+-"_L1);
    const int hours = reader.digits(2);
    reader.mark(":"_L1);
    const int minutes = reader.digits(2);
    return reader.good() && reader.atEnd() && minutes <= 59
           && (hours <= 13 || (hours == 14 && minutes == 0));
}

} // namespace pw::epcis

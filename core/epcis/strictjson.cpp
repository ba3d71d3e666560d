// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/strictjson.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QVarLengthArray>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace pw::epcis::strictjson {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads one JSON text; the first thing wrong ends it.
class Checker
{
public:
    explicit Checker(QByteArrayView json) : m_at(json.begin()), m_end(json.end()), m_begin(m_at) {}

    Result<Done, DocumentError> check()
    {
        if (!value(0))
            return Failure{*m_error};
        skipSpace();
        if (m_at != m_end)
            return Failure{error(DocumentError::Code::NotJson, u"text after the end"_s)};
        return Done{};
    }

private:
    using Code = DocumentError::Code;

    DocumentError error(Code code, const QString &what) const
    {
        return {code, {}, what + u" at byte "_s + QString::number(m_at - m_begin)};
    }
    bool fail(Code code, const QString &what)
    {
        m_error = error(code, what);
        return false;
    }
    void skipSpace()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool value(int depth)
    {
        skipSpace();
        if (m_at == m_end)
            return fail(Code::NotJson, u"unexpected end"_s);
        switch (*m_at) {
        case '{': return depth == MaxDepth ? fail(Code::TooDeep, u"nesting"_s) : object(depth + 1);
        case '[': return depth == MaxDepth ? fail(Code::TooDeep, u"nesting"_s) : array(depth + 1);
        case '"': return string();
        case 't': return literal("true");
        case 'f': return literal("false");
        case 'n': return literal("null");
        default: return number();
        }
    }

    bool object(int depth)
    {
        ++m_at;
        skipSpace();
        if (take('}'))
            return true;
        QVarLengthArray<QByteArray, 24> names;
        do {
            skipSpace();
            const char *start = m_at;
            if (m_at == m_end || *m_at != '"')
                return fail(Code::NotJson, u"member name expected"_s);
            if (!string())
                return false;
            names.append(decodedName(start, m_at));
            skipSpace();
            if (!take(':'))
                return fail(Code::NotJson, u"colon expected"_s);
            if (!value(depth))
                return false;
            skipSpace();
        } while (take(','));
        if (!take('}'))
            return fail(Code::NotJson, u"comma or closing brace expected"_s);
        std::sort(names.begin(), names.end()); // hostile objects stay O(n log n)
        const auto twice = std::adjacent_find(names.cbegin(), names.cend());
        if (twice != names.cend())
            return fail(Code::DuplicateMember, QString::fromUtf8(twice->left(64)));
        return true;
    }

    bool array(int depth)
    {
        ++m_at;
        skipSpace();
        if (take(']'))
            return true;
        do {
            if (!value(depth))
                return false;
            skipSpace();
        } while (take(','));
        return take(']') || fail(Code::NotJson, u"comma or closing bracket expected"_s);
    }

    bool string()
    {
        ++m_at;
        while (m_at != m_end) {
            const char c = *m_at;
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (uchar(c) < 0x20)
                return fail(Code::NotJson, u"control character in a string"_s);
            if (c != '\\')
                ++m_at;
            else if (!escape())
                return false;
        }
        return fail(Code::NotJson, u"unfinished string"_s);
    }

    bool escape()
    {
        ++m_at;
        if (m_at == m_end)
            return fail(Code::NotJson, u"unfinished escape"_s);
        const char c = *m_at++;
        if (c != 'u')
            return std::strchr("\"\\/bfnrt", c) && c != '\0'
                       ? true
                       : fail(Code::NotJson, u"unknown escape"_s);
        const std::optional<char16_t> unit = hexUnit();
        if (!unit || QChar::isLowSurrogate(*unit))
            return fail(Code::NotJson, u"bad \\u escape"_s);
        if (!QChar::isHighSurrogate(*unit))
            return true;
        const bool paired = take('\\') && take('u');
        const std::optional<char16_t> low = paired ? hexUnit() : std::nullopt;
        return low && QChar::isLowSurrogate(*low) ? true : fail(Code::NotJson, u"lone surrogate"_s);
    }

    std::optional<char16_t> hexUnit()
    {
        if (m_end - m_at < 4)
            return {};
        unsigned unit = 0;
        const auto [end, status] = std::from_chars(m_at, m_at + 4, unit, 16);
        if (status != std::errc{} || end != m_at + 4)
            return {};
        m_at = end;
        return char16_t(unit);
    }

    bool digits()
    {
        const char *start = m_at;
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
        return m_at != start;
    }

    bool number()
    {
        const char *start = m_at;
        take('-');
        const bool zero = take('0');
        if (!zero && !digits())
            return fail(Code::NotJson, u"value expected"_s);
        if (take('.') && !digits())
            return fail(Code::NotJson, u"digits expected"_s);
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            if (!digits())
                return fail(Code::NotJson, u"digits expected"_s);
        }
        double parsed = 0;
        if (std::from_chars(start, m_at, parsed).ec != std::errc{})
            return fail(Code::NotJson, u"number out of range"_s);
        return true;
    }

    bool literal(const char *word)
    {
        const auto length = qptrdiff(std::strlen(word));
        if (m_end - m_at < length || std::memcmp(m_at, word, size_t(length)) != 0)
            return fail(Code::NotJson, u"value expected"_s);
        m_at += length;
        return true;
    }

    /// Two spellings of a name are one name: escapes are resolved before comparing.
    static QByteArray decodedName(const char *quoted, const char *end)
    {
        const QByteArray raw = QByteArray::fromRawData(quoted + 1, end - quoted - 2);
        if (!raw.contains('\\'))
            return raw;
        const QByteArray wrapped = '[' + QByteArray(quoted, end - quoted) + ']';
        return QJsonDocument::fromJson(wrapped).array().at(0).toString().toUtf8();
    }

    const char *m_at;
    const char *m_end;
    const char *m_begin;
    std::optional<DocumentError> m_error;
};

/// Steps over the parts of a text that is known to be good JSON.
class Walker
{
public:
    explicit Walker(QByteArrayView json) : m_at(json.begin()), m_end(json.end()) { skipSpace(); }

    char peek() const { return m_at == m_end ? '\0' : *m_at; }
    void step()
    {
        if (m_at != m_end)
            ++m_at;
        skipSpace();
    }
    QByteArrayView value()
    {
        const char *start = m_at;
        if (peek() == '"') {
            skipString();
        } else if (peek() == '{' || peek() == '[') {
            skipNested();
        } else {
            while (m_at != m_end && !isSpace(*m_at) && !std::strchr(",]}:", *m_at))
                ++m_at;
        }
        const QByteArrayView found(start, m_at - start);
        skipSpace();
        return found;
    }

private:
    void skipSpace()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
    }
    void skipString()
    {
        for (++m_at; m_at != m_end && *m_at != '"'; ++m_at) {
            if (*m_at == '\\')
                ++m_at;
        }
        ++m_at;
    }
    void skipNested()
    {
        int depth = 0;
        do {
            if (*m_at == '"') {
                skipString();
                continue;
            }
            if (*m_at == '{' || *m_at == '[')
                ++depth;
            else if (*m_at == '}' || *m_at == ']')
                --depth;
            ++m_at;
        } while (depth > 0 && m_at != m_end);
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

Result<Done, DocumentError> check(QByteArrayView json)
{
    if (!json.isValidUtf8())
        return Failure{DocumentError{DocumentError::Code::NotJson, {}, u"not UTF-8"_s}};
    return Checker(json).check();
}

QList<Member> membersOf(QByteArrayView json)
{
    QList<Member> members;
    Walker walker(json);
    if (walker.peek() != '{')
        return members;
    walker.step();
    while (walker.peek() == '"') {
        const QByteArrayView name = walker.value();
        walker.step(); // the colon
        members.append({name.sliced(1, name.size() - 2), walker.value()});
        if (walker.peek() != ',')
            break;
        walker.step();
    }
    return members;
}

QList<QByteArrayView> elementsOf(QByteArrayView json)
{
    QList<QByteArrayView> elements;
    Walker walker(json);
    if (walker.peek() != '[')
        return elements;
    walker.step();
    while (walker.peek() != ']' && walker.peek() != '\0') {
        elements.append(walker.value());
        if (walker.peek() != ',')
            break;
        walker.step();
    }
    return elements;
}

QByteArrayView memberOf(QByteArrayView json, QByteArrayView name)
{
    for (const Member &member : membersOf(json)) {
        if (member.name == name)
            return member.value;
    }
    return {};
}

} // namespace pw::epcis::strictjson

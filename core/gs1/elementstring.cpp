// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/elementstring.h"

#include "core/gs1/aivalue.h"
#include "core/gs1/elementview.h"

#include <algorithm>

namespace pw::gs1 {

namespace {

using namespace Qt::StringLiterals;
using Code = ParseError::Code;
using Element = ElementString::Element;

/// As views into `elements`; `at` is where each stands.
ElementViews viewsOf(const QList<Element> &elements, const QList<qsizetype> &at)
{
    ElementViews views;
    for (qsizetype i = 0; i < elements.size(); ++i)
        views.append({findAi(elements[i].ai), elements[i].ai, elements[i].value, at[i]});
    return views;
}

/// A value of the bracketed form without its escapes, and where each of its characters stood.
struct Unescaped
{
    QString value;
    QList<qsizetype> at;
};

/// Reads up to the next opening bracket that is not escaped.
Unescaped readBracketedValue(QStringView text, qsizetype &pos)
{
    Unescaped result;
    for (; pos < text.size() && text[pos] != u'('; ++pos) {
        if (text[pos] == u'\\' && pos + 1 < text.size() && text[pos + 1] == u'(')
            ++pos;
        result.value.append(text[pos]);
        result.at.append(pos);
    }
    result.at.append(pos);
    qsizetype blanks = 0;
    while (blanks < result.value.size() && result.value[blanks] == u' ')
        ++blanks;
    result.value.remove(0, blanks);
    result.at.remove(0, blanks);
    while (result.value.endsWith(u' ')) {
        result.value.chop(1);
        result.at.removeLast();
    }
    return result;
}

} // namespace

Result<ElementString, ParseError> ElementString::parse(QStringView data, int currentYear)
{
    ElementViews views;
    if (const auto error = readElements(data, currentYear, views))
        return Failure{*error};
    QList<Element> elements;
    elements.reserve(views.size());
    for (const ElementView &view : views)
        elements.append({view.ai.toString(), view.value.toString()});
    return ElementString(elements);
}

Result<ElementString, ParseError> ElementString::parseBracketed(QStringView text, int currentYear)
{
    if (text.isEmpty())
        return Failure{ParseError{Code::Empty, 0, {}}};

    QList<Element> elements;
    QList<qsizetype> at;
    for (qsizetype pos = 0; pos < text.size();) {
        const qsizetype open = pos;
        const qsizetype close = text[open] == u'(' ? text.indexOf(u')', open) : -1;
        const QStringView ai = close < 0 ? QStringView() : text.sliced(open + 1, close - open - 1);
        const AiEntry *entry = findAi(ai);
        if (!entry)
            return Failure{ParseError{Code::UnknownAi, open, {}}};
        pos = close + 1;
        const Unescaped read = readBracketedValue(text, pos);
        if (const auto fault = checkAiValue(*entry, read.value, currentYear))
            return Failure{ParseError{fault->code, read.at[fault->offset], ai.toString()}};
        elements.append({ai.toString(), read.value});
        at.append(open);
    }
    if (const auto error = checkTogether(viewsOf(elements, at)))
        return Failure{*error};
    return ElementString(elements);
}

Result<ElementString, ParseError> ElementString::fromElements(const QList<Element> &elements,
                                                              int currentYear)
{
    if (elements.isEmpty())
        return Failure{ParseError{Code::Empty, 0, {}}};
    QList<qsizetype> at;
    for (const Element &element : elements) {
        const AiEntry *entry = findAi(element.ai);
        if (!entry)
            return Failure{ParseError{Code::UnknownAi, at.size(), {}}};
        if (const auto fault = checkAiValue(*entry, element.value, currentYear))
            return Failure{ParseError{fault->code, at.size(), element.ai}};
        at.append(at.size());
    }
    if (const auto error = checkTogether(viewsOf(elements, at)))
        return Failure{*error};
    return ElementString(elements);
}

std::optional<QString> ElementString::value(QStringView ai) const
{
    const auto found = std::find_if(m_elements.begin(), m_elements.end(),
                                    [ai](const Element &element) { return element.ai == ai; });
    return found == m_elements.end() ? std::nullopt : std::optional(found->value);
}

QString ElementString::toData() const
{
    QString predefined;
    QString others;
    for (const Element &element : m_elements) {
        if (findAi(element.ai)->predefinedLength) {
            predefined += element.ai + element.value;
            continue;
        }
        if (!others.isEmpty())
            others += QChar(Separator);
        others += element.ai + element.value;
    }
    return predefined + others;
}

QString ElementString::toBracketed() const
{
    QString text;
    for (const Element &element : m_elements) {
        QString value = element.value;
        text += u'(' + element.ai + u')' + value.replace(u"("_s, u"\\("_s);
    }
    return text;
}

} // namespace pw::gs1

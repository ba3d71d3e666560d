// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/elementview.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw::gs1 {

/// The AIs and values of one symbol in the order read. An ElementString that exists is
/// syntactically right and has at least one element; whether a *label* carries all the AIs that
/// require each other is a question for all its symbols together (requisites are not checked here).
class ElementString
{
public:
    struct Element
    {
        QString ai;
        QString value;
        friend bool operator==(const Element &, const Element &) = default;
    };

    /// FNC1 as readers transmit it between elements.
    static constexpr char16_t Separator = ElementSeparator;

    /// readElements(), and keeps what it read.
    static Result<ElementString, ParseError> parse(QStringView data, int currentYear);

    /// Reads the human-readable form `(01)09521141012345(21)ABC`; `\(` is a literal bracket, blanks
    /// around a value are for the eye.
    static Result<ElementString, ParseError> parseBracketed(QStringView text, int currentYear);

    /// Takes AIs and values that are apart already, as for a label. The offset of an error is the
    /// index of the element.
    static Result<ElementString, ParseError> fromElements(const QList<Element> &elements,
                                                          int currentYear);

    const QList<Element> &elements() const { return m_elements; }
    std::optional<QString> value(QStringView ai) const;
    bool contains(QStringView ai) const { return value(ai).has_value(); }

    /// As it goes into a symbol: predefined-length AIs first, a separator after every other one but
    /// the last.
    QString toData() const;
    /// `(01)09521141012345(21)ABC`
    QString toBracketed() const;

    friend bool operator==(const ElementString &, const ElementString &) = default;

private:
    explicit ElementString(const QList<Element> &elements) : m_elements(elements) {}

    QList<Element> m_elements;
};

} // namespace pw::gs1

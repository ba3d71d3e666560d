// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/companyprefixes.h"
#include "core/epc/epcurn.h"
#include "core/gs1/label.h"
#include "core/scan/scaninterpreter.h"

namespace pw::scan {

/// One AI of a code, as people look at it.
struct CodeField
{
    QString ai;
    QString title;        ///< data title of the standard
    QString meaning;      ///< gs1::meaningOf()
    QString value;        ///< as it stands in the code
    QString readable;     ///< gs1::readableValue(); empty: as it stands
    qsizetype offset = 0; ///< of the AI, in characters of the element string; 0 in a Digital Link
    friend bool operator==(const CodeField &, const CodeField &) = default;
};

/// Everything there is to say about one code, for support staff. What a scan *does* follows from
/// interpret() alone, whose answer is part of it.
struct CodeReport
{
    QByteArray bytes;             ///< as they came
    std::optional<Symbol> symbol; ///< nothing where the frame itself is unusable, or a tag's
    QList<CodeField> fields;      ///< up to the first fault
    ScannedThing thing;

    QString hri;         ///< of the unit it names: "(01) … (21) …"; else empty
    QString digitalLink; ///< canonical, of unit, product or place; else empty
    QString urn;         ///< EPC pure identity of the same; else empty
    std::optional<epc::UrnError> urnError; ///< why there is none

    std::optional<ReadingFault> fault;    ///< why it is refused
    std::optional<gs1::LabelFault> label; ///< what this symbol lacks if it is a label's only one
};

CodeReport inspect(const RawScan &scan, const InterpretContext &context,
                   const epc::CompanyPrefixes &prefixes);

} // namespace pw::scan

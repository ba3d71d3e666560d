// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/gs1date.h"
#include "core/scan/grammarerror.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw::scan {

/// One field of an ISO/IEC 15434 format 06 message.
struct EnvelopeField
{
    QString identifier; ///< data identifier of ANSI MH10.8.2: up to three digits, a capital letter
    QString value;      ///< never empty
    qsizetype offset;   ///< of the value in the message
    friend bool operator==(const EnvelopeField &, const EnvelopeField &) = default;
};

/// Whether a message begins with the header of ISO/IEC 15434.
bool isEnvelope(QStringView data);

/// Fields of a message `[)>` RS `06` GS field GS field … RS EOT, as macro 06 of Data Matrix expands
/// to. A field that is there twice with one value stands once. `scheme` is for the errors.
Result<QList<EnvelopeField>, GrammarError> readEnvelope(QStringView data, Scheme scheme);

/// The field of an identifier, or nothing.
const EnvelopeField *fieldOf(const QList<EnvelopeField> &fields, QStringView identifier);

/// YYYYMMDD, day 00 for a whole month where `dayZeroAllowed`.
std::optional<gs1::Gs1Date> longDate(QStringView text, bool dayZeroAllowed);

} // namespace pw::scan

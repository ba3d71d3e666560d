// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/aitable.h"
#include "ui/text/terms.h"
#include "ui/text/verdictwords.h"

#include <QCoreApplication>

namespace pw::text {

using gs1::ParseError;

namespace {

struct ReadingFault
{
    Q_DECLARE_TR_FUNCTIONS(ReadingFault)
};

QString frameFault(scan::FrameStatus status)
{
    switch (status) {
    case scan::FrameStatus::Ok:
        return ReadingFault::tr("The code holds signs that no GS1 code may hold.");
    case scan::FrameStatus::NoRead: return ReadingFault::tr("The scanner saw no code.");
    case scan::FrameStatus::FramingError:
        return ReadingFault::tr("The code arrived in pieces; part of it is missing.");
    case scan::FrameStatus::Overflow:
        return ReadingFault::tr("The code is longer than any this scanner should send.");
    case scan::FrameStatus::DiscardedOnDisconnect:
        return ReadingFault::tr("The scanner was disconnected in the middle of the code.");
    }
    Q_UNREACHABLE();
}

QString parseFault(ParseError::Code code)
{
    switch (code) {
    case ParseError::Code::Empty: return ReadingFault::tr("there is nothing in it");
    case ParseError::Code::UnknownAi: return ReadingFault::tr("no such field exists");
    case ParseError::Code::ValueTooShort: return ReadingFault::tr("the value is too short");
    case ParseError::Code::ValueTooLong: return ReadingFault::tr("the value is too long");
    case ParseError::Code::NotDigits: return ReadingFault::tr("only digits are allowed");
    case ParseError::Code::BadCharacter: return ReadingFault::tr("a character is not allowed");
    case ParseError::Code::BadCheckDigit: return ReadingFault::tr("the check digit is wrong");
    case ParseError::Code::BadDate: return ReadingFault::tr("the date does not exist");
    case ParseError::Code::BadPosition: return ReadingFault::tr("piece and total do not fit");
    case ParseError::Code::BadContent:
        return ReadingFault::tr("the value is not one of those allowed");
    case ParseError::Code::EmptySeparator: return ReadingFault::tr("a field is empty");
    case ParseError::Code::ConflictingValues:
        return ReadingFault::tr("the field is there twice with different values");
    case ParseError::Code::ExcludedPair:
        return ReadingFault::tr("two of its fields exclude each other");
    }
    Q_UNREACHABLE();
}

/// "(17) USE BY OR EXPIRY"; titles are those of the standard, in English everywhere.
QString fieldName(const QString &ai)
{
    const gs1::AiEntry *entry = gs1::findAi(ai);
    const QString bracketed = u'(' + ai + u')';
    return entry ? QString(bracketed + u' ' + entry->title.toString()) : bracketed;
}

} // namespace

QString readingFault(const domain::Verdict &verdict)
{
    if (!verdict.parseError)
        return frameFault(verdict.frameStatus);
    const ParseError &error = *verdict.parseError;
    const QString position = number(error.offset + 1);
    if (error.ai.isEmpty())
        //: %1: position counted from 1; %2: "no such field exists"
        return ReadingFault::tr("The code is faulty at position %1: %2.")
            .arg(position, parseFault(error.code));
    //: %1: "(17) USE BY OR EXPIRY"; %2: position counted from 1; %3: "the date does not exist"
    return ReadingFault::tr("The code is faulty in %1, position %2: %3.")
        .arg(fieldName(error.ai), position, parseFault(error.code));
}

} // namespace pw::text

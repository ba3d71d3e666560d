// SPDX-License-Identifier: Apache-2.0
#include "ui/text/readingfault.h"

#include "core/gs1/aitable.h"
#include "ui/text/terms.h"

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

QString symbolFault(const scan::SymbolError &error)
{
    using Code = scan::SymbolError::Code;
    const QString position = number(error.offset + 1);
    switch (error.code) {
    case Code::NotOk: return frameFault(error.status);
    case Code::Empty: return ReadingFault::tr("The code is empty.");
    case Code::ControlCharacter:
    case Code::NotAscii:
        return ReadingFault::tr("The code holds a sign at position %1 that no code here may hold.")
            .arg(position);
    case Code::NoAimIdentifier:
        return ReadingFault::tr("The scanner did not say what kind of symbol it read.");
    case Code::BadEci:
    case Code::UnknownEci:
        return ReadingFault::tr("The code switches to other characters at position %1.")
            .arg(position);
    }
    Q_UNREACHABLE();
}

QString tagFault(const epc::TagError &error)
{
    using Code = epc::TagError::Code;
    const QString position = number(error.bit + 1);
    switch (error.code) {
    case Code::NotHex:
    case Code::WrongLength: return ReadingFault::tr("The tag was not read to its end.");
    case Code::UnknownHeader:
        return ReadingFault::tr("The tag does not hold the number of a pack, container or place.");
    case Code::BadPartition:
    case Code::FieldTooLarge:
    case Code::BadPadding:
    case Code::BadSerial:
    case Code::NotRepresentable:
    case Code::BadCompanyPrefix:
        //: %1: counted from 1
        return ReadingFault::tr("The tag is written wrong at bit %1.").arg(position);
    }
    Q_UNREACHABLE();
}

QString grammarFault(scan::GrammarError::Code code)
{
    using Code = scan::GrammarError::Code;
    switch (code) {
    case Code::Truncated: return ReadingFault::tr("its end is missing");
    case Code::UnknownFormat: return ReadingFault::tr("its format is not known here");
    case Code::BadIdentifier: return ReadingFault::tr("no such field exists");
    case Code::EmptyField: return ReadingFault::tr("a field is empty");
    case Code::BadLength: return ReadingFault::tr("the value is too short or too long");
    case Code::BadCharacter: return ReadingFault::tr("a character is not allowed");
    case Code::BadCheckCharacter: return ReadingFault::tr("the check digit is wrong");
    case Code::BadDate: return ReadingFault::tr("the date does not exist");
    case Code::ConflictingValues:
        return ReadingFault::tr("the field is there twice with different values");
    case Code::NoProduct: return ReadingFault::tr("the product is missing");
    case Code::NeedsPrimary: return ReadingFault::tr("the product is in the symbol beside it");
    case Code::WrongLink: return ReadingFault::tr("it belongs to another product");
    }
    Q_UNREACHABLE();
}

QString grammarFault(const scan::GrammarError &error)
{
    const QString position = number(error.offset + 1);
    if (error.field.isEmpty())
        return ReadingFault::tr("The code is faulty at position %1: %2.")
            .arg(position, grammarFault(error.code));
    return ReadingFault::tr("The code is faulty in %1, position %2: %3.")
        .arg(error.field, position, grammarFault(error.code));
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

struct Cause
{
    QString operator()(const scan::SymbolError &error) const { return symbolFault(error); }
    QString operator()(const epc::TagError &error) const { return tagFault(error); }
    QString operator()(const scan::GrammarError &error) const { return grammarFault(error); }
    QString operator()(const ParseError &error) const
    {
        const QString position = number(error.offset + 1);
        if (error.ai.isEmpty())
            //: %1: position counted from 1; %2: "no such field exists"
            return ReadingFault::tr("The code is faulty at position %1: %2.")
                .arg(position, parseFault(error.code));
        //: %1: "(17) USE BY OR EXPIRY"; %2: position; %3: "the date does not exist"
        return ReadingFault::tr("The code is faulty in %1, position %2: %3.")
            .arg(fieldName(error.ai), position, parseFault(error.code));
    }
};

/// Three ways out: read again, look at the scanner, set the goods aside.
struct Remedy
{
    static QString readAgain()
    {
        return ReadingFault::tr("Scan again, a little slower and closer.");
    }
    static QString checkScanner()
    {
        return ReadingFault::tr("Scan again. If it stays, have the scanner's settings checked.");
    }
    static QString misprinted()
    {
        return ReadingFault::tr(
            "Scan again. If it stays, put it aside: the code is printed wrong.");
    }

    QString operator()(const scan::SymbolError &error) const
    {
        using Code = scan::SymbolError::Code;
        switch (error.code) {
        case Code::NotOk: return ofFrame(error.status);
        case Code::Empty: return readAgain();
        case Code::ControlCharacter:
        case Code::NotAscii:
        case Code::NoAimIdentifier:
        case Code::BadEci:
        case Code::UnknownEci: return checkScanner();
        }
        Q_UNREACHABLE();
    }
    static QString ofFrame(scan::FrameStatus status)
    {
        switch (status) {
        case scan::FrameStatus::Ok:
        case scan::FrameStatus::NoRead: return readAgain();
        case scan::FrameStatus::FramingError:
        case scan::FrameStatus::Overflow: return checkScanner();
        case scan::FrameStatus::DiscardedOnDisconnect:
            return ReadingFault::tr("Check the scanner's cable, then scan again.");
        }
        Q_UNREACHABLE();
    }
    QString operator()(const epc::TagError &error) const
    {
        using Code = epc::TagError::Code;
        switch (error.code) {
        case Code::NotHex:
        case Code::WrongLength: return readAgain();
        case Code::UnknownHeader:
            return ReadingFault::tr("Read the tag of a pack or container, or scan its label.");
        case Code::BadPartition:
        case Code::FieldTooLarge:
        case Code::BadPadding:
        case Code::BadSerial:
        case Code::NotRepresentable:
        case Code::BadCompanyPrefix:
            return ReadingFault::tr("Scan the label instead and report the tag.");
        }
        Q_UNREACHABLE();
    }
    QString operator()(const scan::GrammarError &error) const
    {
        using Code = scan::GrammarError::Code;
        switch (error.code) {
        case Code::Truncated: return readAgain();
        case Code::NeedsPrimary:
        case Code::NoProduct: return ReadingFault::tr("Scan the symbol beside it, too.");
        case Code::WrongLink: return ReadingFault::tr("Scan the two symbols of one pack.");
        case Code::UnknownFormat:
        case Code::BadIdentifier:
        case Code::EmptyField:
        case Code::BadLength:
        case Code::BadCharacter:
        case Code::BadCheckCharacter:
        case Code::BadDate:
        case Code::ConflictingValues: return misprinted();
        }
        Q_UNREACHABLE();
    }
    QString operator()(const ParseError &error) const
    {
        using Code = ParseError::Code;
        switch (error.code) {
        case Code::Empty: return readAgain();
        case Code::ValueTooLong: // of what cannot be longer: a separator was lost
        case Code::EmptySeparator:
        case Code::BadCharacter:
        case Code::NotDigits: return checkScanner();
        case Code::UnknownAi:
        case Code::ValueTooShort:
        case Code::BadCheckDigit:
        case Code::BadDate:
        case Code::BadPosition:
        case Code::BadContent:
        case Code::ConflictingValues:
        case Code::ExcludedPair: return misprinted();
        }
        Q_UNREACHABLE();
    }
};

} // namespace

QString readingFault(const scan::ReadingFault &fault)
{
    return std::visit(Cause(), fault);
}

QString readingRemedy(const scan::ReadingFault &fault)
{
    return std::visit(Remedy(), fault);
}

scan::ReadingFault readingFaultOf(const domain::Verdict &verdict)
{
    if (verdict.tagError)
        return *verdict.tagError;
    if (verdict.grammarError)
        return *verdict.grammarError;
    if (verdict.symbolError)
        return *verdict.symbolError;
    if (verdict.parseError)
        return *verdict.parseError;
    return scan::SymbolError{scan::SymbolError::Code::NotOk, verdict.frameStatus, 0};
}

} // namespace pw::text

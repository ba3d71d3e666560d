// SPDX-License-Identifier: Apache-2.0
#include "core/domain/verdictjson.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"

#include <QJsonArray>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

QString severityCode(Severity severity)
{
    switch (severity) {
    case Severity::Accepted: return u"accepted"_s;
    case Severity::Notice: return u"notice"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Refused: return u"refused"_s;
    case Severity::Failed: return u"failed"_s;
    }
    Q_UNREACHABLE();
}

QString frameStatusCode(scan::FrameStatus status)
{
    switch (status) {
    case scan::FrameStatus::Ok: return {};
    case scan::FrameStatus::NoRead: return u"no_read"_s;
    case scan::FrameStatus::FramingError: return u"framing_error"_s;
    case scan::FrameStatus::Overflow: return u"overflow"_s;
    case scan::FrameStatus::DiscardedOnDisconnect: return u"discarded_on_disconnect"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject unitJson(const epc::Epc &id, std::optional<Level> level)
{
    QJsonObject object{{"key"_L1, id.key()}};
    if (level)
        object["level"_L1] = toCode(*level);
    return object;
}

} // namespace

QLatin1StringView toCode(gs1::ParseError::Code code)
{
    switch (code) {
    case gs1::ParseError::Code::Empty: return "EMPTY"_L1;
    case gs1::ParseError::Code::UnknownAi: return "UNKNOWN_AI"_L1;
    case gs1::ParseError::Code::ValueTooShort: return "VALUE_TOO_SHORT"_L1;
    case gs1::ParseError::Code::ValueTooLong: return "VALUE_TOO_LONG"_L1;
    case gs1::ParseError::Code::NotDigits: return "NOT_DIGITS"_L1;
    case gs1::ParseError::Code::BadCharacter: return "BAD_CHARACTER"_L1;
    case gs1::ParseError::Code::BadCheckDigit: return "BAD_CHECK_DIGIT"_L1;
    case gs1::ParseError::Code::BadDate: return "BAD_DATE"_L1;
    case gs1::ParseError::Code::BadPosition: return "BAD_POSITION"_L1;
    case gs1::ParseError::Code::BadContent: return "BAD_CONTENT"_L1;
    case gs1::ParseError::Code::EmptySeparator: return "EMPTY_SEPARATOR"_L1;
    case gs1::ParseError::Code::ConflictingValues: return "CONFLICTING_VALUES"_L1;
    case gs1::ParseError::Code::ExcludedPair: return "EXCLUDED_PAIR"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(scan::SymbolError::Code code)
{
    switch (code) {
    case scan::SymbolError::Code::NotOk: return "NOT_OK"_L1;
    case scan::SymbolError::Code::Empty: return "EMPTY"_L1;
    case scan::SymbolError::Code::ControlCharacter: return "CONTROL_CHARACTER"_L1;
    case scan::SymbolError::Code::NotAscii: return "NOT_ASCII"_L1;
    case scan::SymbolError::Code::NoAimIdentifier: return "NO_AIM_IDENTIFIER"_L1;
    case scan::SymbolError::Code::BadEci: return "BAD_ECI"_L1;
    case scan::SymbolError::Code::UnknownEci: return "UNKNOWN_ECI"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(epc::TagError::Code code)
{
    switch (code) {
    case epc::TagError::Code::NotHex: return "NOT_HEX"_L1;
    case epc::TagError::Code::WrongLength: return "WRONG_LENGTH"_L1;
    case epc::TagError::Code::UnknownHeader: return "UNKNOWN_HEADER"_L1;
    case epc::TagError::Code::BadPartition: return "BAD_PARTITION"_L1;
    case epc::TagError::Code::FieldTooLarge: return "FIELD_TOO_LARGE"_L1;
    case epc::TagError::Code::BadPadding: return "BAD_PADDING"_L1;
    case epc::TagError::Code::BadSerial: return "BAD_SERIAL"_L1;
    case epc::TagError::Code::NotRepresentable: return "NOT_REPRESENTABLE"_L1;
    case epc::TagError::Code::BadCompanyPrefix: return "BAD_COMPANY_PREFIX"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(scan::GrammarError::Code code)
{
    switch (code) {
    case scan::GrammarError::Code::Truncated: return "TRUNCATED"_L1;
    case scan::GrammarError::Code::UnknownFormat: return "UNKNOWN_FORMAT"_L1;
    case scan::GrammarError::Code::BadIdentifier: return "BAD_IDENTIFIER"_L1;
    case scan::GrammarError::Code::EmptyField: return "EMPTY_FIELD"_L1;
    case scan::GrammarError::Code::BadLength: return "BAD_LENGTH"_L1;
    case scan::GrammarError::Code::BadCharacter: return "BAD_CHARACTER"_L1;
    case scan::GrammarError::Code::BadCheckCharacter: return "BAD_CHECK_CHARACTER"_L1;
    case scan::GrammarError::Code::BadDate: return "BAD_DATE"_L1;
    case scan::GrammarError::Code::ConflictingValues: return "CONFLICTING_VALUES"_L1;
    case scan::GrammarError::Code::NoProduct: return "NO_PRODUCT"_L1;
    case scan::GrammarError::Code::NeedsPrimary: return "NEEDS_PRIMARY"_L1;
    case scan::GrammarError::Code::WrongLink: return "WRONG_LINK"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(scan::Scheme scheme)
{
    switch (scheme) {
    case scan::Scheme::Ppn: return "PPN"_L1;
    case scan::Scheme::Hibc: return "HIBC"_L1;
    case scan::Scheme::ChinaDrugCode: return "CHINA_DRUG_CODE"_L1;
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Verdict &verdict)
{
    QJsonObject object{{"code"_L1, toCode(verdict.code)},
                       {"severity"_L1, severityCode(severityOf(verdict.code))}};
    if (verdict.unit)
        object["unit"_L1] = unitJson(*verdict.unit, verdict.unitLevel);
    if (verdict.container) {
        QJsonObject container = unitJson(*verdict.container, verdict.containerLevel);
        container["count"_L1] = verdict.count;
        if (verdict.capacity)
            container["capacity"_L1] = *verdict.capacity;
        object["container"_L1] = container;
    }
    if (verdict.affected > 0)
        object["affected"_L1] = verdict.affected;
    put(object, "product"_L1, verdict.productName);
    put(object, "expectedProduct"_L1, verdict.expectedProductName);
    put(object, "lot"_L1, verdict.lot);
    put(object, "expectedLot"_L1, verdict.expectedLot);
    put(object, "expiry"_L1, verdict.expiry.toString(Qt::ISODate));
    if (verdict.hold) {
        object["hold"_L1] = toJson(*verdict.hold);
    }
    QJsonArray differences;
    for (const AttributeDifference &difference : verdict.differences) {
        differences.append(QJsonObject{{"field"_L1, difference.field},
                                       {"scanned"_L1, difference.scanned},
                                       {"recorded"_L1, difference.recorded},
                                       {"onlyCase"_L1, difference.onlyCase}});
    }
    if (!differences.isEmpty())
        object["differences"_L1] = differences;
    if (verdict.parseError) {
        object["parseError"_L1] = QJsonObject{{"code"_L1, toCode(verdict.parseError->code)},
                                              {"offset"_L1, verdict.parseError->offset},
                                              {"ai"_L1, verdict.parseError->ai}};
    }
    if (verdict.symbolError) {
        object["symbolError"_L1] = QJsonObject{{"code"_L1, toCode(verdict.symbolError->code)},
                                               {"offset"_L1, verdict.symbolError->offset}};
    }
    if (verdict.tagError) {
        object["tagError"_L1] = QJsonObject{{"code"_L1, toCode(verdict.tagError->code)},
                                            {"bit"_L1, verdict.tagError->bit}};
    }
    if (verdict.grammarError) {
        object["grammarError"_L1] = QJsonObject{{"scheme"_L1, toCode(verdict.grammarError->scheme)},
                                                {"code"_L1, toCode(verdict.grammarError->code)},
                                                {"offset"_L1, verdict.grammarError->offset},
                                                {"field"_L1, verdict.grammarError->field}};
    }
    put(object, "frameStatus"_L1, frameStatusCode(verdict.frameStatus));
    if (verdict.dataAge)
        object["dataAgeSeconds"_L1] = qint64(verdict.dataAge->count());
    put(object, "station"_L1, verdict.station);
    put(object, "at"_L1, verdict.at.toUTC().toString(Qt::ISODateWithMs));
    put(object, "detail"_L1, verdict.detail);
    return object;
}

} // namespace pw::domain

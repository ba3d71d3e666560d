// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/codeprinter.h"

#include "core/domain/verdictjson.h"
#include "core/scan/commandcode.h"
#include "core/scan/readablebytes.h"
#include "core/services/packingservice.h"
#include "ui/text/codewords.h"
#include "ui/text/readingfault.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView toCode(gs1::LabelFault::Code code)
{
    switch (code) {
    case gs1::LabelFault::Code::ConflictingValues: return "CONFLICTING_VALUES"_L1;
    case gs1::LabelFault::Code::ExcludedPair: return "EXCLUDED_PAIR"_L1;
    case gs1::LabelFault::Code::MissingCompanion: return "MISSING_COMPANION"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(epc::UrnError error)
{
    switch (error) {
    case epc::UrnError::NoScheme: return "NO_SCHEME"_L1;
    case epc::UrnError::UnknownPrefix: return "UNKNOWN_PREFIX"_L1;
    case epc::UrnError::NotACompanyPrefix: return "NOT_A_COMPANY_PREFIX"_L1;
    }
    Q_UNREACHABLE();
}

struct Description
{
    QJsonObject operator()(const scan::ScannedItem &item) const
    {
        QJsonObject object = unit(item.sgtin, "sgtin"_L1);
        if (item.lot)
            object["lot"_L1] = *item.lot;
        if (item.expiry)
            object["expiry"_L1] = item.expiry->lastDay.toString(Qt::ISODate);
        return object;
    }
    QJsonObject operator()(const scan::ScannedLogisticUnit &scanned) const
    {
        return unit(scanned.sscc, "sscc"_L1);
    }
    QJsonObject operator()(const scan::ScannedProductOnly &product) const
    {
        return {{"kind"_L1, "product"_L1}, {"gtin"_L1, product.gtin.toString()}};
    }
    QJsonObject operator()(const scan::ScannedForeign &foreign) const
    {
        switch (foreign.kind) {
        case scan::ScannedForeign::Kind::NotGs1: return {{"kind"_L1, "notGs1"_L1}};
        case scan::ScannedForeign::Kind::OtherKey: return {{"kind"_L1, "otherKey"_L1}};
        case scan::ScannedForeign::Kind::Url: return {{"kind"_L1, "url"_L1}};
        }
        Q_UNREACHABLE();
    }
    QJsonObject operator()(const scan::ScannedAmbiguous &ambiguous) const
    {
        return {{"kind"_L1, "separatorLost"_L1}, {"ai"_L1, ambiguous.ai}};
    }
    QJsonObject operator()(const scan::ScannedUnreadable &unreadable) const
    {
        QJsonObject object{{"kind"_L1, "unreadable"_L1}};
        if (const auto *error = std::get_if<gs1::ParseError>(&unreadable.reason)) {
            object["problem"_L1] = domain::toCode(error->code);
            object["offset"_L1] = error->offset;
            object["ai"_L1] = error->ai;
        } else if (const auto *symbol = std::get_if<scan::SymbolError>(&unreadable.reason)) {
            object["problem"_L1] = domain::toCode(symbol->code);
            object["offset"_L1] = symbol->offset;
        } else if (const auto *tag = std::get_if<epc::TagError>(&unreadable.reason)) {
            object["problem"_L1] = domain::toCode(tag->code);
            object["bit"_L1] = tag->bit;
        } else {
            const auto &grammar = std::get<scan::GrammarError>(unreadable.reason);
            object["problem"_L1] = domain::toCode(grammar.code);
            object["scheme"_L1] = domain::toCode(grammar.scheme);
            object["offset"_L1] = grammar.offset;
            object["field"_L1] = grammar.field;
        }
        return object;
    }
    QJsonObject operator()(const scan::ScannedOtherScheme &scanned) const
    {
        QJsonObject object{{"kind"_L1, "otherScheme"_L1},
                           {"scheme"_L1, domain::toCode(scanned.scheme)},
                           {"product"_L1, scanned.product}};
        if (!scanned.serial.isEmpty())
            object["serial"_L1] = scanned.serial;
        if (scanned.lot)
            object["lot"_L1] = *scanned.lot;
        if (scanned.expiry)
            object["expiry"_L1] = scanned.expiry->lastDay.toString(Qt::ISODate);
        if (scanned.gtin)
            object["gtin"_L1] = scanned.gtin->toString();
        return object;
    }
    QJsonObject operator()(const scan::ScannedBadge &badge) const
    {
        return {{"kind"_L1, "badge"_L1}, {"person"_L1, badge.person}};
    }
    QJsonObject operator()(const scan::ScannedCommand &scanned) const
    {
        return {{"kind"_L1, "command"_L1},
                {"verb"_L1, scan::toCode(scanned.command.verb)},
                {"argument"_L1, scanned.command.argument}};
    }
    QJsonObject operator()(const scan::ScannedFalseCommand &) const
    {
        return {{"kind"_L1, "falseCommand"_L1}};
    }
    QJsonObject operator()(const scan::ScannedLocation &scanned) const
    {
        return {{"kind"_L1, "location"_L1}, {"digitalLink"_L1, scanned.location.toUri()}};
    }
    QJsonObject operator()(const scan::ScannedDocument &document) const
    {
        return {{"kind"_L1, "document"_L1}, {"ai"_L1, document.ai}, {"number"_L1, document.number}};
    }
    QJsonObject operator()(const scan::ScannedIgnored &ignored) const
    {
        return {{"kind"_L1, "ignored"_L1}, {"rule"_L1, ignored.rule}};
    }
    QJsonObject operator()(const scan::ScannedDistorted &distorted) const
    {
        switch (distorted.fault) {
        case scan::KeyboardFault::CapsLock: return {{"kind"_L1, "capsLock"_L1}};
        case scan::KeyboardFault::Layout: return {{"kind"_L1, "keyboardLayout"_L1}};
        }
        Q_UNREACHABLE();
    }

private:
    static QJsonObject unit(const epc::Epc &id, QLatin1StringView kind)
    {
        return {{"kind"_L1, kind}, {"hri"_L1, id.toHri()}, {"digitalLink"_L1, id.toUri()}};
    }
};

/// Two columns, the second aligned.
QString line(const QString &title, const QString &text)
{
    constexpr int Width = 14;
    return title.leftJustified(Width) + text + u'\n';
}

QString fieldLine(const scan::CodeField &field)
{
    QString text = u"  (%1) %2"_s.arg(field.ai, field.value);
    if (!field.readable.isEmpty())
        text += u" = "_s + field.readable;
    return text + u"\n       "_s + field.title + (field.title.isEmpty() ? u""_s : u": "_s)
           + field.meaning + u'\n';
}

} // namespace

QString describe(const scan::CodeReport &report)
{
    QString text = line(u"Bytes"_s, scan::picturedBytes(report.bytes));
    text += line(u"Hex"_s, QString::fromLatin1(report.bytes.toHex(' ')));
    if (report.symbol && report.symbol->symbology) {
        const gs1::SymbologyId &id = *report.symbol->symbology;
        text += line(u"Symbol"_s, QString::fromLatin1(id.toByteArray()) + u' ' + id.name());
    }
    text += line(u"Is"_s, text::kindOf(report.thing));
    if (!report.hri.isEmpty())
        text += line(u"HRI"_s, report.hri);
    if (!report.digitalLink.isEmpty()) {
        text += line(u"Digital Link"_s, report.digitalLink);
        text += line(u"EPC URN"_s, report.urnError ? text::urnFault(*report.urnError) : report.urn);
    }
    if (!report.fields.isEmpty())
        text += u"Fields\n"_s;
    for (const scan::CodeField &field : report.fields)
        text += fieldLine(field);
    if (report.fault) {
        text += line(u"Problem"_s, text::readingFault(*report.fault));
        text += line(u"Remedy"_s, text::readingRemedy(*report.fault));
    }
    if (report.label)
        text += line(u"Label"_s, text::labelFault(*report.label));
    return text;
}

QJsonObject toJson(const gs1::LabelFault &fault)
{
    return {{"problem"_L1, toCode(fault.code)},
            {"symbol"_L1, fault.symbol},
            {"ai"_L1, fault.ai},
            {"text"_L1, text::labelFault(fault)}};
}

QJsonObject toJson(const scan::CodeReport &report)
{
    QJsonObject object = std::visit(Description(), report.thing);
    object["bytes"_L1] = QString::fromLatin1(report.bytes.toHex());
    object["is"_L1] = text::kindOf(report.thing);
    if (report.symbol && report.symbol->symbology) {
        const gs1::SymbologyId &id = *report.symbol->symbology;
        object["aim"_L1] = QString::fromLatin1(id.toByteArray());
        object["symbology"_L1] = id.name().toString();
    }
    QJsonArray fields;
    QString bracketed;
    for (const scan::CodeField &field : report.fields) {
        QJsonObject json{{"ai"_L1, field.ai},
                         {"title"_L1, field.title},
                         {"meaning"_L1, field.meaning},
                         {"value"_L1, field.value},
                         {"offset"_L1, field.offset}};
        if (!field.readable.isEmpty())
            json["readable"_L1] = field.readable;
        fields.append(json);
        bracketed += u'(' + field.ai + u')' + QString(field.value).replace(u"("_s, u"\\("_s);
    }
    if (!fields.isEmpty()) {
        object["elements"_L1] = fields;
        object["elementString"_L1] = bracketed;
    }
    if (!report.digitalLink.isEmpty())
        object["digitalLink"_L1] = report.digitalLink;
    if (!report.urn.isEmpty())
        object["urn"_L1] = report.urn;
    if (report.urnError)
        object["urnProblem"_L1] = toCode(*report.urnError);
    if (report.fault) {
        object["cause"_L1] = text::readingFault(*report.fault);
        object["remedy"_L1] = text::readingRemedy(*report.fault);
    }
    if (report.label)
        object["label"_L1] = toJson(*report.label);
    return object;
}

} // namespace pw::ctl

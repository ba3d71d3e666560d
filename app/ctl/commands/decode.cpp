// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "core/domain/verdictjson.h"
#include "core/gs1/aitable.h"
#include "core/scan/scaninterpreter.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

/// GS may be written as the control character, "␝", "<GS>" or "\x1d".
QByteArray rawBytes(QString text)
{
    for (const QString &spelling : {u"␝"_s, u"<GS>"_s, u"\\x1d"_s, u"\\u001d"_s})
        text.replace(spelling, QString(QChar(0x1d)));
    return text.toUtf8();
}

QJsonObject describeElements(const gs1::ElementString &elements)
{
    QJsonArray array;
    for (const auto &element : elements.elements()) {
        QJsonObject object{{"ai"_L1, element.ai}, {"value"_L1, element.value}};
        if (const gs1::AiEntry *entry = gs1::findAi(element.ai))
            object["title"_L1] = entry->title.toString();
        array.append(object);
    }
    return {{"hri"_L1, elements.toBracketed()}, {"elements"_L1, array}};
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
        return {{"kind"_L1, "command"_L1}, {"argument"_L1, scanned.command.argument}};
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

class DecodeCommand : public Command
{
public:
    QString name() const override { return u"decode"_s; }
    QString summary() const override { return u"what a code says: identity, AIs, what is wrong"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"code"_s,
                                     u"As a scanner sends it, GS as \\x1d or <GS>; or "
                                     "bracketed, (01)…(21)…; none: lines of standard "
                                     "input."_s,
                                     u"[code …]"_s);
    }

    int run(const QCommandLineParser &parser) override
    {
        QStringList codes = parser.positionalArguments();
        if (codes.isEmpty()) {
            QFile input;
            if (!input.open(stdin, QIODevice::ReadOnly))
                return Usage;
            while (!input.atEnd())
                codes.append(QString::fromUtf8(input.readLine().trimmed()));
            codes.removeAll(QString());
        }
        bool allReadable = !codes.isEmpty();
        for (const QString &code : std::as_const(codes))
            allReadable = decode(code) && allReadable;
        return allReadable ? Success : Finding;
    }

private:
    static bool decode(const QString &code)
    {
        const int year = QDate::currentDate().year();
        QByteArray bytes = rawBytes(code);
        if (code.startsWith(u'(')) {
            const auto elements = gs1::ElementString::parseBracketed(code, year);
            if (!elements) {
                printJson(Description()(scan::ScannedUnreadable{elements.error()}));
                return false;
            }
            bytes = "]d2" + elements->toData().toLatin1();
        }
        scan::RawScan raw;
        raw.bytes = bytes;
        const auto thing = scan::interpret(raw, {{}, true, year});
        QJsonObject object = std::visit(Description(), thing);
        if (const auto symbol = scan::decodeSymbol(raw, {})) {
            if (symbol->symbology)
                object["aim"_L1] = QString::fromLatin1(symbol->symbology->toByteArray());
            const auto elements =
                gs1::ElementString::parse(QString::fromLatin1(symbol->data), year);
            if (elements) {
                const QJsonObject described = describeElements(*elements);
                object["elements"_L1] = described["elements"_L1];
                object["elementString"_L1] = described["hri"_L1];
            }
        }
        printJson(object);
        return !std::holds_alternative<scan::ScannedUnreadable>(thing)
               && !std::holds_alternative<scan::ScannedAmbiguous>(thing);
    }
};

} // namespace

std::unique_ptr<Command> makeDecodeCommand()
{
    return std::make_unique<DecodeCommand>();
}

} // namespace pw::ctl

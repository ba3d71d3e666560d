// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/paths.h"
#include "app/bootstrap/scanconfig.h"
#include "app/ctl/codeprinter.h"
#include "app/ctl/commands/commands.h"
#include "ui/text/codewords.h"

#include <QDate>
#include <QFile>
#include <QRegularExpression>

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

/// What a scanner would have sent.
QByteArray bytesOf(const QString &code, int year)
{
    if (!code.startsWith(u'('))
        return rawBytes(code);
    const auto elements = gs1::ElementString::parseBracketed(code, year);
    if (elements)
        return "]d2" + elements->toData().toLatin1();
    // Wrong, but said as the symbol would say it, so that the report names the place.
    static const QRegularExpression bracket(u"\\((\\d{2,4})\\)"_s);
    return "]d2" + QString(code).replace(bracket, u"\\1"_s).toUtf8();
}

class DecodeCommand : public Command
{
public:
    QString name() const override { return u"decode"_s; }
    QString summary() const override
    {
        return u"everything about a code: identity, AIs and their meaning, what is wrong"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"code"_s,
                                     u"As a scanner sends it, GS as \\x1d or <GS>; or "
                                     "bracketed, (01)…(21)…; none: lines of standard input."_s,
                                     u"[code …]"_s);
        parser.addOption(
            {u"file"_s, u"Read codes from here, one a line; may be repeated."_s, u"FILE"_s});
        parser.addOption({u"json"_s, u"One JSON object a line."_s});
        parser.addOption({u"label"_s, u"All codes are of one label: check them together."_s});
        parser.addOption({u"hex"_s, u"Codes are bytes in hex, as from a capture."_s});
        parser.addOption({u"tag"_s, u"Codes are the EPC memory of RFID tags, in hex."_s});
        parser.addOption(
            {u"unproven"_s, u"As from a scanner that has not proven that it sends separators."_s});
        parser.addOption({u"company-prefixes"_s,
                          u"GS1's list of company prefix lengths (CSV, may be gzipped); without: "
                          "that of the station, if it has one."_s,
                          u"FILE"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        m_year = QDate::currentDate().year();
        if (!loadRules(parser))
            return CannotStart;
        const auto codes = codesOf(parser);
        if (!codes)
            return CannotStart;
        if (codes->isEmpty()) {
            printError(u"There is no code to decode."_s);
            return Usage;
        }
        m_json = parser.isSet(u"json"_s);
        m_hex = parser.isSet(u"hex"_s);
        m_tag = parser.isSet(u"tag"_s);
        m_proven = !parser.isSet(u"unproven"_s);
        bool allReadable = true;
        for (const QString &code : *codes)
            allReadable = decode(code) && allReadable;
        if (parser.isSet(u"label"_s))
            allReadable = judgeLabel() && allReadable;
        return allReadable ? Success : Finding;
    }

private:
    bool loadRules(const QCommandLineParser &parser)
    {
        auto config = bootstrap::loadScanConfig(bootstrap::Paths::fromEnvironment());
        if (parser.isSet(u"company-prefixes"_s))
            config.loadCompanyPrefixes(parser.value(u"company-prefixes"_s));
        for (const QString &problem : config.problems)
            printError(problem);
        m_rules = config.rules;
        m_prefixes = config.companyPrefixes;
        return config.problems.isEmpty();
    }

    static std::optional<QStringList> codesOf(const QCommandLineParser &parser)
    {
        QStringList codes = parser.positionalArguments();
        for (const QString &name : parser.values(u"file"_s)) {
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly)) {
                printError(u"%1 cannot be read: %2"_s.arg(name, file.errorString()));
                return std::nullopt;
            }
            readLines(file, codes);
        }
        if (codes.isEmpty() && !parser.isSet(u"file"_s)) {
            QFile input;
            if (input.open(stdin, QIODevice::ReadOnly))
                readLines(input, codes);
        }
        return codes;
    }

    static void readLines(QFile &file, QStringList &codes)
    {
        while (!file.atEnd()) {
            // Only what ends a line goes: GS counts as a blank to trimmed().
            QByteArray line = file.readLine();
            while (line.endsWith('\n') || line.endsWith('\r'))
                line.chop(1);
            if (!line.isEmpty())
                codes.append(QString::fromUtf8(line));
        }
    }

    bool decode(const QString &code)
    {
        scan::RawScan raw;
        raw.bytes = m_hex   ? QByteArray::fromHex(code.toLatin1())
                    : m_tag ? code.toLatin1()
                            : bytesOf(code, m_year);
        scan::InterpretContext context{{}, m_proven, m_year, m_rules};
        if (m_tag)
            context.framing.payload = scan::Payload::EpcHex;
        const scan::CodeReport report = scan::inspect(raw, context, m_prefixes);
        if (m_json)
            printJson(toJson(report));
        else
            printLine(ctl::describe(report));
        if (const auto symbol = report.symbol) {
            const auto elements =
                gs1::ElementString::parse(QString::fromLatin1(symbol->data), m_year);
            if (elements)
                m_symbols.push_back(*elements);
        }
        return !report.fault && !std::holds_alternative<scan::ScannedAmbiguous>(report.thing);
    }

    bool judgeLabel() const
    {
        const auto fault = gs1::checkLabel(m_symbols);
        if (m_json)
            printJson(fault ? QJsonObject{{"label"_L1, toJson(*fault)}}
                            : QJsonObject{{"label"_L1, "in order"_L1}});
        else
            printLine(fault ? u"Label         "_s + text::labelFault(*fault)
                            : u"Label         The symbols fit together."_s);
        return !fault;
    }

    int m_year = 0;
    bool m_json = false;
    bool m_hex = false;
    bool m_tag = false;
    bool m_proven = true;
    scan::ScanRules m_rules;
    epc::CompanyPrefixes m_prefixes;
    std::vector<gs1::ElementString> m_symbols;
};

} // namespace

std::unique_ptr<Command> makeDecodeCommand()
{
    return std::make_unique<DecodeCommand>();
}

} // namespace pw::ctl

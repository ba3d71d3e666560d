// SPDX-License-Identifier: Apache-2.0
#include "core/labels/commandsheet.h"

#include "core/labels/symbolsvg.h"
#include "core/scan/commandcode.h"

namespace pw::labels {

using namespace Qt::StringLiterals;

namespace {

using Verb = scan::BenchCommand::Verb;

struct Row
{
    const char *section; ///< set on the first row of one; German after '|'
    scan::BenchCommand command;
    const char *words; ///< German after '|'
};

const QList<Row> &rows()
{
    static const QList<Row> list = {
        {"Answer|Antworten", {Verb::Confirm, {}}, "Confirm|Best\u00e4tigen"},
        {nullptr, {Verb::Acknowledge, {}}, "Understood|Verstanden"},
        {nullptr, {Verb::Cancel, {}}, "Cancel|Abbrechen"},
        {nullptr, {Verb::Undo, {}}, "Undo|R\u00fcckg\u00e4ngig"},
        {"Pack|Packen", {Verb::New, u"bundle"_s}, "New bundle|Neues B\u00fcndel"},
        {nullptr, {Verb::New, u"carton"_s}, "New carton|Neuer Karton"},
        {nullptr, {Verb::New, u"pallet"_s}, "New pallet|Neue Palette"},
        {nullptr, {Verb::Close, {}}, "Close|Schlie\u00dfen"},
        {nullptr,
         {Verb::Partial, u"end-of-lot"_s},
         "Close partial: end of lot"
         "|Teilweise schlie\u00dfen: Chargenende"},
        {nullptr, {Verb::SetAside, {}}, "Set aside|Beiseitestellen"},
        {nullptr, {Verb::Mode, u"container-first"_s}, "Container first|Beh\u00e4lter zuerst"},
        {nullptr, {Verb::Mode, u"children-first"_s}, "Contents first|Inhalt zuerst"},
        {"Pages|Seiten", {Verb::Page, u"pack"_s}, "Pack|Packen"},
        {nullptr, {Verb::Page, u"unpack"_s}, "Unpack|Auspacken"},
        {nullptr, {Verb::Page, u"rework"_s}, "Rework|Nacharbeit"},
        {nullptr, {Verb::Page, u"check"_s}, "Check|Pr\u00fcfen"},
        {nullptr, {Verb::Page, u"hold"_s}, "Hold|Sperren"},
        {"Work|Arbeiten", {Verb::Mode, u"unpack"_s}, "Take out|Herausnehmen"},
        {nullptr, {Verb::Mode, u"dissolve"_s}, "Dissolve|Aufl\u00f6sen"},
        {nullptr, {Verb::Mode, u"replace"_s}, "Replace|Ersetzen"},
        {nullptr, {Verb::Mode, u"top-up"_s}, "Top up|Auff\u00fcllen"},
        {nullptr, {Verb::Mode, u"move"_s}, "Move|Umpacken"},
        {nullptr, {Verb::Mode, u"relabel"_s}, "Relabel|Umetikettieren"},
        {nullptr, {Verb::Mode, u"split"_s}, "Split|Aufteilen"},
        {nullptr, {Verb::Mode, u"merge"_s}, "Merge|Zusammenf\u00fchren"},
        {nullptr, {Verb::Mode, u"verify"_s}, "Verify contents|Inhalt pr\u00fcfen"},
        {nullptr, {Verb::Mode, u"hold"_s}, "Hold|Sperren"},
        {nullptr, {Verb::Mode, u"release"_s}, "Release|Freigeben"},
        {nullptr, {Verb::Mode, u"rework-order"_s}, "Rework order|Nacharbeitsauftrag"},
        {nullptr, {Verb::Mode, u"verify-label"_s}, "Confirm label|Etikett best\u00e4tigen"},
        {nullptr, {Verb::Mode, u"inspect"_s}, "Inspect|Begutachten"},
        {nullptr, {Verb::Mode, u"sample"_s}, "Take sample|Muster nehmen"},
        {nullptr, {Verb::Mode, u"destroy"_s}, "Destroy|Vernichten"},
        {nullptr, {Verb::Mode, u"decommission"_s}, "Decommission|Ausbuchen"},
        {nullptr, {Verb::Mode, u"scrap-label"_s}, "Scrap label|Etikett verwerfen"},
        {"Choices|Auswahl",
         {Verb::Choose, u"one-level"_s},
         "Dissolve: one level|Aufl\u00f6sen: eine Ebene"},
        {nullptr,
         {Verb::Choose, u"to-packs"_s},
         "Dissolve: down to the packs|Aufl\u00f6sen: bis zu den Packungen"},
        {nullptr,
         {Verb::Choose, u"end-empty"_s},
         "Empty containers: number ends|Leere Beh\u00e4lter: Nummer endet"},
        {nullptr,
         {Verb::Choose, u"keep-empty"_s},
         "Empty containers: stay in use|Leere Beh\u00e4lter: bleiben in Gebrauch"},
        {nullptr, {Verb::Choose, u"damaged"_s}, "Replaced one: damaged|Ersetztes: besch\u00e4digt"},
        {nullptr, {Verb::Choose, u"quarantined"_s}, "Replaced one: held|Ersetztes: gesperrt"},
        {nullptr,
         {Verb::Choose, u"decommissioned"_s},
         "Replaced one: taken out of use|Ersetztes: ausgebucht"},
        {nullptr, {Verb::Choose, u"destroyed"_s}, "Replaced one: destroyed|Ersetztes: vernichtet"},
        {nullptr, {Verb::Choose, u"blind"_s}, "Verify: hidden|Pr\u00fcfen: verdeckt"},
        {nullptr, {Verb::Choose, u"guided"_s}, "Verify: shown|Pr\u00fcfen: angezeigt"},
        {nullptr, {Verb::Choose, u"all"_s}, "Verify: all|Pr\u00fcfen: alles"},
        {nullptr,
         {Verb::Choose, u"sample-plan"_s},
         "Verify: by sample plan|Pr\u00fcfen: nach Stichprobenplan"},
        {nullptr, {Verb::Choose, u"quarantine"_s}, "Hold: quarantine|Sperren: Quarant\u00e4ne"},
        {nullptr, {Verb::Choose, u"damage"_s}, "Hold: damaged|Sperren: besch\u00e4digt"},
        {nullptr, {Verb::Choose, u"suspect"_s}, "Hold: suspect|Sperren: verd\u00e4chtig"},
        {nullptr,
         {Verb::Choose, u"data-issue"_s},
         "Hold: data in doubt|Sperren: Daten zweifelhaft"},
        {nullptr,
         {Verb::Choose, u"itself-only"_s},
         "Container: itself only|Beh\u00e4lter: nur er selbst"},
        {nullptr,
         {Verb::Choose, u"with-contents"_s},
         "Container: with contents|Beh\u00e4lter: mit Inhalt"},
        {nullptr, {Verb::Choose, u"hold-1"_s}, "Release: first hold|Freigeben: erste Sperre"},
        {nullptr, {Verb::Choose, u"hold-2"_s}, "Release: second hold|Freigeben: zweite Sperre"},
        {nullptr, {Verb::Choose, u"hold-3"_s}, "Release: third hold|Freigeben: dritte Sperre"},
        {nullptr, {Verb::Choose, u"hold-4"_s}, "Release: fourth hold|Freigeben: vierte Sperre"},
        {nullptr, {Verb::Choose, u"in-order"_s}, "Inspected: in order|Begutachtet: in Ordnung"},
        {nullptr,
         {Verb::Choose, u"not-in-order"_s},
         "Inspected: not in order|Begutachtet: nicht in Ordnung"},
        {nullptr, {Verb::Choose, u"goes-in"_s}, "Rework: goes in|Nacharbeit: geht hinein"},
        {nullptr,
         {Verb::Choose, u"comes-out"_s},
         "Rework: comes out good|Nacharbeit: kommt gut heraus"},
        {nullptr,
         {Verb::Choose, u"to-stock"_s},
         "Rework: back to stock|Nacharbeit: zur\u00fcck ins Lager"},
        {nullptr,
         {Verb::Choose, u"in-container"_s},
         "Resolve: in a container|Kl\u00e4ren: in einem Gebinde"},
        {nullptr, {Verb::Choose, u"loose"_s}, "Resolve: in none|Kl\u00e4ren: in keinem"},
        {nullptr,
         {Verb::Choose, u"two-units"_s},
         "Resolve: there are two|Kl\u00e4ren: es sind zwei"},
    };
    return list;
}

QString in(const char *words, bool german)
{
    return QString::fromUtf8(words).section(u'|', german ? 1 : 0, german ? 1 : 0);
}

constexpr auto Style = R"(
@page { size: A4; margin: 12mm; }
body { font: 10pt/1.3 "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
  max-width: 186mm; margin: 0 auto; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 16pt; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 5mm 0 2mm; border-bottom: .3mm solid #000; break-after: avoid; }
.code { display: inline-block; vertical-align: top; width: 44mm; margin: 0 2mm 6mm 0;
  break-inside: avoid; }
.code p { margin: 2mm 0 0; font-weight: bold; }
svg { display: block; }
)"_L1;

QString heading(const QString &text)
{
    return u"<h2>%1</h2>\n"_s.arg(text.toHtmlEscaped());
}

Result<QString, EncodeError> codeHtml(const scan::BenchCommand &command, const QByteArray &key,
                                      const QString &words)
{
    // Whole dots at 300 and 600 dpi, so that a printer need not round any module.
    constexpr double Module = 25.4 / 50;
    const QString data = QString::fromLatin1(scan::commandcode::encode(command, key));
    const auto matrix = encode(Symbology::DataMatrix, data);
    if (!matrix)
        return Failure{matrix.error()};
    return u"<div class=\"code\">%1<p>%2</p></div>\n"_s.arg(
        symbolSvg(Symbology::DataMatrix, *matrix, {Module, 15.}), words.toHtmlEscaped());
}

} // namespace

const QList<scan::BenchCommand> &sheetCommands()
{
    static const QList<scan::BenchCommand> commands = [] {
        QList<scan::BenchCommand> list;
        for (const Row &row : rows())
            list.append(row.command);
        return list;
    }();
    return commands;
}

Result<QByteArray, EncodeError> commandSheetHtml(const QByteArray &key,
                                                 const QList<SheetReason> &reasons,
                                                 const QStringList &orders, QStringView language)
{
    const bool german = language == u"de";
    const QString title = german ? u"Befehlscodes"_s : u"Command codes"_s;
    QString html = u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2"
                   "</title><style>%3</style></head>\n<body><h1>%2</h1><p>%4</p>\n"_s.arg(
                       german ? u"de"_s : u"en"_s, title, Style,
                       german ? u"In 100 % drucken. Ein Code wirkt wie seine Taste. Nur an den "
                                "Stationen dieses Standorts g\u00fcltig."_s
                              : u"Print at 100 %. A code does what its button does. Valid at the "
                                "stations of this site only."_s);
    for (const Row &row : rows()) {
        if (row.section)
            html += heading(in(row.section, german));
        const auto code = codeHtml(row.command, key, in(row.words, german));
        if (!code)
            return Failure{code.error()};
        html += *code;
    }
    if (!reasons.isEmpty())
        html += heading(german ? u"Gr\u00fcnde"_s : u"Reasons"_s);
    for (const SheetReason &reason : reasons) {
        const QString argument = reason.code.toLower().replace(u'_', u'-');
        const auto code = codeHtml({Verb::Reason, argument}, key, reason.text);
        if (!code)
            return Failure{code.error()};
        html += *code;
    }
    if (!orders.isEmpty())
        html += heading(german ? u"Nacharbeitsauftr\u00e4ge"_s : u"Rework orders"_s);
    for (const QString &order : orders) {
        const auto code = codeHtml({Verb::Order, order.toLower()}, key, order);
        if (!code)
            return Failure{code.error()};
        html += *code;
    }
    html += u"</body></html>\n"_s;
    return html.toUtf8();
}

} // namespace pw::labels

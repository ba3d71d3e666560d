// SPDX-License-Identifier: Apache-2.0
#include "core/labels/demosheet.h"
#include "core/labels/symbolsvg.h"

#include <QRegularExpression>

namespace pw::labels {

using namespace Qt::StringLiterals;

namespace {

// Whole dots at 300 and 600 dpi, so that a printer need not round any module.
constexpr double MatrixModule = 25.4 / 50; // 0.508 mm
constexpr double BarModule = 25.4 / 100;   // 0.254 mm, in the range for healthcare items
constexpr double Ean13Module = 25.4 / 75;  // 0.339 mm: nearest to the nominal 0.330
constexpr double BarHeight = 12.;

double moduleOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Gs1DataMatrix:
    case Symbology::DataMatrix: return MatrixModule;
    case Symbology::Gs1_128:
    case Symbology::Code128: return BarModule;
    case Symbology::Ean13: return Ean13Module;
    }
    Q_UNREACHABLE();
}

// Inline blocks, not flex boxes: those do not break well from page to page.
constexpr auto Style = R"(
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 8.5pt/1.3 "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
  max-width: 186mm; margin: 0 auto; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 16pt; margin: 0 0 1mm; }
h2 { font-size: 13pt; margin: 5mm 0 2mm; border-bottom: .3mm solid #000; break-after: avoid; }
h3 { font-size: 9.5pt; margin: 0; }
p { margin: .5mm 0; }
svg { display: block; }
.entry { border: .2mm solid #999; border-left: 1.6mm solid #666; padding: 2mm; margin: 0 0 2mm; }
.series > h3, .series > p { break-after: avoid; }
.single { display: inline-block; vertical-align: top; width: 59.5mm; min-height: 41mm;
  margin-right: 1mm; break-inside: avoid; }
.code { display: inline-block; vertical-align: top; margin: 1.5mm 2mm 1.5mm 0;
  break-inside: avoid; }
.matrix { width: 23.5mm; }
.linear { margin-right: 12mm; }
.code p { font: 6pt/1.2 "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.single .code { width: 54mm; margin-right: 0; }
.single .matrix svg, .single .matrix p { display: inline-block; vertical-align: middle; }
.single .matrix p { max-width: 37mm; }
.verdict { font: bold 7pt "DejaVu Sans Mono", monospace; }
.accepted { border-left-color: #1a7f37; } .warning { border-left-color: #bf8700; }
.refused { border-left-color: #c62828; }
)"_L1;

QString classOf(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::Accepted: return u"accepted"_s;
    case domain::Severity::Notice: return u"notice"_s;
    case domain::Severity::Warning: return u"warning"_s;
    case domain::Severity::Refused:
    case domain::Severity::Failed: return u"refused"_s;
    }
    Q_UNREACHABLE();
}

QString element(QLatin1StringView name, const QString &text)
{
    return u"<%1>%2</%1>\n"_s.arg(name, text.toHtmlEscaped());
}

class SheetWriter
{
public:
    SheetWriter(const DemoSheet &sheet, QStringView language) : m_sheet(sheet), m_language(language)
    {}

    Result<QByteArray, SheetError> write()
    {
        writeHead();
        for (const DemoGroup &group : m_sheet.groups) {
            m_html += element("h2"_L1, group.title.in(m_language)) + u"<div class=\"group\">\n"_s;
            for (const DemoEntry &entry : m_sheet.entries) {
                if (entry.group == group.id)
                    writeEntry(entry);
            }
            m_html += u"</div>\n"_s;
        }
        m_html += u"</body></html>\n"_s;
        if (m_error)
            return Failure{*m_error};
        return m_html.toUtf8();
    }

private:
    void writeHead()
    {
        const DemoSheet::Captions &captions = m_sheet.captions;
        const QString title = captions.title.in(m_language);
        const QString language = m_language == u"de" ? u"de"_s : u"en"_s;
        m_html = u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\">\n"
                 "<title>%2</title>\n<style>%3</style></head><body>\n"_s.arg(
                     language, title.toHtmlEscaped(), Style);
        m_html += element("h1"_L1, title);
        m_html += element("p"_L1, captions.introduction.in(m_language));
        m_html += element("p"_L1, captions.validity.in(m_language)
                                      .arg(m_sheet.validFrom.toString(Qt::ISODate),
                                           m_sheet.validUntil.toString(Qt::ISODate)));
    }

    void writeEntry(const DemoEntry &entry)
    {
        m_html += u"<div class=\"entry %1 %2\">"_s.arg(classOf(severityOf(entry.verdict)),
                                                       entry.codes.size() == 1 ? u"single"_s
                                                                               : u"series"_s);
        m_html += element("h3"_L1, entry.title.in(m_language));
        m_html += element("p"_L1, entry.explanation.in(m_language));
        m_html += u"<p class=\"verdict\">%1</p>\n"_s.arg(domain::toCode(entry.verdict));
        if (!entry.setup.isEmpty()) {
            const QString before = entry.setup.join(u", "_s);
            m_html += element("p"_L1, m_sheet.captions.setup.in(m_language).arg(before));
        }
        for (const DemoCode &code : entry.codes)
            writeCode(entry, code);
        m_html += u"</div>\n"_s;
    }

    void writeCode(const DemoEntry &entry, const DemoCode &code)
    {
        const auto matrix = entry.unchecked ? encodeUnchecked(entry.symbology, code.data)
                                            : encode(entry.symbology, code.data);
        if (!matrix) {
            if (!m_error)
                m_error = SheetError{code.id, matrix.error()};
            return;
        }
        m_html += u"<div class=\"code %1\" id=\"%2\">"_s.arg(
            isLinear(entry.symbology) ? u"linear"_s : u"matrix"_s, code.id.toHtmlEscaped());
        m_html += symbolSvg(entry.symbology, *matrix, {moduleOf(entry.symbology), BarHeight});
        m_html +=
            u"<p><b>%1</b><br>%2</p></div>"_s.arg(code.id.toHtmlEscaped(), readable(code.data));
    }

    /// One line for each element.
    static QString readable(const QString &data)
    {
        static const QRegularExpression element(u"(?<=[^\\\\])(?=\\(\\d)"_s);
        return data.toHtmlEscaped().replace(element, u"<br>"_s);
    }

    const DemoSheet &m_sheet;
    QStringView m_language;
    QString m_html;
    std::optional<SheetError> m_error;
};

} // namespace

Result<QByteArray, SheetError> toHtml(const DemoSheet &sheet, QStringView language)
{
    return SheetWriter(sheet, language).write();
}

} // namespace pw::labels

// SPDX-License-Identifier: Apache-2.0
#include "ui/inspect/inspectionhtml.h"

#include "core/scan/readablebytes.h"
#include "ui/text/codewords.h"
#include "ui/text/messages.h"
#include "ui/text/readingfault.h"
#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

struct InspectionText
{
    Q_DECLARE_TR_FUNCTIONS(InspectionText)
};

class Writer
{
public:
    explicit Writer(const style::Tokens &tokens) : m_tokens(tokens) {}

    void section(const QString &title)
    {
        endTable();
        m_html +=
            u"<p style=\"color:%1;font-size:%2px;font-weight:600;margin:%3px 0 %4px 0\">%5</p>"_s
                .arg(m_tokens.colours.inkMuted.name())
                .arg(m_tokens.type.caption)
                .arg(m_tokens.space.m)
                .arg(m_tokens.space.xs)
                .arg(title.toHtmlEscaped());
    }
    void row(const QString &name, const QString &value, bool fixed = false)
    {
        if (value.isEmpty())
            return;
        if (!m_inTable)
            m_html += u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">"_s;
        m_inTable = true;
        m_html +=
            u"<tr><td width=\"26%\" style=\"color:%1\">%2</td><td style=\"%3\">%4</td></tr>"_s.arg(
                m_tokens.colours.inkMuted.name(), name.toHtmlEscaped(),
                fixed ? u"font-family:monospace"_s : QString(), value.toHtmlEscaped());
    }
    void field(const scan::CodeField &field)
    {
        QString value = field.value;
        if (!field.readable.isEmpty())
            value += u"  =  "_s + field.readable;
        row(u"(%1) %2"_s.arg(field.ai, field.title), value, true);
    }
    QString done()
    {
        endTable();
        return m_html;
    }

private:
    void endTable()
    {
        if (m_inTable)
            m_html += u"</table>"_s;
        m_inTable = false;
    }

    const style::Tokens &m_tokens;
    QString m_html;
    bool m_inTable = false;
};

void writeCode(Writer &writer, const scan::CodeReport &report)
{
    writer.section(InspectionText::tr("As sent by the scanner"));
    writer.row(InspectionText::tr("Characters"), scan::readableBytes(report.bytes), true);
    writer.row(InspectionText::tr("Bytes"), QString::fromLatin1(report.bytes.toHex(' ')), true);
    if (report.symbol && report.symbol->symbology) {
        const gs1::SymbologyId &id = *report.symbol->symbology;
        writer.row(InspectionText::tr("Symbol"),
                   QString::fromLatin1(id.toByteArray()) + u' ' + id.name());
    }
    if (report.fault) {
        writer.section(InspectionText::tr("Why it is refused"));
        writer.row(InspectionText::tr("Cause"), text::readingFault(*report.fault));
        writer.row(InspectionText::tr("What to do"), text::readingRemedy(*report.fault));
    }
    if (!report.fields.isEmpty())
        writer.section(InspectionText::tr("Fields"));
    for (const scan::CodeField &field : report.fields)
        writer.field(field);
    if (report.label)
        writer.row(InspectionText::tr("Note"), text::labelFault(*report.label));
    if (report.digitalLink.isEmpty())
        return;
    writer.section(InspectionText::tr("Identity"));
    writer.row(InspectionText::tr("Printed as"), report.hri);
    writer.row(u"Digital Link"_s, report.digitalLink, true);
    writer.row(u"EPC URN"_s, report.urnError ? text::urnFault(*report.urnError) : report.urn,
               !report.urnError);
}

void writeRecord(Writer &writer, const domain::Inspection &inspection)
{
    writer.section(InspectionText::tr("On record here"));
    const text::Message message = text::messageFor(inspection.verdict);
    writer.row(InspectionText::tr("Answer"), message.word + u": "_s + message.cause);
    if (!inspection.unit) {
        writer.row(InspectionText::tr("Record"), InspectionText::tr("None"));
    } else {
        const domain::UnitState &unit = *inspection.unit;
        writer.row(InspectionText::tr("State"), text::lifecycleName(unit.lifecycle));
        writer.row(InspectionText::tr("Level"), text::levelName(unit.level));
        writer.row(InspectionText::tr("Lot"), unit.lot);
        if (unit.expiry.isValid())
            writer.row(InspectionText::tr("Expiry"), text::date(unit.expiry));
        if (unit.parent)
            writer.row(InspectionText::tr("Inside"), text::grouped(*unit.parent));
        for (const domain::Hold &hold : unit.holds)
            writer.row(InspectionText::tr("Held"), hold.reason.isEmpty() ? hold.id : hold.reason);
        if (unit.lastEventAt.isValid())
            writer.row(InspectionText::tr("Last event"),
                       text::moment(unit.lastEventAt) + u' ' + unit.lastEventBy);
    }
    writer.row(InspectionText::tr("Age of the data"),
               inspection.dataAge ? text::duration(*inspection.dataAge)
                                  : InspectionText::tr("Never synchronized"));
    writer.row(InspectionText::tr("Scanner"), inspection.device);
    if (inspection.at.isValid())
        writer.row(InspectionText::tr("Scanned"), text::moment(inspection.at));
}

} // namespace

QString inspectionHtml(const domain::Inspection &inspection, const style::Tokens &tokens)
{
    Writer writer(tokens);
    writeCode(writer, inspection.report);
    writeRecord(writer, inspection);
    return writer.done();
}

QString codeHtml(const scan::CodeReport &report, const style::Tokens &tokens)
{
    Writer writer(tokens);
    writeCode(writer, report);
    return writer.done();
}

} // namespace pw::ui

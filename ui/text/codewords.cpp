// SPDX-License-Identifier: Apache-2.0
#include "ui/text/codewords.h"

#include "ui/text/terms.h"

#include <QCoreApplication>

namespace pw::text {

namespace {

struct CodeWords
{
    Q_DECLARE_TR_FUNCTIONS(CodeWords)
};

QString schemeName(scan::Scheme scheme)
{
    switch (scheme) {
    case scan::Scheme::Ppn: return CodeWords::tr("Pharmacy Product Number (IFA)");
    case scan::Scheme::Hibc: return CodeWords::tr("Health Industry Bar Code");
    case scan::Scheme::ChinaDrugCode: return CodeWords::tr("Chinese drug code");
    }
    Q_UNREACHABLE();
}

QString commandFault(scan::CommandError error)
{
    switch (error) {
    case scan::CommandError::NoKey:
        return CodeWords::tr("Command code; this station has no key to check it");
    case scan::CommandError::Malformed: return CodeWords::tr("Command code, written wrong");
    case scan::CommandError::UnknownVerb: return CodeWords::tr("Command code, unknown command");
    case scan::CommandError::Forged:
        return CodeWords::tr("Command code of another site, or forged");
    }
    Q_UNREACHABLE();
}

struct Kind
{
    QString operator()(const scan::ScannedItem &) const
    {
        return CodeWords::tr("Product with its own serial number (SGTIN)");
    }
    QString operator()(const scan::ScannedLogisticUnit &) const
    {
        return CodeWords::tr("Container (SSCC)");
    }
    QString operator()(const scan::ScannedProductOnly &) const
    {
        return CodeWords::tr("Product without serial number (GTIN)");
    }
    QString operator()(const scan::ScannedForeign &foreign) const
    {
        switch (foreign.kind) {
        case scan::ScannedForeign::Kind::NotGs1: return CodeWords::tr("Not a GS1 code");
        case scan::ScannedForeign::Kind::OtherKey:
            return CodeWords::tr("GS1 code that names no single unit");
        case scan::ScannedForeign::Kind::Url:
            return CodeWords::tr("Web address without GS1 identity");
        }
        Q_UNREACHABLE();
    }
    QString operator()(const scan::ScannedAmbiguous &ambiguous) const
    {
        //: %1: an AI such as "(10)"
        return CodeWords::tr("Ambiguous: a separator seems lost in %1")
            .arg(QString(u'(' + ambiguous.ai + u')'));
    }
    QString operator()(const scan::ScannedUnreadable &) const
    {
        return CodeWords::tr("Refused: names nothing for certain");
    }
    QString operator()(const scan::ScannedOtherScheme &scanned) const
    {
        return schemeName(scanned.scheme);
    }
    QString operator()(const scan::ScannedBadge &) const { return CodeWords::tr("Badge"); }
    QString operator()(const scan::ScannedCommand &) const
    {
        return CodeWords::tr("Command code of this site");
    }
    QString operator()(const scan::ScannedFalseCommand &scanned) const
    {
        return commandFault(scanned.reason);
    }
    QString operator()(const scan::ScannedLocation &) const { return CodeWords::tr("Place (GLN)"); }
    QString operator()(const scan::ScannedDocument &) const
    {
        return CodeWords::tr("Document or order number");
    }
    QString operator()(const scan::ScannedIgnored &) const
    {
        return CodeWords::tr("Ignored by the settings of this site");
    }
    QString operator()(const scan::ScannedDistorted &distorted) const
    {
        switch (distorted.fault) {
        case scan::KeyboardFault::CapsLock:
            return CodeWords::tr("Refused: typed with Caps Lock on");
        case scan::KeyboardFault::Layout:
            return CodeWords::tr("Refused: typed on a keyboard of another layout");
        }
        Q_UNREACHABLE();
    }
};

} // namespace

QString kindOf(const scan::ScannedThing &thing)
{
    return std::visit(Kind(), thing);
}

QString labelFault(const gs1::LabelFault &fault)
{
    const QString ai = u'(' + fault.ai + u')';
    switch (fault.code) {
    case gs1::LabelFault::Code::ConflictingValues:
        return CodeWords::tr("The label says %1 twice with different values.").arg(ai);
    case gs1::LabelFault::Code::ExcludedPair:
        return CodeWords::tr("Another field of the label excludes %1.").arg(ai);
    case gs1::LabelFault::Code::MissingCompanion:
        return CodeWords::tr("%1 needs a further field, which no symbol of the label has.").arg(ai);
    }
    Q_UNREACHABLE();
}

QString urnFault(epc::UrnError error)
{
    switch (error) {
    case epc::UrnError::NoScheme: return CodeWords::tr("There is no EPC URN for it.");
    case epc::UrnError::UnknownPrefix:
        return CodeWords::tr("No list says where its company prefix ends, and none is guessed.");
    case epc::UrnError::NotACompanyPrefix:
        return CodeWords::tr("Its number belongs to no company.");
    }
    Q_UNREACHABLE();
}

} // namespace pw::text

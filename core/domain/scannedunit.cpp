// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scannedunit.h"

#include "core/domain/policy.h"
#include "core/scan/possiblesplits.h"

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

Verdict verdictOf(VerdictCode code, const World &world)
{
    Verdict verdict;
    verdict.code = code;
    verdict.dataAge = world.dataAge();
    return verdict;
}

QString withCaseExchanged(const QString &text)
{
    QString exchanged = text;
    for (QChar &c : exchanged)
        c = c.isUpper() ? c.toLower() : c.toUpper();
    return exchanged;
}

/// Looks for a reason why a serial is unknown. None makes it known: the identity stays the one that
/// was scanned, and refused.
void explainUnknown(const scan::ScannedItem &label, const World &world, Verdict &refusal)
{
    const auto note = [&](const QString &recorded, bool onlyCase) {
        refusal.differences = {{u"serial"_s, label.sgtin.serial(), recorded, onlyCase}};
    };
    const auto isKnown = [&world](const gs1::Gtin &gtin, const QString &serial) {
        const auto sgtin = epc::Sgtin::make(gtin, serial);
        return sgtin && world.unit(*sgtin);
    };
    const QString &serial = label.sgtin.serial();
    for (const QString &other : {withCaseExchanged(serial), serial.toUpper(), serial.toLower()}) {
        if (other != serial && isKnown(label.sgtin.gtin(), other))
            return note(other, true);
    }
    if (!label.label)
        return;
    const auto splits = scan::possibleSplits(*label.label, world.today().year());
    for (const gs1::ElementString &split : splits) { // R-ID-7d
        const auto other = split.value(u"21");
        if (!other || *other == serial || !isKnown(label.sgtin.gtin(), *other))
            continue;
        refusal.code = VerdictCode::SeparatorLost;
        return note(*other, false);
    }
}

class Refusal
{
public:
    explicit Refusal(const World &world) : m_world(world) {}

    std::optional<Verdict> operator()(const scan::ScannedItem &) const { return {}; }
    std::optional<Verdict> operator()(const scan::ScannedLogisticUnit &) const { return {}; }
    std::optional<Verdict> operator()(const scan::ScannedProductOnly &scanned) const
    {
        // Beside a pack's Data Matrix there often is an EAN-13 of the same product: read by
        // accident, nothing to stop for. Without a product of ours it is somebody's mistake.
        const auto product = m_world.product(scanned.gtin);
        Verdict verdict =
            verdictOf(product ? VerdictCode::IgnoredCode : VerdictCode::NoSerial, m_world);
        if (product)
            verdict.productName = product->name;
        return verdict;
    }
    std::optional<Verdict> operator()(const scan::ScannedForeign &foreign) const
    {
        switch (foreign.kind) {
        case scan::ScannedForeign::Kind::NotGs1:
        case scan::ScannedForeign::Kind::Url: return verdictOf(VerdictCode::NotGs1, m_world);
        case scan::ScannedForeign::Kind::OtherKey: return verdictOf(VerdictCode::OtherKey, m_world);
        }
        Q_UNREACHABLE();
    }
    std::optional<Verdict> operator()(const scan::ScannedAmbiguous &) const
    {
        return verdictOf(VerdictCode::SeparatorLost, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedUnreadable &unreadable) const
    {
        Verdict verdict = verdictOf(VerdictCode::Unreadable, m_world);
        if (const auto *parse = std::get_if<gs1::ParseError>(&unreadable.reason)) {
            verdict.parseError = *parse;
            if (parse->code == gs1::ParseError::Code::ValueTooLong)
                verdict.code = VerdictCode::SeparatorLost; // R-ID-7b: lost for certain
        } else if (const auto *tag = std::get_if<epc::TagError>(&unreadable.reason)) {
            verdict.tagError = *tag;
        } else if (const auto *grammar = std::get_if<scan::GrammarError>(&unreadable.reason)) {
            verdict.grammarError = *grammar;
        } else {
            verdict.symbolError = std::get<scan::SymbolError>(unreadable.reason);
            verdict.frameStatus = verdict.symbolError->status;
        }
        return verdict;
    }
    std::optional<Verdict> operator()(const scan::ScannedOtherScheme &scanned) const
    {
        Verdict verdict = verdictOf(VerdictCode::OtherScheme, m_world);
        verdict.lot = scanned.lot.value_or(QString());
        if (scanned.expiry)
            verdict.expiry = scanned.expiry->lastDay;
        return verdict;
    }
    std::optional<Verdict> operator()(const scan::ScannedBadge &) const
    {
        return verdictOf(VerdictCode::UnexpectedBadge, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedCommand &) const
    {
        return verdictOf(VerdictCode::UnexpectedCommand, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedFalseCommand &) const
    {
        return verdictOf(VerdictCode::ForgedCommand, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedLocation &) const
    {
        return verdictOf(VerdictCode::OtherKey, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedDocument &) const
    {
        return verdictOf(VerdictCode::OtherKey, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedIgnored &) const
    {
        return verdictOf(VerdictCode::IgnoredCode, m_world);
    }
    std::optional<Verdict> operator()(const scan::ScannedDistorted &distorted) const
    {
        switch (distorted.fault) {
        case scan::KeyboardFault::CapsLock: return verdictOf(VerdictCode::CapsLockOn, m_world);
        case scan::KeyboardFault::Layout: return verdictOf(VerdictCode::KeyboardLayout, m_world);
        }
        Q_UNREACHABLE();
    }

private:
    const World &m_world;
};

} // namespace

UnitState completed(UnitState record, const std::optional<QString> &lot, QDate expiry,
                    const World &world)
{
    if (record.lot.isEmpty() && lot && !lot->isEmpty()) {
        record.lot = *lot;
        if (const auto sgtin = record.id.sgtin())
            record.holds += world.holdsOnLot(sgtin->gtin(), record.lot);
    }
    if (!record.expiry.isValid())
        record.expiry = expiry;
    return record;
}

VerdictCode codeOfUnknown(const epc::Epc &unit, const QString &lot, const World &world)
{
    if (!world.isCovered(unit, lot))
        return VerdictCode::NotCovered;
    const auto age = world.dataAge();
    return age && *age <= world.dataLimits().unknownIsCertain ? VerdictCode::UnknownSerial
                                                              : VerdictCode::Unverified;
}

Result<UnitState, Verdict> unitOf(const scan::ScannedItem &label, const World &world)
{
    Verdict refusal = verdictOf(VerdictCode::NoMasterData, world);
    refusal.unit = label.sgtin;
    const auto product = world.product(label.sgtin.gtin());
    if (!product)
        return Failure{refusal};
    refusal.productName = product->name;
    refusal.lot = label.lot.value_or(QString());
    const auto unit = world.unit(label.sgtin);
    if (!unit) {
        refusal.code = codeOfUnknown(label.sgtin, refusal.lot, world);
        explainUnknown(label, world, refusal);
        return Failure{refusal};
    }
    // The label must agree before anything else is believed: a right serial with a wrong lot is a
    // candidate falsification whatever state the record is in.
    if (const auto differing = differences(label, *unit); !differing.isEmpty()) {
        refusal.code = VerdictCode::AttributeMismatch;
        refusal.unitLevel = unit->level;
        refusal.lot = unit->lot;
        refusal.expiry = unit->expiry;
        refusal.hold = worstHold(unit->holds);
        refusal.station = unit->lastEventBy;
        refusal.at = unit->lastEventAt;
        refusal.differences = differing;
        return Failure{refusal};
    }
    return completed(*unit, label.lot, label.expiry ? label.expiry->lastDay : QDate(), world);
}

std::optional<Verdict> refusalOf(const scan::ScannedThing &thing, const World &world)
{
    return std::visit(Refusal(world), thing);
}

} // namespace pw::domain

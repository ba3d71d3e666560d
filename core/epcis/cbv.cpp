// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/cbv.h"

#include <algorithm>
#include <span>

namespace pw::epcis::cbv {

namespace {

// CBV 2.0.0, sections 7.1 to 7.5; the enumerations of EPCIS-JSON-Schema.json name the same words.
constexpr QLatin1StringView BizSteps[] = {
    "accepting"_L1,
    "arriving"_L1,
    "assembling"_L1,
    "collecting"_L1,
    "commissioning"_L1,
    "consigning"_L1,
    "creating_class_instance"_L1,
    "cycle_counting"_L1,
    "decommissioning"_L1,
    "departing"_L1,
    "destroying"_L1,
    "disassembling"_L1,
    "dispensing"_L1,
    "encoding"_L1,
    "entering_exiting"_L1,
    "holding"_L1,
    "inspecting"_L1,
    "installing"_L1,
    "killing"_L1,
    "loading"_L1,
    "other"_L1,
    "packing"_L1,
    "picking"_L1,
    "receiving"_L1,
    "removing"_L1,
    "repackaging"_L1,
    "repairing"_L1,
    "replacing"_L1,
    "reserving"_L1,
    "retail_selling"_L1,
    "sampling"_L1,
    "sensor_reporting"_L1,
    "shipping"_L1,
    "staging_outbound"_L1,
    "stock_taking"_L1,
    "stocking"_L1,
    "storing"_L1,
    "transporting"_L1,
    "unloading"_L1,
    "unpacking"_L1,
    "void_shipping"_L1,
};
constexpr QLatin1StringView Dispositions[] = {
    "active"_L1,
    "available"_L1,
    "completeness_inferred"_L1,
    "completeness_verified"_L1,
    "conformant"_L1,
    "container_closed"_L1,
    "container_open"_L1,
    "damaged"_L1,
    "destroyed"_L1,
    "dispensed"_L1,
    "disposed"_L1,
    "encoded"_L1,
    "expired"_L1,
    "in_progress"_L1,
    "in_transit"_L1,
    "inactive"_L1,
    "mismatch_class"_L1,
    "mismatch_instance"_L1,
    "mismatch_quantity"_L1,
    "needs_replacement"_L1,
    "no_pedigree_match"_L1,
    "non_conformant"_L1,
    "non_sellable_other"_L1,
    "partially_dispensed"_L1,
    "recalled"_L1,
    "reserved"_L1,
    "retail_sold"_L1,
    "returned"_L1,
    "sellable_accessible"_L1,
    "sellable_not_accessible"_L1,
    "stolen"_L1,
    "unavailable"_L1,
    "unknown"_L1,
};
constexpr QLatin1StringView BizTransactionTypes[] = {
    "bol"_L1,       "cert"_L1,   "desadv"_L1, "inv"_L1,     "pedigree"_L1, "po"_L1,    "poc"_L1,
    "prodorder"_L1, "recadv"_L1, "rma"_L1,    "testprd"_L1, "testres"_L1,  "upevt"_L1,
};
constexpr QLatin1StringView SourceDestTypes[] = {"location"_L1, "owning_party"_L1,
                                                 "possessing_party"_L1};
constexpr QLatin1StringView ErrorReasons[] = {"did_not_occur"_L1, "incorrect_data"_L1};

struct Spelling
{
    std::span<const QLatin1StringView> words; ///< sorted
    QLatin1StringView urn;                    ///< after `urn:epcglobal:cbv:`
    QLatin1StringView webPrefix;              ///< local name in the web vocabulary
};

Spelling spellingOf(Vocabulary vocabulary)
{
    switch (vocabulary) {
    case Vocabulary::BizStep: return {BizSteps, "bizstep:"_L1, "BizStep-"_L1};
    case Vocabulary::Disposition: return {Dispositions, "disp:"_L1, "Disp-"_L1};
    case Vocabulary::BizTransactionType: return {BizTransactionTypes, "btt:"_L1, "BTT-"_L1};
    case Vocabulary::SourceDestType: return {SourceDestTypes, "sdt:"_L1, "SDT-"_L1};
    case Vocabulary::ErrorReason: return {ErrorReasons, "er:"_L1, "ER-"_L1};
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

bool isWord(Vocabulary vocabulary, QStringView word)
{
    const std::span<const QLatin1StringView> words = spellingOf(vocabulary).words;
    const auto found = std::lower_bound(
        words.begin(), words.end(), word,
        [](QLatin1StringView entry, QStringView wanted) { return entry.compare(wanted) < 0; });
    return found != words.end() && *found == word;
}

QString bareWord(Vocabulary vocabulary, const QString &text)
{
    if (!text.contains(u':'))
        return text;
    const Spelling spelling = spellingOf(vocabulary);
    QStringView rest = text;
    const auto strip = [&rest](QLatin1StringView prefix) {
        if (!rest.startsWith(prefix))
            return false;
        rest = rest.sliced(prefix.size());
        return true;
    };
    const bool stripped = strip("urn:epcglobal:cbv:"_L1)
                              ? strip(spelling.urn)
                              : (strip("https://ref.gs1.org/cbv/"_L1)
                                 || strip("https://ns.gs1.org/cbv/"_L1) || strip("cbv:"_L1))
                                    && strip(spelling.webPrefix);
    return stripped && isWord(vocabulary, rest) ? rest.toString() : text;
}

} // namespace pw::epcis::cbv

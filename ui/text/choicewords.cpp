// SPDX-License-Identifier: Apache-2.0
#include "ui/text/workwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace pw::text {

using namespace Qt::StringLiterals;

namespace {

struct ChoiceWords
{
    Q_DECLARE_TR_FUNCTIONS(ChoiceWords)
};

struct Entry
{
    QLatin1StringView code;
    const char *words;
};

constexpr std::array Captions = {
    Entry{"depth"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "How far")},
    Entry{"empty"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Empty containers")},
    Entry{"fate"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "The replaced one is")},
    Entry{"shown"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "What should be inside is")},
    Entry{"amount"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "How many")},
    Entry{"hold-class"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Hold as")},
    Entry{"contents"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Of a container")},
    Entry{"hold"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Which hold")},
    Entry{"found"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Found")},
    Entry{"whereabouts"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Where it is")},
    Entry{"side"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "What is scanned")},
};

constexpr std::array Names = {
    Entry{"one-level"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "One level")},
    Entry{"to-packs"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Down to the packs")},
    Entry{"end-empty"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Number ends")},
    Entry{"keep-empty"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Stay in use")},
    Entry{"damaged"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Damaged")},
    Entry{"quarantined"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Held")},
    Entry{"decommissioned"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Taken out of use")},
    Entry{"destroyed"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Destroyed")},
    Entry{"blind"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Hidden")},
    Entry{"guided"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Shown")},
    Entry{"all"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "All")},
    Entry{"sample-plan"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "By sample plan")},
    Entry{"quarantine"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Quarantine")},
    Entry{"damage"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Damaged")},
    Entry{"suspect"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Suspect")},
    Entry{"data-issue"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Data in doubt")},
    Entry{"itself-only"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Itself only")},
    Entry{"with-contents"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "With contents")},
    Entry{"in-order"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "In order")},
    Entry{"not-in-order"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Not in order")},
    Entry{"goes-in"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Goes in")},
    Entry{"comes-out"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Comes out good")},
    Entry{"in-container"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "In a container")},
    Entry{"loose"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "In none")},
    Entry{"two-units"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "There are two")},
    Entry{"to-stock"_L1, QT_TRANSLATE_NOOP("ChoiceWords", "Back to stock")},
};

template <size_t N>
QString wordsOf(const std::array<Entry, N> &entries, QStringView code)
{
    const auto entry =
        std::ranges::find_if(entries, [code](const Entry &e) { return code == e.code; });
    return entry == entries.end() ? code.toString() : ChoiceWords::tr(entry->words);
}

} // namespace

QString choiceCaption(QStringView group)
{
    return wordsOf(Captions, group);
}

QString choiceName(QStringView code)
{
    return wordsOf(Names, code);
}

QString holdWords(const domain::Hold &hold)
{
    return hold.reason.isEmpty() ? holdClassName(hold.holdClass) : hold.reason;
}

QString orderSideName(domain::OrderSide side)
{
    switch (side) {
    case domain::OrderSide::In: return ChoiceWords::tr("taken in");
    case domain::OrderSide::Out: return ChoiceWords::tr("came out");
    case domain::OrderSide::Returned: return ChoiceWords::tr("to stock");
    }
    Q_UNREACHABLE();
}

QString differenceName(domain::ReworkDifference::Kind kind)
{
    switch (kind) {
    case domain::ReworkDifference::Kind::Unaccounted: return ChoiceWords::tr("still inside");
    case domain::ReworkDifference::Kind::NeverIn: return ChoiceWords::tr("never went in");
    case domain::ReworkDifference::Kind::Twice: return ChoiceWords::tr("accounted for twice");
    }
    Q_UNREACHABLE();
}

} // namespace pw::text

// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/sheetmatch.h"

#include "core/gs1/symbologyid.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace pw::devices {

using Code = ProofFinding::Code;
using labels::TestCode;

namespace {

constexpr char Gs = '\x1d';
constexpr qsizetype AimLength = 3;

/// Where the parts of a code were found, and what stood between them.
struct Place
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray separator;
    bool sameSeparators = true;
};

/// The parts in their order, at most eight other bytes between two of them.
std::optional<Place> findParts(const QByteArray &bytes, const QList<QByteArray> &parts)
{
    constexpr qsizetype LongestSeparator = 8;
    for (qsizetype begin = bytes.indexOf(parts[0]); begin >= 0;
         begin = bytes.indexOf(parts[0], begin + 1)) {
        Place place{begin, begin + parts[0].size(), {}, true};
        bool all = true;
        for (qsizetype i = 1; i < parts.size() && all; ++i) {
            const qsizetype next = bytes.indexOf(parts[i], place.end);
            all = next >= 0 && next - place.end <= LongestSeparator;
            if (!all)
                break;
            const QByteArray between = bytes.mid(place.end, next - place.end);
            place.sameSeparators = place.sameSeparators && (i == 1 || between == place.separator);
            place.separator = between;
            place.end = next + parts[i].size();
        }
        if (all && place.sameSeparators)
            return place;
    }
    return std::nullopt;
}

bool isSevenEven(const QByteArray &bytes)
{
    const bool anyHigh =
        std::any_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) > 0x7f; });
    return anyHigh && std::all_of(bytes.begin(), bytes.end(), [](char c) {
               return std::popcount(uchar(c)) % 2 == 0;
           });
}

QByteArray masked(QByteArray bytes)
{
    for (char &byte : bytes)
        byte = char(uchar(byte) & 0x7f);
    return bytes;
}

/// What stands before and behind the code, and what that says of the settings.
void judgeSurroundings(const QByteArray &bytes, const labels::TestSheetCode &expected,
                       const Place &place, SheetMatch &match)
{
    const auto add = [&match, &expected](Code code, const QByteArray &detail = {}) {
        match.findings.append({code, expected.id, detail});
    };
    QByteArray before = bytes.first(place.begin);
    if (before.size() >= AimLength) {
        const QByteArray aim = before.last(AimLength);
        if (gs1::SymbologyId::read(aim)) {
            match.hasAim = true;
            before.chop(AimLength);
            if (aim != expected.frame.first(AimLength))
                add(Code::AimWrong, aim);
        }
    }
    if (!match.hasAim) {
        if (before.endsWith(Gs)) {
            before.chop(1);
            add(Code::LeadingSeparator);
        }
        add(Code::AimMissing);
    }
    match.prefix = before;
    const bool control = before.size() == 1 && uchar(before[0]) < 0x20; // such as STX
    if (!before.isEmpty() && !control)
        add(Code::PrefixSent, before);

    // Control characters behind the code are its terminator.
    qsizetype end = place.end;
    while (end < bytes.size() && uchar(bytes[end]) < 0x20 && end - place.end < 4
           && (end == place.end || bytes[end] != '\x02'))
        ++end;
    match.terminator = bytes.mid(place.end, end - place.end);
    match.end = end;
    if (match.terminator.isEmpty())
        add(Code::TerminatorMissing);

    if (expected.frame.contains(Gs)) {
        if (place.separator.isEmpty())
            add(Code::SeparatorMissing);
        else if (place.separator != QByteArray(1, Gs))
            add(Code::SeparatorReplaced, place.separator);
    }
}

QByteArray lower(const QByteArray &bytes)
{
    return bytes.toLower();
}

/// So much of a code's beginning that it can be no other.
bool beginsLike(const QByteArray &bytes, const QByteArray &core)
{
    constexpr qsizetype Enough = 14;
    return core.size() > Enough && bytes.contains(core.first(Enough));
}

/// The characters of the set that the bytes do not have in their place; nothing where too little
/// agrees.
std::optional<QByteArray> changedCharacters(const QByteArray &bytes, const QByteArray &core)
{
    const qsizetype begin = bytes.size() - core.size();
    for (qsizetype shift = 0; shift <= std::min<qsizetype>(begin, 8); ++shift) {
        QByteArray changed;
        for (qsizetype i = 0; i < core.size(); ++i) {
            if (bytes[shift + i] != core[i])
                changed.append(core[i]);
        }
        if (begin >= 0 && changed.size() <= core.size() / 2)
            return changed;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView toCode(ProofFinding::Code code)
{
    switch (code) {
    case Code::AimMissing: return "AIM_MISSING"_L1;
    case Code::AimWrong: return "AIM_WRONG"_L1;
    case Code::SeparatorMissing: return "SEPARATOR_MISSING"_L1;
    case Code::SeparatorReplaced: return "SEPARATOR_REPLACED"_L1;
    case Code::LeadingSeparator: return "LEADING_SEPARATOR"_L1;
    case Code::CaseChanged: return "CASE_CHANGED"_L1;
    case Code::LayoutMismatch: return "LAYOUT_MISMATCH"_L1;
    case Code::CharactersChanged: return "CHARACTERS_CHANGED"_L1;
    case Code::TerminatorMissing: return "TERMINATOR_MISSING"_L1;
    case Code::PrefixSent: return "PREFIX_SENT"_L1;
    case Code::SevenBits: return "SEVEN_BITS"_L1;
    case Code::Incomplete: return "INCOMPLETE"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<ProofFinding::Code> proofFindingFromCode(QStringView code)
{
    for (int i = 0; i <= int(Code::Incomplete); ++i) {
        if (code == toCode(Code(i)))
            return Code(i);
    }
    return {};
}

std::optional<SheetMatch> matchSheet(const QByteArray &raw)
{
    const bool sevenBits = isSevenEven(raw);
    const QByteArray bytes = sevenBits ? masked(raw) : raw;
    for (const bool anyCase : {false, true}) {
        const QByteArray seen = anyCase ? lower(bytes) : bytes;
        for (const labels::TestSheetCode &expected : labels::testSheetCodes()) {
            const QByteArray core = expected.frame.sliced(AimLength);
            const auto place = findParts(seen, (anyCase ? lower(core) : core).split(Gs));
            if (!place)
                continue;
            SheetMatch match{expected.id, {}, {}, {}, false, 0};
            judgeSurroundings(bytes, expected, *place, match);
            if (anyCase)
                match.findings.append({Code::CaseChanged, expected.id, {}});
            if (sevenBits)
                match.findings.append({Code::SevenBits, expected.id, {}});
            return match;
        }
    }
    for (const labels::TestSheetCode &expected : labels::testSheetCodes()) {
        const QByteArray core = expected.frame.sliced(AimLength);
        if (beginsLike(bytes, core))
            return SheetMatch{expected.id, {{Code::Incomplete, expected.id, {}}}, {}, {}, false,
                              bytes.size()};
        if (expected.id != TestCode::CharacterSet)
            continue;
        if (const auto changed = changedCharacters(bytes, core))
            return SheetMatch{expected.id, {{Code::CharactersChanged, expected.id, *changed}},
                              {},          {},
                              false,       bytes.size()};
    }
    return std::nullopt;
}

} // namespace pw::devices

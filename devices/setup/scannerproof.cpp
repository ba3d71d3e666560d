// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/scannerproof.h"

#include "devices/wedge/wedgedecoder.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using labels::TestCode;
using scan::SerialSettings;
using std::chrono::nanoseconds;
using Code = ProofFinding::Code;

namespace {

constexpr nanoseconds SilenceEnds = 200ms;
constexpr qsizetype TooShortToJudge = 4; ///< an empty scan, a lone line end

QByteArray decoded(const QList<KeyStroke> &strokes, scan::WedgeSettings settings,
                   const KeyboardLayout &layout, const QString &gs)
{
    settings.gs = gs.isEmpty() ? QStringList() : QStringList{gs};
    WedgeDecoder decoder(settings, layout);
    bool terminated = false;
    for (const KeyStroke &stroke : strokes) {
        if (decoder.feed(stroke) == WedgeDecoder::Kind::Terminator) {
            terminated = true;
            break;
        }
    }
    return decoder.bytes() + (terminated ? "\r" : "");
}

} // namespace

QList<SerialSettings> usualSerialSettings(const SerialSettings &first)
{
    QList<SerialSettings> all{first};
    for (const int baud : {9600, 115200, 38400, 19200, 57600})
        all.append(SerialSettings{.baud = baud});
    all.append(SerialSettings{.baud = 9600, .dataBits = 7, .parity = SerialSettings::Parity::Even});
    for (qsizetype i = all.size() - 1; i > 0; --i) {
        if (all[i] == first)
            all.removeAt(i);
    }
    return all;
}

ScannerProof::ScannerProof(const scan::DeviceProfile &base)
    : m_base(base), m_attempts(usualSerialSettings(base.serial))
{
    if (base.kind != "serial"_L1)
        m_attempts = {base.serial};
}

void ScannerProof::observe(const QByteArray &bytes, nanoseconds at)
{
    elapse(at);
    m_buffer += bytes;
    m_lastAt = at;
    constexpr qsizetype MoreThanTheLongest = 8192;
    if (m_buffer.size() > MoreThanTheLongest)
        take(std::exchange(m_buffer, {}));
}

void ScannerProof::elapse(nanoseconds now)
{
    if (const auto end = deadline(); end && now >= *end)
        take(std::exchange(m_buffer, {}));
}

std::optional<nanoseconds> ScannerProof::deadline() const
{
    if (m_buffer.isEmpty())
        return std::nullopt;
    return m_lastAt + SilenceEnds;
}

void ScannerProof::observeCode(const QByteArray &code)
{
    take(code);
}

void ScannerProof::take(const QByteArray &scan)
{
    if (scan.size() < TooShortToJudge)
        return;
    QByteArray rest = scan;
    bool any = false;
    // Two scans quickly one after the other come as one.
    while (const auto match = matchSheet(rest)) {
        any = true;
        ++m_recognized;
        record(*match);
        rest = rest.mid(match->end);
        if (rest.size() < TooShortToJudge)
            return;
    }
    if (any) {
        m_unrecognizedSince = 0;
        return;
    }
    ++m_unrecognized;
    ++m_unrecognizedSince;
    nextAttempt();
}

void ScannerProof::record(const SheetMatch &match)
{
    QList<ProofFinding> findings;
    for (const ProofFinding &finding : match.findings) {
        // Where packets end a code it needs no terminator.
        if (finding.code != Code::TerminatorMissing || !endsByItself())
            findings.append(finding);
    }
    const bool sevenBits =
        std::any_of(findings.begin(), findings.end(),
                    [](const ProofFinding &finding) { return finding.code == Code::SevenBits; });
    if (sevenBits) {
        // Nothing wrong with the scanner: the port listens the wrong way.
        const int baud = settings().baud;
        for (qsizetype i = 0; i < m_attempts.size(); ++i) {
            if (m_attempts[i].dataBits == 7)
                m_attempt = i;
        }
        m_attempts[m_attempt].baud = baud;
        return;
    }
    m_seen.insert(match.code, findings);
    m_prefix = match.prefix;
    m_terminator = match.terminator;
    m_aimAlways = m_aimAlways && match.hasAim;
}

/// Nothing sensible came: other line settings, if there are any. What was understood before counts
/// no more then: it may have lain in the line since before these settings.
void ScannerProof::nextAttempt()
{
    constexpr int InARow = 3; // more than a hand slips
    if (m_attempts.size() > 1 && m_unrecognizedSince >= InARow)
        m_seen.clear();
    if (m_seen.isEmpty())
        m_attempt = (m_attempt + 1) % m_attempts.size();
}

void ScannerProof::observeKeys(const QList<KeyStroke> &strokes)
{
    // Each scan that comes may tell layouts apart that those before did not.
    QList<QList<KeyStroke>> scans = m_keys.values();
    scans.append(strokes);
    findOutLayout(scans);
    const auto layout = KeyboardLayout::load(m_layout.isEmpty() ? m_base.wedge.layout : m_layout);
    if (!layout)
        return;
    const QByteArray bytes = decoded(strokes, m_base.wedge, *layout, m_gs);
    const auto match = matchSheet(bytes);
    if (!match) {
        ++m_unrecognized;
        return;
    }
    ++m_recognized;
    m_keys.insert(match->code, strokes);
    // All codes anew: an earlier one may look better under the layout found now.
    for (auto scan = m_keys.cbegin(); scan != m_keys.cend(); ++scan) {
        if (auto again = matchSheet(decoded(scan.value(), m_base.wedge, *layout, m_gs))) {
            if (layout->id() != m_base.wedge.layout)
                again->findings.append(
                    {Code::LayoutMismatch, again->code, layout->id().toLatin1()});
            record(*again);
        }
    }
}

/// The layout and GS convention under which the fewest things are wrong; those of the profile where
/// they do as well.
void ScannerProof::findOutLayout(const QList<QList<KeyStroke>> &scans)
{
    // Some differ in nothing that a code may hold: the profile's first, then the common ones.
    QStringList layouts{m_base.wedge.layout, u"us"_s, u"gb"_s, u"de"_s, u"fr"_s};
    layouts += KeyboardLayout::ids();
    layouts.removeDuplicates();
    QStringList conventions = m_base.wedge.gs;
    for (const QString &more : {u"ctrl+]"_s, u"alt+029"_s, u"f8"_s, u"down"_s, QString()}) {
        if (!conventions.contains(more))
            conventions.append(more);
    }
    qsizetype least = -1;
    for (const QString &id : std::as_const(layouts)) {
        const auto layout = KeyboardLayout::load(id);
        if (!layout)
            continue;
        for (const QString &gs : std::as_const(conventions)) {
            qsizetype wrong = 0;
            for (const QList<KeyStroke> &strokes : scans) {
                const auto match = matchSheet(decoded(strokes, m_base.wedge, *layout, gs));
                wrong += match ? match->findings.size() : 100;
            }
            if (least < 0 || wrong < least) {
                least = wrong;
                m_layout = id;
                m_gs = gs;
            }
        }
    }
}

ScannerProof::Step ScannerProof::step() const
{
    if (m_seen.isEmpty())
        return Step::FirstCode;
    if (next())
        return Step::OtherCodes;
    return findings().isEmpty() ? Step::Passed : Step::Failed;
}

std::optional<TestCode> ScannerProof::next() const
{
    for (const labels::TestSheetCode &code : labels::testSheetCodes()) {
        if (!m_seen.contains(code.id))
            return code.id;
    }
    return std::nullopt;
}

QList<ProofFinding> ScannerProof::findings() const
{
    QList<ProofFinding> all;
    for (const labels::TestSheetCode &code : labels::testSheetCodes()) {
        const QList<ProofFinding> found = m_seen.value(code.id);
        for (const ProofFinding &finding : found) {
            const bool known =
                std::any_of(all.begin(), all.end(), [&finding](const ProofFinding &other) {
                    return other.code == finding.code && other.detail == finding.detail;
                });
            if (!known)
                all.append(finding);
        }
    }
    return all;
}

bool ScannerProof::separatorProven() const
{
    for (const TestCode code : {TestCode::Gs1DataMatrix, TestCode::Long}) {
        if (!m_seen.contains(code))
            return false;
        const QList<ProofFinding> found = m_seen.value(code);
        for (const ProofFinding &finding : found) {
            if (finding.code == Code::SeparatorMissing || finding.code == Code::SeparatorReplaced
                || finding.code == Code::Incomplete)
                return false;
        }
    }
    return true;
}

bool ScannerProof::endsByItself() const
{
    switch (m_base.protocol) {
    case scan::Protocol::Ssi:
    case scan::Protocol::HidPos:
    case scan::Protocol::ColaB: return true;
    case scan::Protocol::Text:
    case scan::Protocol::Dmcc:
    case scan::Protocol::KeyenceSr:
    case scan::Protocol::ColaA: break;
    }
    return false;
}

scan::DeviceProfile ScannerProof::profile() const
{
    scan::DeviceProfile found = m_base;
    found.serial = settings();
    found.framing.aimRequired = !m_seen.isEmpty() && m_aimAlways;
    if (m_base.kind == "wedge"_L1) {
        if (!m_keys.isEmpty()) {
            found.wedge.layout = m_layout;
            found.wedge.gs = m_gs.isEmpty() ? QStringList() : QStringList{m_gs};
        }
        found.wedge.terminator = m_terminator.isEmpty() ? scan::WedgeSettings::Terminator::None
                                                        : scan::WedgeSettings::Terminator::Enter;
        return found;
    }
    if (endsByItself() || m_seen.isEmpty())
        return found;
    found.framing.prefix = m_prefix;
    found.framing.interCharTimeout.reset();
    if (m_terminator.isEmpty()) {
        found.framing.terminators.clear();
        found.framing.interCharTimeout = 50ms;
    } else if (m_terminator == "\r\n" || m_terminator == "\r" || m_terminator == "\n") {
        found.framing.terminators = {"\r\n", "\r", "\n"}; // whichever it is set to one day
    } else {
        found.framing.terminators = {m_terminator};
    }
    return found;
}

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/wedgeinput.h"

#include <algorithm>

namespace pw::devices {

using scan::FrameStatus;
using std::chrono::nanoseconds;
using Kind = WedgeDecoder::Kind;

namespace {

constexpr int EnoughGaps = 3;      ///< for a median that says something
constexpr int EnoughDifferent = 2; ///< a key held down repeats as fast as a scanner types

} // namespace

WedgeInput::WedgeInput(const scan::WedgeSettings &settings, const KeyboardLayout &layout,
                       qsizetype maxLength)
    : m_settings(settings), m_maxLength(maxLength), m_decoder(settings, layout)
{}

WedgeInput::Output WedgeInput::feed(const KeyStroke &stroke)
{
    Output output = elapse(stroke.at);
    if (!stroke.pressed) {
        if (m_ours.remove(stroke.code)) {
            // Its going down was part of a scan that has ended; the strokes before it wait on.
            ++m_held;
            if (!m_firstAt)
                output.rulings.append({std::exchange(m_held, 0), false});
            return output;
        }
        if (!m_firstAt) { // of a key that was typed
            output.rulings.append({1, true});
            return output;
        }
        ++m_held;
        m_down.remove(stroke.code);
        m_decoder.feed(stroke);
        return output;
    }

    if (!m_firstAt) {
        m_firstAt = stroke.at;
        m_lastAt = stroke.at;
        m_decoder.reset();
    }
    ++m_held;
    m_down.insert(stroke.code);
    switch (m_decoder.feed(stroke)) {
    case Kind::Modifier:
        if (m_characters == 0)
            m_lastAt = stroke.at;
        break;
    case Kind::Terminator:
        if (isClaimed() || isBurst())
            endAsScan(FrameStatus::Ok, output);
        else
            endAsTyping(output);
        break;
    case Kind::Foreign:
        if (isClaimed() || isBurst())
            takeCharacter(stroke, output); // a hole in the code: it will be refused
        else
            endAsTyping(output);
        break;
    case Kind::Character: takeCharacter(stroke, output); break;
    }
    return output;
}

void WedgeInput::takeCharacter(const KeyStroke &stroke, Output &output)
{
    if (m_characters > 0) {
        const nanoseconds gap = stroke.at - m_lastAt;
        m_gaps.insert(std::upper_bound(m_gaps.begin(), m_gaps.end(), gap), gap);
    }
    ++m_characters;
    m_lastAt = stroke.at;
    if (m_codes.size() < EnoughDifferent)
        m_codes.insert(stroke.code);
    const QByteArray &prefix = m_settings.prefix;
    if (!prefix.isEmpty() && !isClaimed()) {
        const QByteArray bytes = m_decoder.bytes();
        if (!prefix.startsWith(bytes.first(std::min(bytes.size(), prefix.size())))) {
            endAsTyping(output);
            return;
        }
    }
    if (!isClaimed() && m_gaps.size() >= EnoughGaps && medianGap() > m_settings.maxGap)
        endAsTyping(output);
    else if (m_decoder.size() > m_maxLength)
        endAsScan(FrameStatus::Overflow, output);
}

WedgeInput::Output WedgeInput::elapse(nanoseconds now)
{
    Output output;
    const auto end = deadline();
    if (!end || now <= *end)
        return output;
    if (!isClaimed() && !isBurst())
        endAsTyping(output);
    else if (m_settings.terminator == scan::WedgeSettings::Terminator::None)
        endAsScan(FrameStatus::Ok, output);
    else
        endAsScan(FrameStatus::FramingError, output);
    return output;
}

std::optional<nanoseconds> WedgeInput::deadline() const
{
    if (!m_firstAt)
        return std::nullopt;
    const bool scan = isClaimed() || isBurst();
    if (scan && m_settings.terminator != scan::WedgeSettings::Terminator::None)
        return m_lastAt + m_settings.lateTerminator;
    if (scan || m_gaps.size() >= EnoughGaps)
        return m_lastAt + m_settings.startGap;
    return m_lastAt + m_settings.maxGap;
}

nanoseconds WedgeInput::medianGap() const
{
    return m_gaps.isEmpty() ? nanoseconds(0) : m_gaps[m_gaps.size() / 2];
}

bool WedgeInput::isClaimed() const
{
    return !m_settings.prefix.isEmpty() && m_decoder.bytes().startsWith(m_settings.prefix);
}

bool WedgeInput::isBurst() const
{
    return m_settings.prefix.isEmpty() && m_decoder.size() >= m_settings.minLength
           && m_codes.size() >= EnoughDifferent && medianGap() <= m_settings.maxGap;
}

void WedgeInput::endAsTyping(Output &output)
{
    output.rulings.append({m_held, true});
    clear();
}

void WedgeInput::endAsScan(FrameStatus status, Output &output)
{
    QByteArray bytes = m_decoder.bytes();
    if (isClaimed())
        bytes.remove(0, m_settings.prefix.size());
    output.frames.append({bytes.first(std::min(bytes.size(), m_maxLength)), status, *m_firstAt});
    output.rulings.append({m_held, false});
    m_ours += m_down;
    clear();
}

void WedgeInput::clear()
{
    m_held = 0;
    m_gaps.clear();
    m_codes.clear();
    m_down.clear();
    m_firstAt.reset();
    m_characters = 0;
    m_decoder.reset();
}

} // namespace pw::devices

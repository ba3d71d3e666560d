// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/hidposcodec.h"

#include "devices/protocol/suffix.h"

#include <algorithm>

namespace pw::devices {

using namespace std::chrono_literals;
using scan::FrameStatus;
using std::chrono::nanoseconds;

namespace {

constexpr nanoseconds ReportTimeout = 250ms;
constexpr qsizetype AimLength = 3;

} // namespace

HidPosCodec::HidPosCodec(const scan::HidSettings &layout, const scan::Framing &framing)
    : m_layout(layout), m_framing(framing)
{}

CodecOutput HidPosCodec::feed(QByteArrayView report, nanoseconds at)
{
    CodecOutput output = elapse(at);
    const qsizetype needed = std::max({m_layout.lengthAt, m_layout.aimAt + int(AimLength),
                                       m_layout.dataAt, m_layout.moreAt})
                             + 1;
    if (report.size() < needed || uchar(report[0]) != m_layout.reportId) {
        m_noise += report.size();
        return output;
    }
    // Some put the identifier one byte later, and the data with it.
    const qsizetype shift = report[m_layout.aimAt] != ']' && report[m_layout.aimAt + 1] == ']';
    const qsizetype dataAt = m_layout.dataAt + shift;
    const qsizetype length = uchar(report[m_layout.lengthAt]);
    const qsizetype room = std::min<qsizetype>(m_layout.dataMax, report.size() - dataAt);
    if (length > room) {
        m_noise += report.size();
        output.notices.append({Notice::Kind::BadPacket, "length"});
        m_code.clear(); // what came before it is not whole either
        m_open = false;
        return output;
    }
    if (!m_open) {
        m_open = true;
        m_firstAt = at;
        const QByteArrayView aim = report.sliced(m_layout.aimAt + shift, AimLength);
        m_code = aim.startsWith(']') ? aim.toByteArray() : QByteArray();
    }
    m_lastAt = at;
    m_code += report.sliced(dataAt, length);
    if (m_code.size() > m_framing.maxLength) {
        m_code.truncate(m_framing.maxLength);
        output.readings += giveUp(FrameStatus::Overflow).readings;
        return output;
    }
    if ((uchar(report[m_layout.moreAt]) & m_layout.moreMask) == 0)
        output.readings += giveUp(FrameStatus::Ok).readings;
    return output;
}

CodecOutput HidPosCodec::elapse(nanoseconds now)
{
    const auto deadline = pendingDeadline();
    if (!deadline || now < *deadline)
        return {};
    return giveUp(FrameStatus::FramingError);
}

std::optional<nanoseconds> HidPosCodec::pendingDeadline() const
{
    if (!m_open)
        return std::nullopt;
    return m_lastAt + ReportTimeout;
}

CodecOutput HidPosCodec::disconnect()
{
    return m_open ? giveUp(FrameStatus::DiscardedOnDisconnect) : CodecOutput{};
}

/// The code is at its end, well or not.
CodecOutput HidPosCodec::giveUp(FrameStatus status)
{
    CodecOutput output;
    const QByteArray code = withoutSuffix(m_code, m_framing.suffixes);
    output.readings.append({code, status, m_firstAt, {}});
    m_code.clear();
    m_open = false;
    return output;
}

} // namespace pw::devices

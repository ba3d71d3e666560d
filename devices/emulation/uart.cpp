// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/uart.h"

namespace pw::devices {

namespace {

constexpr int BitsOfByte = 10; ///< start, eight of data, stop

/// Of the line while these bytes are sent without a pause; before and after it is idle: high.
class Line
{
public:
    Line(const QByteArray &bytes, double bitTime) : m_bytes(bytes), m_bitTime(bitTime) {}

    bool isHigh(double time) const
    {
        if (time < 0)
            return true;
        const qint64 bit = qint64(time / m_bitTime);
        const qint64 byte = bit / BitsOfByte;
        if (byte >= m_bytes.size())
            return true;
        const int place = int(bit % BitsOfByte);
        if (place == 0 || place == BitsOfByte - 1)
            return place != 0;
        return quint8(m_bytes[byte]) >> (place - 1) & 1;
    }
    /// Where the line is low next, from a time on; negative: no more.
    double nextLow(double from) const
    {
        const qint64 end = m_bytes.size() * BitsOfByte;
        if (!isHigh(from))
            return from;
        for (qint64 bit = qint64(from / m_bitTime) + 1; bit < end; ++bit) {
            if (!isHigh((double(bit) + 0.5) * m_bitTime))
                return double(bit) * m_bitTime;
        }
        return -1;
    }

private:
    const QByteArray m_bytes;
    const double m_bitTime;
};

} // namespace

QByteArray heardAt(int receiver, const QByteArray &bytes, int sender)
{
    if (receiver == sender)
        return bytes;
    const Line line(bytes, 1.0 / sender);
    const double bitTime = 1.0 / receiver;
    QByteArray heard;
    for (double start = line.nextLow(0); start >= 0;) {
        if (line.isHigh(start + bitTime / 2)) { // too short for a start bit: noise
            start = line.nextLow(start + bitTime / 2);
            continue;
        }
        quint8 byte = 0;
        for (int bit = 0; bit < 8; ++bit) {
            if (line.isHigh(start + bitTime * (bit + 1.5)))
                byte |= quint8(1u << bit);
        }
        heard.append(char(byte));
        double next = start + bitTime * (BitsOfByte - 0.5);
        // After a broken stop bit the line must be high before it can fall.
        while (!line.isHigh(next))
            next += bitTime / 16;
        start = line.nextLow(next);
    }
    return heard;
}

} // namespace pw::devices

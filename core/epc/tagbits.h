// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace pw::epc {

/// Bits of a tag from the first on; the caller keeps within them.
class TagBits
{
public:
    TagBits() = default;
    explicit TagBits(const QByteArray &bytes) : m_bytes(bytes) {}

    int size() const { return int(m_bytes.size()) * 8; }
    int position() const { return m_at; }

    /// The next `count` bits, at most 64, most significant first.
    quint64 take(int count)
    {
        quint64 value = 0;
        for (; count > 0; --count, ++m_at)
            value = value << 1 | (uchar(m_bytes[m_at / 8]) >> (7 - m_at % 8) & 1U);
        return value;
    }

    /// Numbers are at most 64 bits wide; a longer field has zeros in front.
    void put(quint64 value, int count)
    {
        for (; count > 0; --count, ++m_at) {
            if (m_at % 8 == 0)
                m_bytes.append('\0');
            const bool isSet = count <= 64 && (value >> (count - 1) & 1U) != 0;
            if (isSet)
                m_bytes.back() = char(uchar(m_bytes.back()) | uchar(0x80U >> (m_at % 8)));
        }
    }

    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    int m_at = 0;
};

} // namespace pw::epc

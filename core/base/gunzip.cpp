// SPDX-License-Identifier: Apache-2.0
#include "core/base/gunzip.h"

#include <array>
#include <limits>
#include <memory>
#include <zlib.h>

namespace pw {

namespace {

constexpr int GzipOnly = 16 + MAX_WBITS;

struct InflateEnd
{
    void operator()(z_stream *stream) const { inflateEnd(stream); }
};

} // namespace

bool isGzip(QByteArrayView data)
{
    return data.size() >= 2 && data[0] == '\x1f' && data[1] == '\x8b';
}

Result<QByteArray, GunzipError> gunzip(const QByteArray &data, qsizetype limit)
{
    if (!isGzip(data))
        return Failure{GunzipError::NotGzip};
    if (data.size() > std::numeric_limits<uInt>::max())
        return Failure{GunzipError::TooLarge};
    z_stream stream{};
    if (inflateInit2(&stream, GzipOnly) != Z_OK)
        return Failure{GunzipError::Damaged};
    const std::unique_ptr<z_stream, InflateEnd> ended(&stream);

    QByteArray input = data; // zlib asks for bytes it may write to, and does not
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    QByteArray output;
    std::array<char, 64 * 1024> part;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        stream.next_out = reinterpret_cast<Bytef *>(part.data());
        stream.avail_out = uInt(part.size());
        state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return Failure{GunzipError::Damaged}; // also where the input is used up
        const auto got = qsizetype(part.size() - stream.avail_out);
        if (got > limit - output.size())
            return Failure{GunzipError::TooLarge};
        output.append(part.data(), got);
    }
    return output;
}

} // namespace pw

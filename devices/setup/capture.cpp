// SPDX-License-Identifier: Apache-2.0
#include "devices/setup/capture.h"

#include "core/gs1/symbologyid.h"
#include "core/scan/scaninterpreter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::devices {

using std::chrono::nanoseconds;

namespace {

constexpr qsizetype MostChunks = 10'000;
constexpr nanoseconds BetweenCodes = 300ms;

char maskOf(char c)
{
    if (c >= '0' && c <= '9')
        return '0';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? 'X' : c;
}

void mask(QByteArray &bytes, qsizetype from, qsizetype size)
{
    for (qsizetype i = from; i < from + size; ++i)
        bytes[i] = maskOf(bytes[i]);
}

QJsonArray hexList(const QList<QByteArray> &list)
{
    QJsonArray array;
    for (const QByteArray &bytes : list)
        array.append(QString::fromLatin1(bytes.toHex()));
    return array;
}

} // namespace

void Capture::add(const QByteArray &bytes, nanoseconds at)
{
    m_chunks.append({at, bytes});
    if (m_chunks.size() > MostChunks)
        m_chunks.removeFirst();
}

Capture::Statistics Capture::statistics() const
{
    Statistics all;
    QList<nanoseconds> gaps;
    for (qsizetype i = 0; i < m_chunks.size(); ++i) {
        ++all.chunks;
        all.bytes += m_chunks[i].bytes.size();
        all.largestChunk = std::max(all.largestChunk, m_chunks[i].bytes.size());
        if (i == 0)
            continue;
        const nanoseconds gap = m_chunks[i].at - m_chunks[i - 1].at;
        if (gap < BetweenCodes)
            gaps.append(gap);
    }
    all.gaps = gaps.size();
    if (gaps.isEmpty())
        return all;
    std::sort(gaps.begin(), gaps.end());
    all.shortestGap = gaps.first();
    all.medianGap = gaps[gaps.size() / 2];
    all.longestGap = gaps.last();
    return all;
}

QByteArray Capture::toJson(const QString &id, const scan::Framing &framing, Masking masking) const
{
    QByteArray stream;
    for (const Chunk &chunk : m_chunks)
        stream += chunk.bytes;
    if (masking == Masking::Serials) {
        // Cut as the device's codes are cut; what belongs to none is masked whole.
        scan::ScanFramer framer(framing);
        QList<scan::ScanFramer::Frame> frames = framer.feed(stream, 0ms);
        frames += framer.disconnect();
        QByteArray masked = stream;
        mask(masked, 0, masked.size());
        qsizetype from = 0;
        for (const auto &frame : std::as_const(frames)) {
            const qsizetype at = stream.indexOf(frame.bytes, from);
            if (at < 0 || frame.bytes.isEmpty())
                continue;
            masked.replace(at, frame.bytes.size(), maskSerials(frame.bytes));
            from = at + frame.bytes.size();
        }
        stream = masked;
    }
    QJsonArray chunks;
    qsizetype offset = 0;
    for (qsizetype i = 0; i < m_chunks.size(); ++i) {
        const nanoseconds after = i == 0 ? nanoseconds(0) : m_chunks[i].at - m_chunks[i - 1].at;
        const QByteArray bytes = stream.mid(offset, m_chunks[i].bytes.size());
        offset += bytes.size();
        chunks.append(
            QJsonObject{{"after_ms"_L1,
                         int(std::chrono::duration_cast<std::chrono::milliseconds>(after).count())},
                        {"hex"_L1, QString::fromLatin1(bytes.toHex(' '))}});
    }
    QJsonObject cut{{"prefix"_L1, QString::fromLatin1(framing.prefix.toHex())},
                    {"terminators"_L1, hexList(framing.terminators)}};
    if (framing.interCharTimeout)
        cut["inter_char_timeout_ms"_L1] = int(framing.interCharTimeout->count());
    const QJsonObject frame{{"id"_L1, id}, {"framing"_L1, cut}, {"chunks"_L1, chunks}};
    return QJsonDocument(QJsonObject{{"frames"_L1, QJsonArray{frame}}}).toJson();
}

QByteArray maskSerials(const QByteArray &frame)
{
    QByteArray masked = frame;
    const qsizetype aim = gs1::SymbologyId::read(frame) ? gs1::SymbologyId::Length : 0;
    scan::RawScan raw;
    raw.bytes = frame;
    // The century of a date is of no interest here.
    const auto thing = scan::interpret(raw, {{}, true, 2000});
    QByteArray secret;
    if (const auto *item = std::get_if<scan::ScannedItem>(&thing))
        secret = item->sgtin.serial().toLatin1();
    else if (const auto *unit = std::get_if<scan::ScannedLogisticUnit>(&thing))
        secret = unit->sscc.toString().toLatin1();
    const qsizetype at = secret.isEmpty() ? -1 : frame.lastIndexOf(secret);
    if (at < aim) {
        mask(masked, aim, masked.size() - aim);
        return masked;
    }
    // A serial number may stand elsewhere by chance, too.
    for (qsizetype i = frame.indexOf(secret, aim); i >= 0; i = frame.indexOf(secret, i + 1))
        mask(masked, i, secret.size());
    return masked;
}

} // namespace pw::devices

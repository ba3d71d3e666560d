// SPDX-License-Identifier: Apache-2.0
#include "tests/support/serialframes.h"

#include "tests/support/sharedfile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::test {

namespace {

using scan::FrameStatus;

QByteArray bytesOf(const QJsonValue &hex)
{
    return QByteArray::fromHex(hex.toString().toLatin1());
}

QList<QByteArray> bytesListOf(const QJsonValue &list)
{
    QList<QByteArray> all;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &hex : array)
        all.append(bytesOf(hex));
    return all;
}

std::optional<FrameStatus> statusOf(const QString &word)
{
    static const QHash<QString, FrameStatus> statuses{
        {u"ok"_s, FrameStatus::Ok},
        {u"no_read"_s, FrameStatus::NoRead},
        {u"framing_error"_s, FrameStatus::FramingError},
        {u"overflow"_s, FrameStatus::Overflow},
        {u"discarded_on_disconnect"_s, FrameStatus::DiscardedOnDisconnect}};
    const auto found = statuses.find(word);
    return found == statuses.end() ? std::nullopt : std::optional(*found);
}

} // namespace

QList<SerialFrameCase> serialFrameCases()
{
    const auto file = readSharedFile(u"devices/captures/serial-frames.json"_s);
    if (!file)
        return {};
    QList<SerialFrameCase> cases;
    const QJsonArray frames = QJsonDocument::fromJson(*file)["frames"_L1].toArray();
    for (const QJsonValue &frame : frames) {
        SerialFrameCase one;
        one.id = frame["id"_L1].toString();
        const QJsonValue framing = frame["framing"_L1];
        one.framing.prefix = bytesOf(framing["prefix"_L1]);
        one.framing.terminators = bytesListOf(framing["terminators"_L1]);
        one.framing.noReads = bytesListOf(framing["noread"_L1]);
        one.framing.maxLength = framing["max_len"_L1].toInt(int(one.framing.maxLength));
        if (const QJsonValue gap = framing["inter_char_timeout_ms"_L1]; gap.isDouble())
            one.framing.interCharTimeout = std::chrono::milliseconds(gap.toInt());
        const QJsonArray chunks = frame["chunks"_L1].toArray();
        for (const QJsonValue &chunk : chunks) {
            one.chunks.append({std::chrono::milliseconds(chunk["after_ms"_L1].toInt()),
                               bytesOf(chunk["hex"_L1])});
        }
        const QJsonArray expected = frame["expect"_L1].toArray();
        for (const QJsonValue &expect : expected) {
            const auto status = statusOf(expect["status"_L1].toString());
            if (!status)
                return {};
            std::optional<QByteArray> bytes;
            if (const QJsonValue data = expect["data_hex"_L1]; data.isString())
                bytes = expect["aim"_L1].toString().toLatin1() + bytesOf(data);
            one.expected.append({*status, bytes});
        }
        cases.append(one);
    }
    return cases;
}

} // namespace pw::test

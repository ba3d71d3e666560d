// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/script.h"

#include "core/labels/testsheet.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

QList<EmulatedChunk> chunksOf(const QJsonArray &recordings, const QString &id)
{
    QList<EmulatedChunk> chunks;
    for (const QJsonValue &recording : recordings) {
        if (!id.isEmpty() && recording["id"_L1].toString() != id)
            continue;
        QJsonArray steps = recording["chunks"_L1].toArray();
        if (steps.isEmpty())
            steps = recording["steps"_L1].toArray();
        for (const QJsonValue &step : std::as_const(steps)) {
            if (step["dir"_L1].toString() == ">"_L1)
                continue; // what we say
            chunks.append({std::chrono::milliseconds(step["after_ms"_L1].toInt()),
                           QByteArray::fromHex(step["hex"_L1].toString().toLatin1())});
        }
    }
    return chunks;
}

} // namespace

Result<QList<EmulatedChunk>, QString> readScript(const QByteArray &content, const QString &id,
                                                 const QByteArray &prefix,
                                                 const QByteArray &terminator)
{
    QList<EmulatedChunk> chunks;
    const QJsonObject root = QJsonDocument::fromJson(content).object();
    if (!root.isEmpty()) {
        const QLatin1StringView key = root.contains("frames"_L1) ? "frames"_L1 : "transcripts"_L1;
        chunks = chunksOf(root[key].toArray(), id);
        if (chunks.isEmpty())
            return Failure{QString(key)};
        return chunks;
    }
    const QList<QByteArray> lines = content.split('\n');
    for (const QByteArray &line : lines) {
        QByteArray code = line.endsWith('\r') ? line.chopped(1) : line;
        code.replace("<GS>", "\x1d");
        if (!code.isEmpty())
            chunks.append({std::nullopt, prefix + code + terminator});
    }
    if (chunks.isEmpty())
        return Failure{u"empty"_s};
    return chunks;
}

QList<EmulatedChunk> testSheetScript(const QByteArray &prefix, const QByteArray &terminator)
{
    QList<EmulatedChunk> chunks;
    for (const labels::TestSheetCode &code : labels::testSheetCodes())
        chunks.append({std::nullopt, prefix + code.frame + terminator});
    return chunks;
}

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace pw::devices {

/// What an emulated device sends, and when.
struct EmulatedChunk
{
    std::optional<std::chrono::milliseconds> after; ///< since the one before; nothing: at the pace
    QByteArray bytes;                               ///< empty: the cable is out for that time
    friend bool operator==(const EmulatedChunk &, const EmulatedChunk &) = default;
};

/// The chunks of a capture (`{"frames":[{"id","chunks":[{"after_ms","hex"}]}]}`) or of transcripts
/// (`{"transcripts":[{"id","steps":[{"dir":"<","hex"}]}]}`: what the reader says), of all or of the
/// one of that id; else one code a line ("<GS>" for the separator), between prefix and terminator.
/// What is wrong where nothing can be played.
Result<QList<EmulatedChunk>, QString> readScript(const QByteArray &content, const QString &id,
                                                 const QByteArray &prefix,
                                                 const QByteArray &terminator);

/// The codes of the test sheet, between prefix and terminator.
QList<EmulatedChunk> testSheetScript(const QByteArray &prefix, const QByteArray &terminator);

} // namespace pw::devices

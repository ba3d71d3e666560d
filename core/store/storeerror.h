// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

struct sqlite3;

namespace pw::store {

/// Why the store could not do something. `text` is SQLite's or the system's own words, for logs and
/// support; it is never translated and never decides anything.
struct StoreError
{
    enum class Code {
        InUse,       ///< another running program owns the data
        Unwritable,  ///< folder or file cannot be created or written
        Full,        ///< no room on the disk
        Damaged,     ///< not what we wrote: broken pages, or someone else's file
        NewerSchema, ///< written by a newer version of the program
        Busy,        ///< another connection kept the lock longer than we wait
        Constraint,  ///< a rule of the schema refused the row
        Io           ///< everything else between us and the disk
    };
    Code code = Code::Io;
    int nativeCode = 0; ///< extended result code of SQLite; 0 where it was not SQLite that refused
    QString text;

    static StoreError fromConnection(sqlite3 *connection);
    static StoreError fromNative(int nativeCode, const QString &text);

    friend bool operator==(const StoreError &, const StoreError &) = default;
};

/// Stable name for logs and JSON: "IN_USE", "DAMAGED" …
QLatin1StringView toCode(StoreError::Code code);

} // namespace pw::store

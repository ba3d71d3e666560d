// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::central {

/// Why the store could not do what was asked.
struct StoreError
{
    enum class Code {
        Unwritable,  ///< folder or file may not be written
        InUse,       ///< another process has the database
        Newer,       ///< made by a newer version of this program
        Outdated,    ///< made by an older version, and not to be changed without being told
        Foreign,     ///< a database, but not one of ours
        Damaged,     ///< integrity check or a read failed: restore a back-up
        Full,        ///< no room on the disk; may pass
        Io,          ///< reading or writing failed: nothing may be acknowledged any more
        Unreachable, ///< no server, or the connection was lost; may pass
        Denied,      ///< the server does not let us in
        Unsafe,      ///< the server confirms what is not on its disk (fsync=off)
        Internal     ///< a statement was refused: a mistake in this program
    };
    Code code = Code::Internal;
    QString detail; ///< native text, for logs
};

/// Whether the same request may succeed in a while without anybody's help here.
constexpr bool mayPass(StoreError::Code code)
{
    return code == StoreError::Code::Unreachable || code == StoreError::Code::Full
           || code == StoreError::Code::InUse;
}

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#include "core/store/storeerror.h"

#include <sqlite3.h>

namespace pw::store {

using namespace Qt::StringLiterals;

namespace {

StoreError::Code codeOf(int nativeCode)
{
    switch (nativeCode & 0xff) { // the primary code; the rest of the bits only says where
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StoreError::Code::Busy;
    case SQLITE_FULL: return StoreError::Code::Full;
    case SQLITE_CONSTRAINT: return StoreError::Code::Constraint;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // our statements are right, so the tables they name are not
        return StoreError::Code::Damaged;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return StoreError::Code::Unwritable;
    default: return StoreError::Code::Io;
    }
}

} // namespace

StoreError StoreError::fromConnection(sqlite3 *connection)
{
    return fromNative(sqlite3_extended_errcode(connection),
                      QString::fromUtf8(sqlite3_errmsg(connection)));
}

StoreError StoreError::fromNative(int nativeCode, const QString &text)
{
    return {codeOf(nativeCode), nativeCode, text};
}

QLatin1StringView toCode(StoreError::Code code)
{
    switch (code) {
    case StoreError::Code::InUse: return "IN_USE"_L1;
    case StoreError::Code::Unwritable: return "UNWRITABLE"_L1;
    case StoreError::Code::Full: return "FULL"_L1;
    case StoreError::Code::Damaged: return "DAMAGED"_L1;
    case StoreError::Code::NewerSchema: return "NEWER_SCHEMA"_L1;
    case StoreError::Code::Busy: return "BUSY"_L1;
    case StoreError::Code::Constraint: return "CONSTRAINT"_L1;
    case StoreError::Code::Io: return "IO"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::store

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/storeerror.h"

namespace pw::central::sqlite {

struct Backup
{
    qint64 events = 0;
    qint64 head = 0; ///< last feed number in it
    qint64 bytes = 0;
};

/// Copies the database `path`, which may be at work, to the new file `copy`: one moment, checked
/// page by page and on the disk before it has its name. There is no file where this fails.
Result<Backup, StoreError> backUp(const QString &path, const QString &copy);

} // namespace pw::central::sqlite

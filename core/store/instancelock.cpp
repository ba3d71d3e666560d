// SPDX-License-Identifier: Apache-2.0
#include "core/store/instancelock.h"

namespace pw::store {

using namespace Qt::StringLiterals;

Result<InstanceLock, StoreError> InstanceLock::acquire(const QString &databasePath)
{
    auto file = std::make_unique<QLockFile>(QString(databasePath + u".lock"_s));
    file->setStaleLockTime(0); // a shift is longer than any sensible age; a dead owner still counts
    if (file->tryLock(0))
        return InstanceLock(std::move(file));
    switch (file->error()) {
    case QLockFile::LockFailedError: {
        qint64 pid = 0;
        QString host, program;
        file->getLockInfo(&pid, &host, &program);
        return Failure{
            StoreError{StoreError::Code::InUse, 0,
                       u"%1 (process %2 on %3)"_s.arg(program, QString::number(pid), host)}};
    }
    case QLockFile::PermissionError:
    case QLockFile::UnknownError:
    case QLockFile::NoError: break;
    }
    return Failure{StoreError{StoreError::Code::Unwritable, 0, databasePath}};
}

} // namespace pw::store

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storeerror.h"

#include <QLockFile>

#include <memory>

namespace pw::store {

/// Keeps a second program away from our data: a lock file beside the database, released when this
/// object ends. The lock of a program that has crashed is taken over.
class InstanceLock
{
public:
    /// InUse names the program, its process number and its host; Unwritable says why.
    static Result<InstanceLock, StoreError> acquire(const QString &databasePath);

private:
    explicit InstanceLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}

    std::unique_ptr<QLockFile> m_file;
};

} // namespace pw::store

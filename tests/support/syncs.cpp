// SPDX-License-Identifier: Apache-2.0
#include "tests/support/syncs.h"

#include <QElapsedTimer>

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<int> syncs = 0;
std::atomic<qint64> nanoseconds = 0;

int counted(long call, int file)
{
    ++syncs;
    QElapsedTimer timer;
    timer.start();
    const int result = int(syscall(call, file));
    nanoseconds += timer.nsecsElapsed();
    return result;
}

} // namespace

// What a shared library calls is looked for in the program first.
extern "C" __attribute__((visibility("default"))) int fsync(int file)
{
    return counted(SYS_fsync, file);
}

extern "C" __attribute__((visibility("default"))) int fdatasync(int file)
{
    return counted(SYS_fdatasync, file);
}

namespace pw::test {

FileSyncs fileSyncs()
{
    return {syncs, double(nanoseconds) / 1e3};
}

} // namespace pw::test

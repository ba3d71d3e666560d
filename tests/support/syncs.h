// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::test {

struct FileSyncs
{
    int count = 0;
    double microseconds = 0; ///< spent in them
};

/// How often this program has had a file written through to its medium (fsync and fdatasync, by
/// whatever library) since it started. Linking this puts a counter before those of the C library.
FileSyncs fileSyncs();

} // namespace pw::test

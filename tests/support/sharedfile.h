// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QtTest>

namespace pw::test {

/// The standards data the tests judge by is kept outside this repository (its licences forbid
/// shipping it): in PW_SHARED_DIR, from the environment or else as configured.

/// The absolute path of a file or folder given relative to that place; it need not exist.
QString sharedPath(const QString &relativePath);

/// The whole file, or a sentence that says which one could not be read and why.
Result<QByteArray, QString> readSharedFile(const QString &relativePath);

/// Empty where the file or folder is there, else the sentence to skip a test with.
QString missingShared(const QString &relativePath);

} // namespace pw::test

/// Skips the test function (or, in initTestCase(), all of them) where the file or folder is absent:
/// PW_REQUIRE_SHARED("standards/gs1-syntax-dictionary/gs1-syntax-dictionary.txt");
#define PW_REQUIRE_SHARED(relativePath) \
    do { \
        const QString pwMissing = pw::test::missingShared(QString::fromUtf8(relativePath)); \
        if (!pwMissing.isEmpty()) \
            QSKIP(qPrintable(pwMissing)); \
    } while (false)

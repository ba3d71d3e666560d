// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QtTest>

namespace pw::test {

/// Compares with a file that was once read and approved by a person. Empty where they are equal;
/// else a sentence with the first line that differs, and the actual bytes lie beside the golden
/// file as <name>.fail: look at the difference and, where it is what was wanted, rename it.
/// @param path from the repository's root, "tests/data/labels/carton.zpl"
QString differenceFromGolden(const QByteArray &actual, const QString &path);

} // namespace pw::test

#define PW_COMPARE_GOLDEN(actual, path) \
    do { \
        const QString pwDifference = \
            pw::test::differenceFromGolden(actual, QString::fromUtf8(path)); \
        QVERIFY2(pwDifference.isEmpty(), qPrintable(pwDifference)); \
    } while (false)

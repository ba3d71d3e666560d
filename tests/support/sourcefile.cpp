// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sourcefile.h"

#include <QDir>

namespace pw::test {

QString sourcePath(const QString &relativePath)
{
    return QDir(QStringLiteral(PW_SOURCE_DIR)).absoluteFilePath(relativePath);
}

} // namespace pw::test

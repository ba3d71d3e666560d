// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sharedfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace pw::test {

QString sharedPath(const QString &relativePath)
{
    const QString folder = qEnvironmentVariable("PW_SHARED_DIR", QString::fromUtf8(PW_SHARED_DIR));
    return QDir::cleanPath(folder + u'/' + relativePath);
}

Result<QByteArray, QString> readSharedFile(const QString &relativePath)
{
    QFile file(sharedPath(relativePath));
    if (!file.open(QIODevice::ReadOnly))
        return Failure{QString(file.fileName() + u": "_s + file.errorString())};
    return file.readAll();
}

QString missingShared(const QString &relativePath)
{
    const QString path = sharedPath(relativePath);
    if (QFileInfo::exists(path))
        return {};
    return path + u" is not here (set PW_SHARED_DIR to the folder that holds it)"_s;
}

} // namespace pw::test

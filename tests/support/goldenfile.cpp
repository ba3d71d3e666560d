// SPDX-License-Identifier: Apache-2.0
#include "tests/support/goldenfile.h"

#include "tests/support/sourcefile.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::test {

namespace {

/// Both lines quoted, so that blanks, separators and control characters show.
QString firstDifferingLine(const QByteArray &expected, const QByteArray &actual)
{
    const auto [one, other] =
        std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
    const qsizetype at = one - expected.begin();
    const auto lineAt = [at](const QByteArray &text) {
        const qsizetype start = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
        const qsizetype end = text.indexOf('\n', at);
        return text.mid(start, end < 0 ? -1 : end - start);
    };
    QString quoted;
    QDebug(&quoted).noquote() << "line" << expected.left(at).count('\n') + 1;
    QDebug(&quoted) << "expected" << lineAt(expected) << "actual" << lineAt(actual);
    return quoted;
}

} // namespace

QString differenceFromGolden(const QByteArray &actual, const QString &path)
{
    const QString golden = sourcePath(path);
    const QString failed = golden + u".fail"_s;
    QFile file(golden);
    const bool found = file.open(QIODevice::ReadOnly);
    const QByteArray expected = found ? file.readAll() : QByteArray();
    if (found && expected == actual) {
        QFile::remove(failed); // of an earlier run
        return {};
    }
    QFile record(failed);
    const bool kept = record.open(QIODevice::WriteOnly) && record.write(actual) == actual.size();
    const QString reason =
        found ? firstDifferingLine(expected, actual) : QString(u"no golden file"_s);
    return golden + u": "_s + reason + (kept ? u"; see "_s : u"; cannot write "_s) + failed;
}

} // namespace pw::test

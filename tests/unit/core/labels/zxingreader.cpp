// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/labels/zxingreader.h"

#include <QProcess>
#include <QStandardPaths>

namespace pw::test {

using namespace Qt::StringLiterals;

QString zxingReader()
{
    return QStandardPaths::findExecutable(u"ZXingReader"_s);
}

QList<DecodedSymbol> readSymbols(const QStringList &pictures)
{
    QProcess process;
    process.start(zxingReader(), pictures);
    if (!process.waitForFinished(60'000))
        return {};
    QList<DecodedSymbol> symbols;
    const QByteArrayList lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (line.startsWith("Text:") || line.startsWith("No barcode found"))
            symbols.append(DecodedSymbol());
        else if (symbols.isEmpty())
            continue;
        else if (line.startsWith("Bytes:"))
            symbols.last().bytes = QByteArray::fromHex(value);
        else if (line.startsWith("Identifier:"))
            symbols.last().aim = value;
    }
    return symbols.size() == pictures.size() ? symbols : QList<DecodedSymbol>();
}

} // namespace pw::test

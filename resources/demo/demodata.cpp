// SPDX-License-Identifier: Apache-2.0
#include "resources/demo/demodata.h"

#include <QFile>

namespace pw::demo {

using namespace Qt::StringLiterals;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // it is part of this executable
    return opened ? file.readAll() : QByteArray();
}

} // namespace

QByteArray siteJson()
{
    return readAll(u":/packwright/demo/site.json"_s);
}

QByteArray sheetJson()
{
    return readAll(u":/packwright/demo/sheet.json"_s);
}

} // namespace pw::demo

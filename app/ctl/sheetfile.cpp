// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/sheetfile.h"

#include "app/ctl/command.h"

#include <QSaveFile>

namespace pw::ctl {

using namespace Qt::StringLiterals;

void describeSheet(QCommandLineParser &parser, const QString &defaultFile)
{
    parser.addOption(
        {u"out"_s, u"HTML file to write; print it on A4 at 100 %."_s, u"FILE"_s, defaultFile});
    parser.addOption({u"language"_s, u"en or de."_s, u"CODE"_s, u"en"_s});
}

int writeSheet(const QCommandLineParser &parser, const QByteArray &html)
{
    QSaveFile file(parser.value(u"out"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(html) < 0 || !file.commit()) {
        printError(u"%1 cannot be written: %2"_s.arg(file.fileName(), file.errorString()));
        return CannotStart;
    }
    printLine(file.fileName());
    return Success;
}

} // namespace pw::ctl

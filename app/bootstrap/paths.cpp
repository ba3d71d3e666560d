// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/paths.h"

#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

Paths Paths::under(const QString &home)
{
    const QDir dir(home);
    return {dir.absolutePath(),
            dir.absoluteFilePath(u"settings.ini"_s),
            dir.absoluteFilePath(u"rules.json"_s),
            dir.absoluteFilePath(u"scan-rules.json"_s),
            dir.absoluteFilePath(u"company-prefixes.csv"_s),
            dir.absoluteFilePath(u"command.key"_s),
            dir.absoluteFilePath(u"station.db"_s),
            dir.absoluteFilePath(u"cache.db"_s),
            dir.absoluteFilePath(u"peer.db"_s),
            dir.absoluteFilePath(u"site.json"_s),
            dir.absoluteFilePath(u"peer-profiles"_s),
            dir.absoluteFilePath(u"logs"_s),
            dir.absoluteFilePath(u"central"_s)};
}

Paths Paths::fromEnvironment()
{
    const QString home = qEnvironmentVariable("PW_HOME");
    if (!home.isEmpty())
        return under(home);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return under(data + u"/packwright"_s);
}

QString Paths::create() const
{
    for (const QString &folder : {home, logs}) {
        if (!QDir().mkpath(folder))
            return folder;
    }
    // mkpath() is content with a folder that exists; whether it takes a file is another question.
    QSaveFile probe(home + u"/.write-probe"_s);
    if (!probe.open(QIODevice::WriteOnly))
        return home + u": "_s + probe.errorString();
    probe.cancelWriting();
    return {};
}

} // namespace pw::bootstrap

// SPDX-License-Identifier: Apache-2.0
#include "app/central/logformat.h"

#include <QDateTime>
#include <QString>

#include <cstdio>

namespace pw::central {

namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "error";
    case QtFatalMsg: return "fatal";
    }
    return "unknown";
}

QByteArray escaped(const QString &message)
{
    QByteArray line;
    for (const char c : message.toUtf8()) {
        if (c == '\n')
            line += "\\n";
        else if (c == '\\')
            line += "\\\\";
        else if (uchar(c) < 0x20 || c == 0x7f)
            line += '?';
        else
            line += c;
    }
    return line;
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    const QByteArray line = time + ' ' + levelName(type) + ' '
                            + (context.category ? context.category : "default") + ' '
                            + escaped(message) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr); // one call: threads do not mix
}

} // namespace

void installLogFormat()
{
    qInstallMessageHandler(&writeLine);
}

} // namespace pw::central

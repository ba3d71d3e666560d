// SPDX-License-Identifier: Apache-2.0
#include "app/central/logformat.h"

#include <QDateTime>
#include <QString>

#include <atomic>
#include <poll.h>
#include <unistd.h>

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

std::atomic<int> droppedLines = 0;

/// A pipe that reports room has PIPE_BUF bytes of it, so a shorter write goes through at once.
bool hasRoom()
{
    pollfd standardError{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&standardError, 1, 0) == 1 && (standardError.revents & POLLOUT) != 0;
}

void writeOut(QByteArray line)
{
    constexpr qsizetype Longest = 4095; // below PIPE_BUF, so lines of threads do not mix either
    line.truncate(Longest);
    line += '\n';
    if (!hasRoom() || ::write(STDERR_FILENO, line.constData(), size_t(line.size())) < 0)
        ++droppedLines;
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    if (const int dropped = hasRoom() ? droppedLines.exchange(0) : 0)
        writeOut(time + " warning pw.central log entries dropped=" + QByteArray::number(dropped));
    writeOut(time + ' ' + levelName(type) + ' ' + (context.category ? context.category : "default")
             + ' ' + escaped(message));
}

} // namespace

void installLogFormat()
{
    qInstallMessageHandler(&writeLine);
}

} // namespace pw::central

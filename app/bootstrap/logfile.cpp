// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/logfile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMutex>

#include <cstdio>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaxBytes = 5 * 1024 * 1024;
constexpr int OldFiles = 5;

/// Any thread may log; the mutex is held for one write.
class RotatingFile
{
public:
    void open(const QString &path)
    {
        m_file.setFileName(path);
        m_open = m_file.open(QIODevice::WriteOnly | QIODevice::Append);
    }

    void write(const QByteArray &line)
    {
        const QMutexLocker locker(&m_mutex);
        if (!m_open)
            return;
        if (m_file.size() + line.size() > MaxBytes)
            rotate();
        m_file.write(line);
        m_file.flush();
    }

private:
    void rotate()
    {
        const QString path = m_file.fileName();
        m_file.close();
        QFile::remove(path + u".%1"_s.arg(OldFiles));
        for (int i = OldFiles - 1; i >= 1; --i)
            QFile::rename(path + u".%1"_s.arg(i), path + u".%1"_s.arg(i + 1));
        QFile::rename(path, path + u".1"_s);
        open(path);
    }

    QMutex m_mutex;
    QFile m_file;
    bool m_open = false;
};

RotatingFile &logFile()
{
    static RotatingFile file;
    return file;
}

QLatin1StringView levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "DEBUG"_L1;
    case QtInfoMsg: return "INFO"_L1;
    case QtWarningMsg: return "WARN"_L1;
    case QtCriticalMsg: return "ERROR"_L1;
    case QtFatalMsg: return "FATAL"_L1;
    }
    Q_UNREACHABLE();
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QByteArray line = logLine(now, type, context.category, message).toUtf8() + '\n';
    logFile().write(line);
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

} // namespace

QString logLine(const QString &timestamp, QtMsgType type, const char *category,
                const QString &message)
{
    QString line = timestamp + u' ' + levelOf(type) + u' ' + QString::fromLatin1(category) + u' ';
    for (const QChar c : message) {
        if (c < u' ' || c == QChar(0x7f) || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            line += u"\\x%1"_s.arg(ushort(c.unicode()), 2, 16, QLatin1Char('0'));
        else
            line += c;
    }
    return line;
}

void installLogFile(const QString &folder, const QString &program)
{
    logFile().open(QDir(folder).absoluteFilePath(program + u".log"_s));
    qInstallMessageHandler(handleMessage);
}

} // namespace pw::bootstrap

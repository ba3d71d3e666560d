// SPDX-License-Identifier: Apache-2.0
#include "app/central/logformat.h"

#include "core/base/logvalue.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <atomic>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

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

struct Parsed
{
    QString message;
    QList<std::pair<QString, QString>> fields;
};

bool isKey(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
               || c == u'_';
    });
}

/// The value that begins at `at`, which is moved behind it.
QString takeValue(const QString &text, qsizetype &at)
{
    if (at >= text.size() || text[at] != u'"') {
        const qsizetype end = text.indexOf(u' ', at);
        const QString value = text.sliced(at, (end < 0 ? text.size() : end) - at);
        at += value.size();
        return value;
    }
    QString value;
    for (++at; at < text.size() && text[at] != u'"'; ++at) {
        if (text[at] == u'\\' && at + 1 < text.size()) {
            ++at;
            value += text[at] == u'n' ? u'\n' : text[at];
        } else {
            value += text[at];
        }
    }
    ++at;
    return value;
}

Parsed parse(const QString &text)
{
    Parsed parsed;
    QStringList words;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype end = text.indexOf(u' ', at);
        const QStringView word = QStringView(text).sliced(at, (end < 0 ? text.size() : end) - at);
        const qsizetype equals = word.indexOf(u'=');
        if (equals > 0 && isKey(word.first(equals))) {
            const QString key = word.first(equals).toString();
            at += equals + 1;
            parsed.fields.append({key, takeValue(text, at)});
        } else {
            words.append(word.toString());
            at += word.size();
        }
        ++at; // the space
    }
    parsed.message = words.join(u' ');
    return parsed;
}

QByteArray keyValues(const QByteArray &time, const QByteArray &level, const QByteArray &category,
                     const Parsed &parsed)
{
    QByteArray line = "time=" + time + " level=" + level + " category=" + category
                      + " message=" + logValue(parsed.message);
    for (const auto &[key, value] : parsed.fields)
        line += ' ' + key.toUtf8() + '=' + logValue(value);
    return line;
}

QByteArray json(const QByteArray &time, const QByteArray &level, const QByteArray &category,
                const Parsed &parsed)
{
    QJsonObject object{{u"time"_s, QString::fromLatin1(time)},
                       {u"level"_s, QString::fromLatin1(level)},
                       {u"category"_s, QString::fromUtf8(category)},
                       {u"message"_s, parsed.message}};
    QJsonObject fields;
    for (const auto &[key, value] : parsed.fields)
        fields.insert(key, value);
    if (!fields.isEmpty())
        object.insert(u"fields"_s, fields);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::atomic<LogFormat> chosenFormat = LogFormat::KeyValue;
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

void writeEntry(const QByteArray &level, const QByteArray &category, const QString &message)
{
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    writeOut(logEntry(chosenFormat, time, level, category, message));
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (const int dropped = hasRoom() ? droppedLines.exchange(0) : 0)
        writeEntry("warning", "pw.central",
                   QStringLiteral("log entries lost dropped=%1").arg(dropped));
    writeEntry(levelName(type), context.category ? context.category : "default", message);
}

} // namespace

std::optional<LogFormat> logFormatFromCode(QStringView code)
{
    if (code == u"keyvalue")
        return LogFormat::KeyValue;
    if (code == u"json")
        return LogFormat::Json;
    return {};
}

QByteArray logEntry(LogFormat format, const QByteArray &time, const QByteArray &level,
                    const QByteArray &category, const QString &message)
{
    constexpr qsizetype Longest = 4000; // goes through a pipe in one piece
    for (qsizetype length = Longest;; length /= 2) {
        const Parsed parsed = parse(message.left(length));
        const QByteArray entry = format == LogFormat::Json
                                     ? json(time, level, category, parsed)
                                     : keyValues(time, level, category, parsed);
        if (entry.size() <= Longest)
            return entry;
    }
}

void installLogFormat(LogFormat format)
{
    chosenFormat = format;
    qInstallMessageHandler(&writeLine);
}

} // namespace pw::central

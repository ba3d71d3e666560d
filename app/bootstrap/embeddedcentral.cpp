// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/embeddedcentral.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

namespace {

constexpr int StartLimitMs = 30'000; // a first start fills the demonstration site
constexpr int StopLimitMs = 5'000;

} // namespace

EmbeddedCentral::EmbeddedCentral(const Paths &paths, QObject *parent)
    : QObject(parent), m_paths(paths)
{
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    m_process.setStandardErrorFile(m_paths.logs + u"/central.log"_s, QIODevice::Append);
}

EmbeddedCentral::~EmbeddedCentral()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(StopLimitMs)) {
        m_process.kill();
        m_process.waitForFinished(StopLimitMs);
    }
}

Result<QUrl, QString> EmbeddedCentral::start(const QString &seed)
{
    QStringList arguments{u"--listen"_s, u"127.0.0.1:0"_s, u"--data"_s, m_paths.central};
    if (!seed.isEmpty())
        arguments << u"--seed"_s << seed;
    m_process.start(QCoreApplication::applicationDirPath() + u"/packwright-central"_s, arguments);
    QElapsedTimer timer;
    timer.start();
    QByteArray line;
    while (timer.elapsed() < StartLimitMs) {
        if (m_process.canReadLine()) {
            line = m_process.readLine().trimmed();
            if (line.startsWith("listening "))
                return QUrl(QString::fromUtf8(line.mid(10)));
            continue;
        }
        const bool more = m_process.waitForReadyRead(int(StartLimitMs - timer.elapsed()));
        if (!more && m_process.state() == QProcess::NotRunning)
            break;
    }
    const QString why = m_process.state() == QProcess::NotRunning ? m_process.errorString()
                                                                  : u"it does not answer"_s;
    qCWarning(lcCentral) << "the embedded central system did not start:" << why;
    return Failure{QString(why + u" (see "_s + m_paths.logs + u"/central.log)"_s)};
}

} // namespace pw::bootstrap

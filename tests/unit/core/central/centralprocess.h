// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/childprocess.h"

namespace pw::test {

/// The real packwright-central on 127.0.0.1; the port is what it prints.
class CentralProcess
{
public:
    explicit CentralProcess(const QStringList &options)
        : m_process(QStringLiteral("packwright-central"),
                    QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
                        + options)
    {}
    bool start()
    {
        static const QRegularExpression listening(
            QStringLiteral("^listening http://127\\.0\\.0\\.1:(\\d+)$"));
        if (!m_process.start())
            return false;
        const auto line = m_process.waitForLine(listening);
        m_port = line ? listening.match(*line).captured(1).toUShort() : quint16(0);
        return m_port != 0;
    }
    quint16 port() const { return m_port; }
    ChildProcess &process() { return m_process; }

private:
    ChildProcess m_process;
    quint16 m_port = 0;
};

} // namespace pw::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/serial/serialscanner.h"

#include <QList>
#include <QSerialPort>
#include <QtTest>

#include <algorithm>

namespace pw::test {

/// Ends a code the way most scanners are set.
inline const scan::Framing LineEnds{.terminators = {"\r\n", "\r", "\n"}};

/// The unit code of that number: same length for all.
inline QByteArray code(int number)
{
    return "]d20104012345678901"
           "21SN"
           + QByteArray::number(number).rightJustified(6, '0')
           + "\x1d"
             "10LOT42";
}

/// What a scanner has said so far.
class Watched
{
public:
    Watched(const QString &id, const QString &port, const scan::Framing &framing,
            devices::PortRegistry &ports)
        : scanner({id, QStringLiteral("Bench scanner"), port}, profile(framing), m_clock, ports)
    {
        QObject::connect(&scanner, &devices::SerialScanner::scanned, &scanner,
                         [this](const scan::RawScan &scan) { scans.append(scan); });
        QObject::connect(&scanner, &devices::SerialScanner::stateChanged, &scanner,
                         [this](const domain::DeviceView &view) { views.append(view); });
    }

    domain::DeviceState state() const
    {
        return views.isEmpty() ? domain::DeviceState::Disabled : views.last().state;
    }
    QString detail() const { return views.isEmpty() ? QString() : views.last().detail; }
    qsizetype count(domain::DeviceState wanted) const
    {
        return std::count_if(views.begin(), views.end(), [wanted](const domain::DeviceView &view) {
            return view.state == wanted;
        });
    }
    QSerialPort *port() const { return scanner.findChild<QSerialPort *>(); }

private:
    static scan::DeviceProfile profile(const scan::Framing &framing)
    {
        scan::DeviceProfile profile;
        profile.kind = QStringLiteral("serial");
        profile.framing = framing;
        return profile;
    }

    SystemClock m_clock;

public:
    devices::SerialScanner scanner;
    QList<scan::RawScan> scans;
    QList<domain::DeviceView> views;
};

/// Each drop is worth a warning in the log, and no test expects another.
inline void expectLostWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(" lost ")));
}

} // namespace pw::test

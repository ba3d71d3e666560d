// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/openfailure.h"

#include <QtTest>

#include <cerrno>

using namespace Qt::StringLiterals;

using pw::domain::DeviceState;

class TestOpenFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsCausesApart_data();
    void tellsCausesApart();
};

void TestOpenFailure::tellsCausesApart_data()
{
    QTest::addColumn<QSerialPort::SerialPortError>("error");
    QTest::addColumn<QString>("text");
    QTest::addColumn<DeviceState>("state");

    // Texts as Qt 6.4.2 gives them.
    QTest::newRow("no such device")
        << QSerialPort::DeviceNotFoundError << qt_error_string(ENOENT) << DeviceState::Searching;
    QTest::newRow("not in the group dialout")
        << QSerialPort::PermissionError << qt_error_string(EACCES) << DeviceState::NoRights;
    QTest::newRow("lock folder not writable")
        << QSerialPort::PermissionError << u"Permission error while creating lock file"_s
        << DeviceState::NoRights;
    QTest::newRow("locked by another program")
        << QSerialPort::PermissionError << u"Permission error while locking the device"_s
        << DeviceState::Busy;
    QTest::newRow("opened exclusively by another program")
        << QSerialPort::PermissionError << qt_error_string(EBUSY) << DeviceState::Busy;
    QTest::newRow("no serial port, or one that cannot do 7E1")
        << QSerialPort::UnsupportedOperationError << qt_error_string(EINVAL)
        << DeviceState::Misconfigured;
    QTest::newRow("hung up already")
        << QSerialPort::ResourceError << qt_error_string(EIO) << DeviceState::Lost;
}

void TestOpenFailure::tellsCausesApart()
{
    QFETCH(const QSerialPort::SerialPortError, error);
    QFETCH(const QString, text);
    QTEST(pw::devices::stateAfterFailedOpen(error, text), "state");
}

QTEST_GUILESS_MAIN(TestOpenFailure)
#include "tst_openfailure.moc"

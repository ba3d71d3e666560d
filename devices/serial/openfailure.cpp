// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/openfailure.h"

#include <cerrno>

namespace pw::devices {

using domain::DeviceState;

domain::DeviceState stateAfterFailedOpen(QSerialPort::SerialPortError error, const QString &text)
{
    switch (error) {
    case QSerialPort::DeviceNotFoundError: return DeviceState::Searching;
    case QSerialPort::PermissionError: {
        // Asked of Qt in its own words, because an installed translation changes both sides.
        const bool locked = text == QSerialPort::tr("Permission error while locking the device");
        const bool exclusive =
            text == qt_error_string(EBUSY); // TIOCEXCL of a program without locks
        return locked || exclusive ? DeviceState::Busy : DeviceState::NoRights;
    }
    case QSerialPort::UnsupportedOperationError: // line settings, or no serial port at all
    case QSerialPort::OpenError: return DeviceState::Misconfigured;
    case QSerialPort::ResourceError: // EIO: the name is there, the device behind it is not
    case QSerialPort::WriteError:
    case QSerialPort::ReadError:
    case QSerialPort::UnknownError:
    case QSerialPort::TimeoutError:
    case QSerialPort::NotOpenError:
    case QSerialPort::NoError: break;
    }
    return DeviceState::Lost;
}

} // namespace pw::devices

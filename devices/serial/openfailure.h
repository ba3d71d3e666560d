// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QSerialPort>

namespace pw::devices {

/// What a failed QSerialPort::open() means for the operator. PermissionError alone says too little:
/// the text tells "another program has it" (Busy) from "this user may not" (NoRights), and a lock
/// folder one may not write to from a port one may not read.
domain::DeviceState stateAfterFailedOpen(QSerialPort::SerialPortError error, const QString &text);

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace pw::devices {

/// One interface of a USB device.
struct HidInterface
{
    QString path; ///< the system's; changes with each plugging in
    quint16 vendor = 0;
    quint16 product = 0;
    QString serial; ///< may be empty, or the same for all of a kind
    QString name;
    quint16 usagePage = 0;
    quint16 usage = 0;
    friend bool operator==(const HidInterface &, const HidInterface &) = default;
};

/// An open interface. Each may be used by one thread at a time, write and close by another.
class HidHandle
{
public:
    virtual ~HidHandle() = default;

    /// One report with its id; empty: none within the time; nothing: the device has gone.
    virtual std::optional<QByteArray> read(std::chrono::milliseconds timeout) = 0;
    virtual bool sendFeatureReport(const QByteArray &report) = 0;
};

/// The USB HID devices of this computer.
class HidTransport
{
public:
    virtual ~HidTransport() = default;

    /// Those plugged in now. None is not an error.
    virtual QList<HidInterface> list() = 0;
    /// The native reason where it cannot be opened.
    virtual Result<std::unique_ptr<HidHandle>, QString> open(const QString &path) = 0;
};

/// The usage of bar code scanners (HID Point of Sale Usage Tables 1.02): of two interfaces with the
/// same ids only this one speaks HID-POS.
constexpr quint16 BarcodeScannerPage = 0x8c;
constexpr quint16 BarcodeScannerUsage = 0x02;

/// Those of `all` that are HID-POS scanners and match an identity: "" any, else
/// "vvvv:pppp" or "vvvv:pppp:serial" in hex.
QList<HidInterface> hidPosScanners(const QList<HidInterface> &all, const QString &identity);

/// The identity that finds this interface again: with the serial number, where it has one.
QString identityOf(const HidInterface &device);

} // namespace pw::devices

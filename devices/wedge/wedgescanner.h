// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scanframer.h"
#include "devices/streamscanner.h"

namespace pw::devices {

/// A scanner that types into our window, as the rest of the program sees it: whoever filters the
/// keys (XcbKeyFilter in the GUI thread) hands its frames to takeFrame(). Ready while somebody
/// filters, Searching else.
class WedgeScanner : public StreamScanner
{
    Q_OBJECT
public:
    WedgeScanner(const DeviceName &name, const scan::DeviceProfile &profile, const Clock &clock,
                 QObject *parent = nullptr);

    const scan::DeviceProfile &wedgeProfile() const { return profile(); }

public Q_SLOTS:
    void start() override;
    void stop() override;
    /// Dropped with a note in the log while stopped.
    void takeFrame(const pw::scan::ScanFramer::Frame &frame);
    /// Somebody filters the keys from now on, or no more.
    void setFiltered(bool filtered);

protected:
    bool send(const QByteArray &) override { return false; } // a keyboard hears nothing

private:
    void sayState();

    bool m_started = false;
    bool m_filtered = false;
};

} // namespace pw::devices

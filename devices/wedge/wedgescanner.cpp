// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/wedgescanner.h"

#include "core/base/logging.h"

namespace pw::devices {

using domain::DeviceState;

WedgeScanner::WedgeScanner(const DeviceName &name, const scan::DeviceProfile &profile,
                           const Clock &clock, QObject *parent)
    : StreamScanner(name, profile, clock, parent)
{}

void WedgeScanner::start()
{
    m_started = true;
    sayState();
}

void WedgeScanner::stop()
{
    m_started = false;
    sayState();
}

void WedgeScanner::takeFrame(const scan::ScanFramer::Frame &frame)
{
    if (m_started)
        takeReady(frame);
    else
        qCWarning(lcDevice) << id() << "typed a code while it was off";
}

void WedgeScanner::setFiltered(bool filtered)
{
    m_filtered = filtered;
    sayState();
}

void WedgeScanner::sayState()
{
    if (!m_started)
        setState(DeviceState::Disabled, {});
    else
        setState(m_filtered ? DeviceState::Ready : DeviceState::Searching, profile().wedge.layout);
}

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/station.h"
#include "devices/wedge/keyfilter.h"

#include <memory>
#include <vector>

class QAbstractNativeEventFilter;

namespace pw::station {

/// A key filter for each scanner of the station that types, installed on the application: what it
/// types reaches its device and no widget.
class KeyFilters : public QObject
{
    Q_OBJECT
public:
    explicit KeyFilters(bootstrap::Station &station, QObject *parent = nullptr);
    ~KeyFilters() override;

    /// Looks again which devices type. Call when one was put in, taken out or changed.
    void rebuild();
    /// With a profile: from now on all keys are those of a scanner that is being set up. Without:
    /// again those of the station.
    void setUpWith(const std::optional<scan::DeviceProfile> &profile);

Q_SIGNALS:
    /// The keys of a scan, for the set-up.
    void burst(const QString &device, const QList<pw::devices::KeyStroke> &strokes);

private:
    void add(const devices::DeviceConfig &config);
    void add(const QString &device, const scan::DeviceProfile &profile);
    void removeAll();

    bootstrap::Station &m_station;
    SystemClock m_clock;
    std::optional<scan::DeviceProfile> m_underTest;
    std::vector<std::unique_ptr<devices::KeyFilter>> m_filters;
};

} // namespace pw::station

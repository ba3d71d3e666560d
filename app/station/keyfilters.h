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

Q_SIGNALS:
    /// The keys of a scan, for the set-up.
    void burst(const QString &device, const QList<pw::devices::KeyStroke> &strokes);

private:
    void add(const devices::DeviceConfig &config);
    void removeAll();

    bootstrap::Station &m_station;
    SystemClock m_clock;
    std::vector<std::unique_ptr<devices::KeyFilter>> m_filters;
};

} // namespace pw::station

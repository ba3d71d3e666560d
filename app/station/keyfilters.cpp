// SPDX-License-Identifier: Apache-2.0
#include "app/station/keyfilters.h"

#include "app/station/qtkeyfilter.h"
#include "devices/wedge/xcbkeyfilter.h"

#include <QGuiApplication>

namespace pw::station {

using namespace Qt::StringLiterals;

KeyFilters::KeyFilters(bootstrap::Station &station, QObject *parent)
    : QObject(parent), m_station(station)
{
    rebuild();
    connect(&station, &bootstrap::Station::proofChanged, this, &KeyFilters::rebuild);
}

KeyFilters::~KeyFilters()
{
    removeAll();
}

void KeyFilters::rebuild()
{
    removeAll();
    if (m_underTest) {
        add(devices::SetupSession::deviceId(), *m_underTest);
        return;
    }
    const QList<devices::DeviceConfig> configs = m_station.deviceConfigs();
    for (const devices::DeviceConfig &config : configs) {
        if (config.kind == devices::DeviceKind::Wedge && config.enabled)
            add(config);
    }
}

void KeyFilters::setUpWith(const std::optional<scan::DeviceProfile> &profile)
{
    if (!profile && !m_underTest)
        return;
    m_underTest = profile;
    rebuild();
}

void KeyFilters::add(const devices::DeviceConfig &config)
{
    const auto profile = m_station.deviceProfiles().load(config.profileId);
    if (profile) // else the manager shows it as misconfigured
        add(config.id, *profile);
}

void KeyFilters::add(const QString &device, const scan::DeviceProfile &profile)
{
    const auto layout = devices::KeyboardLayout::load(profile.wedge.layout);
    if (!layout)
        return;
    std::unique_ptr<devices::KeyFilter> filter;
    std::unique_ptr<devices::XcbKeyFilter> native;
    if (QGuiApplication::platformName() == "xcb"_L1)
        native = std::make_unique<devices::XcbKeyFilter>(profile, *layout, m_clock);
    if (native && native->isUsable()) {
        qApp->installNativeEventFilter(native.get());
        filter = std::move(native);
    } else {
        filter = std::make_unique<QtKeyFilter>(profile, *layout, m_clock);
        qApp->installEventFilter(filter.get());
    }
    devices::DeviceManager *const manager = m_station.devices();
    connect(filter.get(), &devices::KeyFilter::typed, manager,
            [manager, device](const scan::ScanFramer::Frame &frame) {
                manager->takeTyped(device, frame);
            });
    connect(filter.get(), &devices::KeyFilter::burst, this,
            [this, device](const QList<devices::KeyStroke> &strokes) {
                Q_EMIT burst(device, strokes);
            });
    QMetaObject::invokeMethod(manager, [manager, device] { manager->setFiltered(device, true); });
    m_filters.push_back(std::move(filter));
}

void KeyFilters::removeAll()
{
    for (const auto &filter : m_filters) {
        if (auto *native = dynamic_cast<QAbstractNativeEventFilter *>(filter.get()))
            qApp->removeNativeEventFilter(native);
    }
    m_filters.clear();
}

} // namespace pw::station

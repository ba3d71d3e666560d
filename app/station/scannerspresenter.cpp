// SPDX-License-Identifier: Apache-2.0
#include "app/station/scannerspresenter.h"

#include "core/scan/readablebytes.h"
#include "ui/scanners/scannerspage.h"
#include "ui/shell/settingspage.h"

#include <algorithm>

namespace pw::station {

using namespace Qt::StringLiterals;
using bootstrap::Station;
using devices::DeviceManager;
using ui::ScannersPage;

ScannersPresenter::ScannersPresenter(ui::MainWindow &window, Station &station, QObject *parent)
    : QObject(parent), m_window(window), m_station(station), m_page(new ScannersPage)
{
    window.addSubPage(m_page, &window.settingsPage());
    DeviceManager *const manager = station.devices();
    connect(&window, &ui::MainWindow::scannersRequested, this, &ScannersPresenter::open);
    connect(manager, &DeviceManager::stateChanged, this, [this](const domain::DeviceView &view) {
        m_states.insert(view.id, view);
        refresh();
    });
    connect(manager, &DeviceManager::removed, this, [this](const QString &id) {
        m_states.remove(id);
        m_last.remove(id);
        refresh();
    });
    connect(manager, &DeviceManager::scanned, this, &ScannersPresenter::onScan);
    connect(manager, &DeviceManager::withheld, this, &ScannersPresenter::onScan);
    connect(&station, &Station::proofChanged, this, &ScannersPresenter::refresh);
    connect(&station, &Station::devicesChanged, this, &ScannersPresenter::refresh);
    connect(&station, &Station::devicesNotKept, m_page, &ScannersPage::showNotKept);
    connect(m_page, &ScannersPage::enableRequested, &station, &Station::setDeviceEnabled);
    connect(m_page, &ScannersPage::removeRequested, &station, &Station::removeDevice);
    refresh();
}

void ScannersPresenter::open(const QString &id)
{
    m_window.showPage(m_page);
    if (config(id))
        m_page->choose(id);
}

std::optional<devices::DeviceConfig> ScannersPresenter::config(const QString &id) const
{
    const QList<devices::DeviceConfig> configs = m_station.deviceConfigs();
    for (const devices::DeviceConfig &config : configs) {
        if (config.id == id)
            return config;
    }
    return {};
}

QString ScannersPresenter::unusedId() const
{
    int number = 1;
    while (config(u"scanner-%1"_s.arg(number)))
        ++number;
    return u"scanner-%1"_s.arg(number);
}

void ScannersPresenter::onScan(const scan::RawScan &scan)
{
    constexpr qsizetype MostShown = 80; ///< bytes; the whole code stands in the journal
    QString code = scan::readableBytes(
        QByteArrayView(scan.bytes).first(std::min(MostShown, scan.bytes.size())));
    if (scan.bytes.size() > MostShown)
        code += u'…';
    m_last.insert(scan.device, {code, scan.at});
    refresh();
}

void ScannersPresenter::refresh()
{
    QList<domain::ScannerView> scanners = m_station.scanners();
    for (domain::ScannerView &scanner : scanners) {
        const QString &id = scanner.config.id;
        scanner.device = m_states.value(id);
        if (!scanner.config.enabled)
            scanner.device.state = domain::DeviceState::Disabled;
        const Last last = m_last.value(id);
        scanner.lastCode = last.code;
        scanner.lastAt = last.at;
    }
    m_page->showScanners(scanners);
    m_window.setScanners(scanners);
    Q_EMIT changed(scanners);
}

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#include "app/station/linepresenter.h"

#include "ui/scanners/testscanpage.h"
#include "ui/shell/settingspage.h"

#include <QSaveFile>

namespace pw::station {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using bootstrap::Engine;
using devices::DeviceManager;
using ui::TestScanPage;

namespace {

constexpr auto ShownEvery =
    50ms; ///< a line at full speed must not redraw the page a byte at a time

} // namespace

LinePresenter::LinePresenter(ui::MainWindow &window, bootstrap::Station &station, QObject *parent)
    : QObject(parent), m_window(window), m_station(station), m_page(new TestScanPage)
{
    window.addSubPage(m_page, &window.settingsPage());
    m_refresh.setSingleShot(true);
    const auto show = [this] { m_page->showLine(m_capture.chunks(), m_capture.statistics()); };
    connect(&m_refresh, &QTimer::timeout, this, show);
    connect(station.devices(), &DeviceManager::received, this, &LinePresenter::onReceived);
    connect(station.devices(), &DeviceManager::scanned, this, &LinePresenter::onScan);
    connect(station.devices(), &DeviceManager::withheld, this, &LinePresenter::onScan);
    connect(station.engine(), &Engine::explained, this,
            [this](const scan::RawScan &scan, const scan::CodeReport &report) {
                if (scan.device == m_device.id)
                    m_page->showCode(report);
            });
    connect(m_page, &TestScanPage::clearRequested, this, [this, show] {
        m_capture.clear();
        show();
    });
    connect(m_page, &TestScanPage::exportRequested, this, &LinePresenter::save);
    connect(m_page, &TestScanPage::done, this, [this] { Q_EMIT done(m_device.id); });
    connect(&window, &ui::MainWindow::pageShown, this, [this](QWidget *page) {
        if (page != m_page)
            stop();
    });
}

void LinePresenter::watch(const devices::DeviceConfig &device)
{
    stop();
    m_device = device;
    m_capture.clear();
    m_page->watch(device.name);
    setCapturing(true);
    m_window.showPage(m_page);
}

void LinePresenter::stop()
{
    if (m_device.id.isEmpty())
        return;
    setCapturing(false);
    m_device = {};
    m_refresh.stop();
}

void LinePresenter::setCapturing(bool capturing)
{
    QMetaObject::invokeMethod(m_station.devices(),
                              [manager = m_station.devices(), id = m_device.id, capturing] {
                                  manager->setCapturing(id, capturing);
                              });
}

void LinePresenter::onReceived(const QString &device, const QByteArray &bytes,
                               std::chrono::nanoseconds sinceBoot)
{
    if (device != m_device.id)
        return;
    m_capture.add(bytes, sinceBoot);
    if (!m_refresh.isActive())
        m_refresh.start(ShownEvery);
}

void LinePresenter::onScan(const scan::RawScan &scan)
{
    if (scan.device != m_device.id || m_device.id.isEmpty())
        return;
    QMetaObject::invokeMethod(
        m_station.engine(), [engine = m_station.engine(), scan] { engine->explain(scan); },
        Qt::QueuedConnection);
}

void LinePresenter::save(const QString &name, bool masked)
{
    const auto profile = m_station.deviceProfiles().load(m_device.profileId);
    const QByteArray json = m_capture.toJson(
        m_device.id, profile ? profile->framing : scan::Framing(),
        masked ? devices::Capture::Masking::Serials : devices::Capture::Masking::None);
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        m_page->showExported(name);
    else
        m_page->showNotExported(file.errorString());
}

} // namespace pw::station

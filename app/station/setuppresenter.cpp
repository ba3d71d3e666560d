// SPDX-License-Identifier: Apache-2.0
#include "app/station/setuppresenter.h"

#include "ui/scanners/scannerspage.h"
#include "ui/scanners/setuppage.h"
#include "ui/shell/settingspage.h"

#include <algorithm>

namespace pw::station {

using namespace Qt::StringLiterals;
using bootstrap::Station;
using devices::SetupSession;
using ui::ScannersPage;
using ui::SetupPage;

namespace {

/// Those that ship or that the site wrote itself, not those of one device each.
QList<ui::KnownProfile> profilesOf(const devices::DeviceProfiles &profiles, QLatin1StringView kind)
{
    QList<ui::KnownProfile> known;
    const QStringList ids = profiles.ids();
    for (const QString &id : ids) {
        const auto profile = profiles.load(id);
        if (profile && profile->kind == kind && !id.startsWith("site-"_L1))
            known.append({id, profile->name});
    }
    std::ranges::stable_partition(
        known, [](const ui::KnownProfile &one) { return one.id.startsWith("generic-"_L1); });
    return known;
}

} // namespace

SetupPresenter::SetupPresenter(ui::MainWindow &window, Station &station,
                               ScannersPresenter &scanners, KeyFilters &keys, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_station(station),
      m_scanners(scanners),
      m_keys(keys),
      m_page(new SetupPage)
{
    window.addSubPage(m_page, &window.settingsPage());
    const devices::DeviceProfiles profiles = station.deviceProfiles();
    m_page->setProfiles(profilesOf(profiles, "tcp"_L1), profilesOf(profiles, "serial"_L1));
    SetupSession *const setup = station.setup();

    ScannersPage &list = scanners.page();
    connect(&list, &ScannersPage::addRequested, this, [this] {
        m_device = m_scanners.unusedId();
        m_window.showPage(m_page);
        m_page->beginNew(m_device);
    });
    const auto again = [this](const QString &id, bool onlyTest) {
        const auto config = m_scanners.config(id);
        if (!config)
            return;
        m_device = id;
        m_window.showPage(m_page);
        m_page->beginAgain(*config, onlyTest);
    };
    connect(&list, &ScannersPage::setUpRequested, this,
            [again](const QString &id) { again(id, false); });
    connect(&list, &ScannersPage::testRequested, this,
            [again](const QString &id) { again(id, true); });

    connect(m_page, &SetupPage::lookRequested, setup, &SetupSession::look);
    connect(setup, &SetupSession::found, m_page, &SetupPage::showFound);
    connect(setup, &SetupSession::changed, m_page, &SetupPage::showSetup);
    connect(m_page, &SetupPage::setUpBegun, this, &SetupPresenter::begin);
    connect(m_page, &SetupPage::retestBegun, setup, &SetupSession::retest);
    connect(&keys, &KeyFilters::burst, this, &SetupPresenter::onBurst);
    connect(m_page, &SetupPage::saved, &station, &Station::finishSetup);
    connect(&station, &Station::setupKept, this, [this](const QString &device) {
        m_page->showKept();
        end(device);
    });
    connect(&station, &Station::setupNotKept, m_page, &SetupPage::showNotKept);
    connect(m_page, &SetupPage::cancelled, this, [this] { end(m_device); });
    connect(&window, &ui::MainWindow::pageShown, this, [this](QWidget *page) {
        if (page != m_page)
            m_page->cancel();
    });
}

void SetupPresenter::begin(const devices::DeviceConfig &device)
{
    SetupSession *const setup = m_station.setup();
    QMetaObject::invokeMethod(setup, [setup, device] { setup->begin(device); });
    std::optional<scan::DeviceProfile> typing;
    if (device.kind == devices::DeviceKind::Wedge) {
        if (const auto profile = m_station.deviceProfiles().load(device.profileId))
            typing = *profile;
    }
    m_keys.setUpWith(typing); // after begin(): the device on trial then learns of its filter
}

void SetupPresenter::end(const QString &shown)
{
    QMetaObject::invokeMethod(m_station.setup(), &SetupSession::end, Qt::QueuedConnection);
    m_keys.setUpWith({});
    m_device.clear();
    if (m_window.currentPage() == m_page)
        m_scanners.open(shown);
}

void SetupPresenter::onBurst(const QString &device, const QList<devices::KeyStroke> &strokes)
{
    if (!m_page->isActive() || (device != m_device && device != SetupSession::deviceId()))
        return;
    SetupSession *const setup = m_station.setup();
    QMetaObject::invokeMethod(setup, [setup, strokes] { setup->takeKeys(strokes); });
}

} // namespace pw::station

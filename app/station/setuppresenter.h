// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/keyfilters.h"
#include "app/station/scannerspresenter.h"

namespace pw::ui {
class SetupPage;
}

namespace pw::station {

/// Brings the set-up page and the set-up session in the devices thread together. What is not saved
/// leaves the station as it was, however the page is left. Main thread.
class SetupPresenter : public QObject
{
    Q_OBJECT
public:
    SetupPresenter(ui::MainWindow &window, bootstrap::Station &station, ScannersPresenter &scanners,
                   KeyFilters &keys, QObject *parent = nullptr);

    ui::SetupPage &page() const { return *m_page; }

private:
    void begin(const devices::DeviceConfig &device);
    void end(const QString &shown);
    void onBurst(const QString &device, const QList<devices::KeyStroke> &strokes);

    ui::MainWindow &m_window;
    bootstrap::Station &m_station;
    ScannersPresenter &m_scanners;
    KeyFilters &m_keys;
    ui::SetupPage *m_page;
    QString m_device; ///< whose set-up or test it is, in the settings
};

} // namespace pw::station

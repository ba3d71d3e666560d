// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/historydesk.h"
#include "app/bootstrap/station.h"
#include "app/station/keyfilters.h"
#include "app/station/scannerspresenter.h"
#include "ui/shell/mainwindow.h"
#include "ui/style/theme.h"
#include "ui/text/language.h"

#include <QApplication>

#include <memory>

namespace pw::station {

/// The station with its face: settings, look and language, window, presenters. One per process.
class StationApplication : public QObject
{
    Q_OBJECT
public:
    explicit StationApplication(QApplication &application);
    ~StationApplication() override;

    /// Reads the settings of `paths` and starts everything. With `demonstration`, a folder that has
    /// no station yet gets one of the demonstration site. On failure the cause has been shown.
    bool start(const bootstrap::Paths &paths, bool demonstration);

    ui::MainWindow &window() { return *m_window; }
    bootstrap::Station &station() { return *m_station; }

private:
    bool fail(const domain::StartFailure &failure);
    void dress(const bootstrap::Settings &settings);
    void offerSheet();
    void offerSetup();
    Result<Done, QString> keepDevices(const QList<devices::DeviceConfig> &devices);
    void keep(const ui::Preferences &preferences);

    QApplication &m_application;
    bootstrap::Paths m_paths;
    std::optional<bootstrap::Settings> m_settings;
    SystemClock m_clock;
    std::unique_ptr<style::Theme> m_theme;
    text::LanguageSwitch m_languages;
    std::unique_ptr<bootstrap::Station> m_station;
    std::unique_ptr<bootstrap::HistoryDesk> m_history;
    std::unique_ptr<KeyFilters> m_keyFilters;
    std::unique_ptr<ui::MainWindow> m_window;
    ScannersPresenter *m_scanners = nullptr; ///< of the window
};

} // namespace pw::station

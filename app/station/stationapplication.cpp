// SPDX-License-Identifier: Apache-2.0
#include "app/station/stationapplication.h"

#include "app/bootstrap/devicesettings.h"
#include "app/bootstrap/logfile.h"
#include "app/station/centralpresenter.h"
#include "app/station/demosheetentries.h"
#include "app/station/historypresenter.h"
#include "app/station/inspectorpresenter.h"
#include "app/station/linepresenter.h"
#include "app/station/operatorpresenter.h"
#include "app/station/packpresenter.h"
#include "app/station/setuppresenter.h"
#include "app/station/statuspresenter.h"
#include "app/station/taskspresenter.h"
#include "app/station/workpresenter.h"
#include "core/base/logging.h"
#include "ui/scanners/scannerspage.h"
#include "ui/text/startmessages.h"

#include <QLocale>
#include <QMessageBox>

#include <cstdio>

namespace pw::station {

using namespace Qt::StringLiterals;
using bootstrap::Settings;
using domain::StartFailure;

namespace {

style::SchemeChoice schemeOf(const QString &theme)
{
    if (theme == "light"_L1)
        return style::SchemeChoice::Light;
    return theme == "dark"_L1 ? style::SchemeChoice::Dark : style::SchemeChoice::System;
}

QString codeOf(style::SchemeChoice choice)
{
    switch (choice) {
    case style::SchemeChoice::System: return {};
    case style::SchemeChoice::Light: return u"light"_s;
    case style::SchemeChoice::Dark: return u"dark"_s;
    }
    Q_UNREACHABLE();
}

QString simulatedScanner(const Settings &settings)
{
    for (const auto &device : settings.devices) {
        if (device.kind == "simulated"_L1)
            return device.id;
    }
    return {};
}

} // namespace

StationApplication::StationApplication(QApplication &application)
    : m_application(application), m_languages(application)
{
    m_theme = std::make_unique<style::Theme>(application);
    m_languages.use(QLocale::system().name());
}

StationApplication::~StationApplication()
{
    if (m_history)
        m_history->stop();
    m_window.reset(); // first what shows, then what it shows
    m_keyFilters.reset();
    m_station.reset();
}

bool StationApplication::start(const bootstrap::Paths &paths, bool demonstration)
{
    m_paths = paths;
    if (const QString why = paths.create(); !why.isEmpty())
        return fail({StartFailure::Code::FolderUnwritable, paths.home, {}, why});
    bootstrap::installLogFile(paths.logs, u"packwright"_s);
    auto settings = bootstrap::readSettings(paths.settings);
    if (!settings && demonstration
        && settings.error().code == StartFailure::Code::SettingsMissing) {
        const Settings demo = bootstrap::demonstrationSettings();
        if (const auto written = bootstrap::writeSettings(paths.settings, demo); !written)
            return fail(
                {StartFailure::Code::FolderUnwritable, paths.settings, {}, written.error()});
        settings = demo;
    }
    if (!settings)
        return fail(settings.error());
    m_settings = *settings;
    dress(*m_settings);

    m_station = std::make_unique<bootstrap::Station>(paths, *m_settings, m_clock);
    m_window = std::make_unique<ui::MainWindow>(m_languages);
    m_window->setPreferences(
        {schemeOf(m_settings->theme), m_settings->language, m_settings->volume, m_settings->muted});
    connect(m_window.get(), &ui::MainWindow::preferencesChanged, this, &StationApplication::keep);
    // Presenters listen before anything speaks.
    connect(m_station.get(), &bootstrap::Station::assembled, this, [this] {
        new PackPresenter(*m_window, *m_station->engine(), m_window.get());
        new InspectorPresenter(*m_window, *m_station->engine(), m_window.get());
        m_history = std::make_unique<bootstrap::HistoryDesk>(m_paths, m_clock, m_settings->station);
        m_history->start();
        auto *work = new WorkPresenter(*m_window, *m_station->engine(), *m_history, m_window.get());
        auto *past = new HistoryPresenter(*m_window, *m_history, m_window.get());
        m_scanners = new ScannersPresenter(*m_window, *m_station, m_window.get());
        auto *tasks = new TasksPresenter(*m_window, *m_station, *m_history, *work, past->page(),
                                         *m_scanners, m_window.get());
        auto *operators = new OperatorPresenter(*m_window, *m_station->engine(), *work, *m_settings,
                                                m_window.get());
        new CentralPresenter(*m_window, *m_station, *operators, tasks->page(), past->page(),
                             m_window.get());
        new StatusPresenter(*m_window, *m_station, *m_settings, m_window.get());
    });
    if (const auto failure = m_station->start())
        return fail(*failure);
    m_keyFilters = std::make_unique<KeyFilters>(*m_station);
    offerSetup();
    offerSheet();
    m_window->showMaximized();
    m_window->activateWindow();
    return true;
}

void StationApplication::dress(const Settings &settings)
{
    m_theme->setChoice(schemeOf(settings.theme));
    m_languages.use(settings.language.isEmpty() ? QLocale::system().name() : settings.language);
}

void StationApplication::offerSetup()
{
    auto *line = new LinePresenter(*m_window, *m_station, m_window.get());
    new SetupPresenter(*m_window, *m_station, *m_scanners, *m_keyFilters, m_window.get());
    connect(&m_scanners->page(), &ui::ScannersPage::watchRequested, line,
            [this, line](const QString &id) {
                if (const auto config = m_scanners->config(id))
                    line->watch(*config);
            });
    connect(line, &LinePresenter::done, m_scanners, &ScannersPresenter::open);
    m_station->setDeviceKeeper(
        [this](const QList<devices::DeviceConfig> &devices) { return keepDevices(devices); });
}

Result<Done, QString> StationApplication::keepDevices(const QList<devices::DeviceConfig> &devices)
{
    bootstrap::Settings settings = *m_settings;
    settings.devices.clear();
    for (const devices::DeviceConfig &device : devices)
        settings.devices.append(bootstrap::settingsOf(device));
    const auto written = bootstrap::writeSettings(m_paths.settings, settings);
    if (written)
        m_settings->devices = settings.devices;
    return written;
}

void StationApplication::offerSheet()
{
    const QString scanner = simulatedScanner(*m_settings);
    if (scanner.isEmpty())
        return;
    m_window->setDemonstration(demoSheetEntries(m_languages.code()), m_settings->demonstration);
    connect(&m_window->scannerPanel(), &ui::ScannerPanel::scanRequested, m_station->devices(),
            [devices = m_station->devices(), scanner](const QByteArray &frame) {
                devices->inject(scanner, frame);
            });
}

void StationApplication::keep(const ui::Preferences &preferences)
{
    const bool languageChanged = m_settings->language != preferences.language;
    m_settings->theme = codeOf(preferences.scheme);
    m_settings->language = preferences.language;
    m_settings->volume = preferences.volume;
    m_settings->muted = preferences.muted;
    if (const auto written = bootstrap::writeSettings(m_paths.settings, *m_settings); !written)
        qCWarning(lcApp) << "the preferences could not be kept:" << written.error();
    if (languageChanged && !simulatedScanner(*m_settings).isEmpty())
        m_window->scannerPanel().setEntries(demoSheetEntries(m_languages.code()));
}

bool StationApplication::fail(const StartFailure &failure)
{
    const text::Message message = text::messageFor(failure);
    const QByteArray line = QString(message.cause + u' ' + message.remedy).toUtf8();
    std::fprintf(stderr, "packwright: %s\n", line.constData());
    // Nobody can press OK where there is no display: the sentence above has to do.
    if (QGuiApplication::platformName() == "offscreen"_L1)
        return false;
    QMessageBox box(QMessageBox::Critical, message.word, message.cause, QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(message.remedy);
    box.setDetailedText(failure.detail);
    box.exec();
    return false;
}

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#include "app/station/demoscript.h"

#include "core/base/logging.h"
#include "core/labels/demosheet.h"
#include "resources/demo/demodata.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

namespace pw::station {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Pace = 250ms;         ///< between two scans, so that eyes can follow
constexpr auto StartLimit = 60s;     ///< for central's data and the first numbers
constexpr auto PictureDelay = 400ms; ///< until animations and echoes have come to rest

} // namespace

DemoScript::DemoScript(ui::MainWindow &window, bootstrap::Station &station, const QString &folder)
    : m_window(window), m_station(station), m_folder(folder)
{
    const auto sheet = labels::DemoSheet::fromJson(demo::sheetJson());
    if (!sheet)
        return;
    for (const labels::DemoEntry &entry : sheet->entries) {
        for (const labels::DemoCode &code : entry.codes)
            m_frames.insert(code.id, code.frame);
    }
    if (!m_folder.isEmpty())
        QDir().mkpath(m_folder);
    write();
}

void DemoScript::scan(const QString &code, const QString &picture)
{
    const QByteArray frame = m_frames.value(code);
    if (frame.isEmpty())
        qCWarning(lcApp) << "the sheet has no code" << code;
    devices::DeviceManager *devices = m_station.devices();
    m_steps.append({[devices, frame] {
                        QMetaObject::invokeMethod(
                            devices, [devices, frame] { devices->inject(u"sheet"_s, frame); });
                    },
                    picture});
}

void DemoScript::press(const std::function<void()> &act, const QString &picture)
{
    bootstrap::Engine *engine = m_station.engine();
    m_steps.append({[engine, act] { QMetaObject::invokeMethod(engine, act); }, picture});
}

void DemoScript::look(const std::function<void()> &act, const QString &picture)
{
    m_steps.append({act, picture, false});
}

void DemoScript::write()
{
    bootstrap::Engine *engine = m_station.engine();
    look([] {}, u"01-empty"_s);
    scan(u"pallet-label-01"_s);
    scan(u"carton-label-01"_s, u"02-open"_s);
    for (int i = 1; i <= 12; ++i)
        scan(u"cardiolin-%1"_s.arg(i, 2, 10, QLatin1Char('0')),
             i == 12 ? u"03-packing"_s : QString());
    scan(u"quarantined"_s, u"04-refused-quarantined"_s);
    scan(u"unknown-serial"_s, u"05-refused-unknown"_s);
    scan(u"already-packed"_s, u"06-refused-already-packed"_s);
    scan(u"caps-lock"_s, u"07-refused-caps-lock"_s);
    scan(u"wrong-check-digit"_s, u"08-refused-unreadable"_s);
    scan(u"cardiolin-12"_s, u"09-notice-already-in"_s);
    for (int i = 13; i <= 25; ++i)
        scan(u"cardiolin-%1"_s.arg(i, 2, 10, QLatin1Char('0')),
             i == 25 ? u"10-complete"_s : QString());
    scan(u"carton-label-01"_s, u"11-on-the-pallet"_s);
    scan(u"closed-cardiolin-carton-01"_s);
    scan(u"closed-cardiolin-carton-02"_s);
    press([engine] { engine->undo(); }, u"12-undone"_s);
    scan(u"closed-cardiolin-carton-02"_s);
    press([engine] { engine->closeContainer(u"BATCH_END"_s, {}); }, u"13-pallet-closed"_s);
    look([] { style::Theme::current().setChoice(style::SchemeChoice::Dark); }, u"14-dark"_s);
}

void DemoScript::start()
{
    connect(m_station.engine(), &bootstrap::Engine::sessionChanged, this, &DemoScript::onSession);
    QMetaObject::invokeMethod(m_station.engine(), &bootstrap::Engine::publish);
    QTimer::singleShot(StartLimit, this, [this] {
        if (m_running)
            return;
        qCCritical(lcApp) << "the demonstration cannot begin: no data or no numbers from central";
        QApplication::exit(1);
    });
    connect(m_station.engine(), &bootstrap::Engine::verdictReached, this, [this] {
        if (m_running && m_position > 0)
            onDone(m_steps[m_position - 1].picture);
    });
}

void DemoScript::onSession(const domain::SessionView &view)
{
    if (m_running || view.creatable.size() < 3)
        return; // the pool's blocks are still on their way
    m_running = true;
    QTimer::singleShot(1s, this, &DemoScript::next);
}

void DemoScript::next()
{
    if (m_position == m_steps.size()) {
        QApplication::quit();
        return;
    }
    const Step &step = m_steps[m_position++];
    step.act();
    if (!step.answered)
        onDone(step.picture);
}

void DemoScript::onDone(const QString &picture)
{
    if (picture.isEmpty() || m_folder.isEmpty()) {
        QTimer::singleShot(picture.isEmpty() ? Pace : 4 * Pace, this, &DemoScript::next);
        return;
    }
    QTimer::singleShot(PictureDelay, this, [this, picture] {
        const QString file = QDir(m_folder).filePath(picture + u".png"_s);
        if (!m_window.grab().save(file))
            qCWarning(lcApp) << "the picture could not be written:" << file;
        next();
    });
}

} // namespace pw::station

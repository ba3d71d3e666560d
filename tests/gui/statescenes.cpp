// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/statescenes.h"

#include "tests/gui/samples.h"
#include "ui/shell/statusstrip.h"
#include "ui/tasks/taskspage.h"

namespace pw::samples {

using namespace Qt::StringLiterals;
using domain::VerdictCode;

namespace {

void central(ui::MainWindow &window, std::chrono::seconds age)
{
    domain::SyncView sync = online();
    sync.link = domain::LinkState::Offline;
    sync.pending = 12;
    sync.oldestPending = age;
    sync.cacheAge = age;
    window.statusStrip().setSync(sync);
    if (auto *tasks = window.findChild<ui::TasksPage *>())
        tasks->showSync(sync);
}

void wrong(ui::MainWindow &window)
{
    window.announce(verdict(VerdictCode::UnknownSerial));
}
void offline(ui::MainWindow &window)
{
    central(window, std::chrono::minutes(42));
}
void old(ui::MainWindow &window)
{
    central(window, std::chrono::hours(26));
    window.announce(verdict(VerdictCode::DataTooOld));
}
void readOnly(ui::MainWindow &window)
{
    window.announce(verdict(VerdictCode::ReadOnly));
}

} // namespace

QList<std::pair<QString, Scene>> stateScenes()
{
    // The page, and the scene that shows it in peace.
    const QList<std::pair<QString, QString>> pages{
        {u"pack"_s, u"empty"_s},       {u"unpack"_s, u"unpack-empty"_s},
        {u"rework"_s, u"replace"_s},   {u"check"_s, u"check"_s},
        {u"hold"_s, u"hold"_s},        {u"history"_s, u"history-empty"_s},
        {u"tasks"_s, u"tasks-empty"_s}};
    const QList<std::pair<QString, Scene>> states{
        {u"wrong"_s, wrong}, {u"offline"_s, offline}, {u"old"_s, old}, {u"stopped"_s, readOnly}};
    QList<std::pair<QString, Scene>> scenes;
    for (const auto &[page, peace] : pages) {
        for (const auto &[name, state] : states)
            scenes.append(
                {page + u'-' + name, [peace = peace, state = state](ui::MainWindow &window) {
                     show(window, peace);
                     state(window);
                 }});
    }
    return scenes;
}

} // namespace pw::samples

// SPDX-License-Identifier: Apache-2.0
#include "app/station/workpresenter.h"

#include "ui/pack/packpage.h"
#include "ui/work/workpage.h"

namespace pw::station {

using bootstrap::Engine;
using domain::Desk;
using style::Icon;
using ui::WorkPage;

WorkPresenter::WorkPresenter(ui::MainWindow &window, Engine &engine,
                             bootstrap::HistoryDesk &history, QObject *parent)
    : QObject(parent), m_window(window), m_engine(engine), m_history(history)
{
    addPage(Desk::Unpack, Icon::Unpack);
    addPage(Desk::Rework, Icon::Rework);
    addPage(Desk::Check, Icon::Find);
    addPage(Desk::Hold, Icon::Hold);
    connect(&window, &ui::MainWindow::pageShown, this, &WorkPresenter::onPageShown);
    connect(&engine, &Engine::windowCommanded, this, &WorkPresenter::onCommand);
}

void WorkPresenter::addPage(Desk desk, Icon icon)
{
    auto *page = new WorkPage(desk);
    m_pages.insert(desk, page);
    m_window.addPage(page, icon);
    Engine *const engine = &m_engine;
    const auto later = [engine](auto call) {
        QMetaObject::invokeMethod(engine, call, Qt::QueuedConnection);
    };
    connect(page, &WorkPage::workChosen, engine, &Engine::startWork);
    connect(page, &WorkPage::inputGiven, this,
            [engine, desk, later](const domain::WorkInput &input) {
                later([engine, desk, input] { engine->pressWork(desk, input); });
            });
    connect(page, &WorkPage::numberRequested, this,
            [engine, desk, later] { later([engine, desk] { engine->drawWorkNumber(desk); }); });
    connect(page, &WorkPage::undoRequested, this,
            [engine, desk, later] { later([engine, desk] { engine->undoWork(desk); }); });
    connect(page, &WorkPage::signatureGiven, this,
            [engine, desk, later](const QString &meaning, const QString &second) {
                later([engine, desk, meaning, second] {
                    engine->confirmSigned(desk, meaning, second);
                });
            });
    connect(page, &WorkPage::listGiven, this, [engine, desk, later](const QStringList &lines) {
        later([engine, desk, lines] { engine->takeList(desk, lines); });
    });
    connect(page, &WorkPage::listStopped, engine, &Engine::dropList);
    connect(page, &WorkPage::suggestionsRequested, this,
            [&history = m_history](const epc::Epc &container) { history.topUps(container); });
    connect(&m_history, &bootstrap::HistoryDesk::topUpsRead, page, &WorkPage::showSuggestions);
    connect(engine, &Engine::listProgressed, page, &WorkPage::showListProgress);
    connect(engine, &Engine::listDropped, page, &WorkPage::showListDropped);
    connect(engine, &Engine::listTaken, page, &WorkPage::showList);
    connect(engine, &Engine::workChanged, page, &WorkPage::showReport);
}

void WorkPresenter::setPeople(const ui::Person &present, const ui::People &all)
{
    for (WorkPage *page : std::as_const(m_pages))
        page->setPeople(present, all);
}

void WorkPresenter::onPageShown(QWidget *page)
{
    const auto *work = qobject_cast<WorkPage *>(page);
    if (!work && page != &m_window.packPage()) { // settings, history: nothing is booked from there
        QMetaObject::invokeMethod(&m_engine, &Engine::lookUpOnly, Qt::QueuedConnection);
        return;
    }
    const std::optional<Desk> desk = work ? std::optional(work->desk()) : std::nullopt;
    QMetaObject::invokeMethod(
        &m_engine, [&engine = m_engine, desk] { engine.setDesk(desk); }, Qt::QueuedConnection);
}

void WorkPresenter::onCommand(const scan::BenchCommand &command)
{
    if (command.verb == scan::BenchCommand::Verb::Page) {
        if (const auto desk = domain::deskFromCode(command.argument))
            showDesk(*desk);
        else if (command.argument == QLatin1StringView("pack"))
            m_window.showPage(&m_window.packPage());
        return;
    }
    // The engine has begun the work already.
    if (const auto kind = domain::workKindFromCode(command.argumentCode()))
        showDesk(domain::deskOf(*kind));
}

void WorkPresenter::showKind(domain::WorkKind kind)
{
    showDesk(domain::deskOf(kind));
    QMetaObject::invokeMethod(
        &m_engine, [&engine = m_engine, kind] { engine.startWork(kind, {}); },
        Qt::QueuedConnection);
}

void WorkPresenter::showDesk(Desk desk)
{
    m_window.showPage(m_pages.value(desk));
}

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#include "app/station/inspectorpresenter.h"

#include "ui/inspect/codeinspector.h"
#include "ui/pack/packpage.h"

#include <QShortcut>

namespace pw::station {

using bootstrap::Engine;

InspectorPresenter::InspectorPresenter(ui::MainWindow &window, Engine &engine, QObject *parent)
    : QObject(parent), m_window(window), m_engine(engine)
{
    auto *shortcut = new QShortcut(QKeySequence(Qt::Key_F10), &window);
    connect(shortcut, &QShortcut::activated, this, &InspectorPresenter::open);
    connect(&window.packPage(), &ui::PackPage::inspectRequested, this, &InspectorPresenter::open);
    connect(&engine, &Engine::scanLogged, this, &InspectorPresenter::follow);
}

void InspectorPresenter::open()
{
    if (!m_dialog) {
        m_dialog = new ui::CodeInspector(&m_window);
        connect(&m_engine, &Engine::inspected, m_dialog, &ui::CodeInspector::showInspection);
    }
    m_dialog->show();
    m_dialog->raise();
    follow();
}

void InspectorPresenter::follow()
{
    if (m_dialog && m_dialog->isVisible())
        QMetaObject::invokeMethod(&m_engine, &Engine::inspectLastScan, Qt::QueuedConnection);
}

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#include "app/station/packpresenter.h"

#include "ui/common/hierarchymodel.h"
#include "ui/pack/packpage.h"

namespace pw::station {

using bootstrap::Engine;
using ui::HierarchyModel;
using ui::PackPage;

PackPresenter::PackPresenter(ui::MainWindow &window, Engine &engine, QObject *parent)
    : QObject(parent), m_engine(engine)
{
    PackPage &page = window.packPage();
    connect(&page, &PackPage::newContainerRequested, &engine, &Engine::openNew);
    connect(&page, &PackPage::closeRequested, this, &PackPresenter::onClose);
    connect(&page, &PackPage::setAsideRequested, &engine, &Engine::setAside);
    connect(&page, &PackPage::orderRequested, &engine, &Engine::setPackOrder);
    connect(&page, &PackPage::startOverRequested, &engine, &Engine::startOver);
    connect(&page, &PackPage::undoRequested, &engine, &Engine::undo);
    HierarchyModel &tree = page.hierarchy();
    connect(&tree, &HierarchyModel::childrenRequested, &engine, &Engine::loadChildren);

    connect(&engine, &Engine::sessionChanged, &page, &PackPage::showSession);
    connect(&engine, &Engine::verdictReached, &window, &ui::MainWindow::announce);
    connect(&engine, &Engine::scanLogged, &page, &PackPage::appendScan);
    connect(&engine, &Engine::rootsChanged, &tree, &HierarchyModel::setRoots);
    connect(&engine, &Engine::childrenLoaded, &tree, &HierarchyModel::setChildren);
    connect(&engine, &Engine::nodeAdded, &tree, &HierarchyModel::addChild);
    connect(&engine, &Engine::nodeRemoved, &tree, &HierarchyModel::removeChild);
    connect(&engine, &Engine::nodeChanged, &tree, &HierarchyModel::updateNode);
    QMetaObject::invokeMethod(&engine, &Engine::publish, Qt::QueuedConnection);
}

void PackPresenter::onClose(bool partial, const QString &reasonCode, const QString &reasonText)
{
    const QString code = partial ? reasonCode : QString();
    QMetaObject::invokeMethod(
        &m_engine,
        [&engine = m_engine, code, reasonText] { engine.closeContainer(code, reasonText); },
        Qt::QueuedConnection);
}

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#include "app/station/operatorpresenter.h"

#include "ui/shell/peopledialog.h"
#include "ui/shell/statusstrip.h"
#include "ui/text/workwords.h"

#include <QShortcut>

namespace pw::station {

using bootstrap::Engine;

OperatorPresenter::OperatorPresenter(ui::MainWindow &window, Engine &engine, WorkPresenter &work,
                                     const bootstrap::Settings &settings, QObject *parent)
    : QObject(parent), m_window(window), m_engine(engine), m_work(work)
{
    for (const bootstrap::PersonSettings &person : settings.people)
        m_people.append({person.id, person.name, person.role});
    m_present = {settings.operatorId,
                 settings.operatorName.isEmpty() ? settings.operatorId : settings.operatorName,
                 domain::Role::Operator};
    bool listed = false;
    for (const ui::Person &person : std::as_const(m_people)) {
        if (person.id == m_present.id) {
            m_present = person;
            listed = true;
        }
    }
    if (!listed)
        m_people.prepend(m_present);
    auto *shortcut = new QShortcut(QKeySequence(Qt::Key_F12), &window);
    connect(shortcut, &QShortcut::activated, this, &OperatorPresenter::ask);
    connect(&window.statusStrip(), &ui::StatusStrip::userRequested, this, &OperatorPresenter::ask);
    connect(&engine, &Engine::operatorChanged, this,
            [this](const QString &id, domain::Role) { onChanged(id); });
    show(m_present);
    if (m_present.role != domain::Role::Operator)
        QMetaObject::invokeMethod(
            &engine, [&engine, person = m_present] { engine.setOperator(person.id, person.role); },
            Qt::QueuedConnection);
}

void OperatorPresenter::ask()
{
    if (m_window.findChild<ui::PeopleDialog *>())
        return;
    auto *dialog = new ui::PeopleDialog(m_people, m_present.id, &m_window);
    connect(dialog, &ui::PeopleDialog::chosen, this, [this](const ui::Person &person) {
        QMetaObject::invokeMethod(
            &m_engine, [&engine = m_engine, person] { engine.setOperator(person.id, person.role); },
            Qt::QueuedConnection);
    });
    dialog->open();
}

void OperatorPresenter::onChanged(const QString &id)
{
    for (const ui::Person &person : std::as_const(m_people)) {
        if (person.id == id)
            show(person);
    }
}

void OperatorPresenter::show(const ui::Person &person)
{
    m_present = person;
    //: %1: name; %2: role
    m_window.statusStrip().setUser(person.name, text::roleName(person.role));
    m_work.setPeople(person, m_people);
    Q_EMIT changed(person);
}

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/engine.h"
#include "app/bootstrap/settings.h"
#include "app/station/workpresenter.h"

namespace pw::station {

/// Who is working: shows it, lets it be chosen (F12), and tells engine and pages. Main thread.
class OperatorPresenter : public QObject
{
    Q_OBJECT
public:
    OperatorPresenter(ui::MainWindow &window, bootstrap::Engine &engine, WorkPresenter &work,
                      const bootstrap::Settings &settings, QObject *parent = nullptr);

    const ui::Person &present() const { return m_present; }

Q_SIGNALS:
    void changed(const pw::ui::Person &person);

private:
    void ask();
    void onChanged(const QString &id);
    void show(const ui::Person &person);

    ui::MainWindow &m_window;
    bootstrap::Engine &m_engine; ///< of another thread: only signals and queued calls
    WorkPresenter &m_work;
    ui::People m_people;
    ui::Person m_present;
};

} // namespace pw::station

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/station.h"
#include "ui/shell/mainwindow.h"

#include <functional>

namespace pw::station {

/// The scripted demonstration: builds a pallet in the real window with codes of the demonstration
/// sheet, meets one of each kind of refusal on the way, and ends the program. Main thread.
class DemoScript : public QObject
{
    Q_OBJECT
public:
    /// A picture of every telling moment in `folder`; none where it is empty.
    DemoScript(ui::MainWindow &window, bootstrap::Station &station, const QString &folder);

    /// Begins as soon as the station has central's data and numbers of its own.
    void start();

private:
    struct Step
    {
        std::function<void()> act;
        QString picture;      ///< name; empty: none
        bool answered = true; ///< whether a verdict follows
    };

    void scan(const QString &code, const QString &picture = {});
    void press(const std::function<void()> &act, const QString &picture = {});
    void look(const std::function<void()> &act, const QString &picture);
    void write();
    void onSession(const domain::SessionView &view);
    void next();
    void onDone(const QString &picture);

    ui::MainWindow &m_window;
    bootstrap::Station &m_station;
    QString m_folder;
    QHash<QString, QByteArray> m_frames;
    QList<Step> m_steps;
    qsizetype m_position = 0;
    bool m_running = false;
};

} // namespace pw::station

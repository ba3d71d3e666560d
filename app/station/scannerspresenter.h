// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/station.h"
#include "ui/shell/mainwindow.h"

#include <QHash>

namespace pw::ui {
class ScannersPage;
}

namespace pw::station {

/// Keeps the Scanners page true: what is configured, how it stands, what it read last; and does
/// what is wanted of one. Main thread.
class ScannersPresenter : public QObject
{
    Q_OBJECT
public:
    ScannersPresenter(ui::MainWindow &window, bootstrap::Station &station,
                      QObject *parent = nullptr);

    ui::ScannersPage &page() const { return *m_page; }
    /// Shows the page, with that scanner's details if there is such a one.
    void open(const QString &id);
    /// As the settings have it; nothing where there is no such scanner.
    std::optional<devices::DeviceConfig> config(const QString &id) const;
    /// For a scanner that is to be added.
    QString unusedId() const;
    /// Says again how they all stand.
    void refresh();

Q_SIGNALS:
    void changed(const QList<pw::domain::ScannerView> &scanners);

private:
    struct Last
    {
        QString code;
        QDateTime at;
    };
    void onScan(const scan::RawScan &scan);

    ui::MainWindow &m_window;
    bootstrap::Station &m_station;
    ui::ScannersPage *m_page;
    QHash<QString, domain::DeviceView> m_states;
    QHash<QString, Last> m_last;
};

} // namespace pw::station

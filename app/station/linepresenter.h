// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/station.h"
#include "devices/setup/capture.h"
#include "ui/shell/mainwindow.h"

#include <QTimer>

namespace pw::ui {
class TestScanPage;
}

namespace pw::station {

/// Watches the line of one scanner for the test-scan page, as long as that page is shown. Main
/// thread.
class LinePresenter : public QObject
{
    Q_OBJECT
public:
    LinePresenter(ui::MainWindow &window, bootstrap::Station &station, QObject *parent = nullptr);

    void watch(const devices::DeviceConfig &device);

Q_SIGNALS:
    /// Enough seen of that scanner.
    void done(const QString &device);

private:
    void setCapturing(bool capturing);
    void stop();
    void onReceived(const QString &device, const QByteArray &bytes,
                    std::chrono::nanoseconds sinceBoot);
    void onScan(const scan::RawScan &scan);
    void save(const QString &file, bool masked);

    ui::MainWindow &m_window;
    bootstrap::Station &m_station;
    ui::TestScanPage *m_page;
    devices::DeviceConfig m_device; ///< without id: none
    devices::Capture m_capture;
    QTimer m_refresh;
};

} // namespace pw::station

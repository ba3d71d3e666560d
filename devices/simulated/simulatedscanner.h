// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/scanner.h"
#include "devices/scanstream.h"

#include <QQueue>
#include <QTimer>

namespace pw::devices {

/// A scanner without hardware, for demonstrations, training and tests: what it is handed travels
/// the same way as a real one's bytes, and its cable can be pulled. Lives in the devices thread.
class SimulatedScanner : public Scanner
{
    Q_OBJECT
public:
    /// The clock outlives the scanner.
    SimulatedScanner(const QString &id, const QString &name, const scan::Framing &framing,
                     const Clock &clock, QObject *parent = nullptr);

    QString id() const override { return m_view.id; }

public Q_SLOTS:
    void start() override;
    void stop() override;

    /// One code as a scanner would read it off a label, AIM identifier included; prefix and
    /// terminator are added here. Goes nowhere while the cable is out.
    void inject(const QByteArray &rawFrame);
    /// Bytes as they come down the line, one chunk each `pace`, behind what is still playing.
    void play(const QList<QByteArray> &chunks, std::chrono::milliseconds pace);
    /// The codes of a file, one a line (AIM identifier, GS as 0x1D, no terminator), one each
    /// `pace`. False where the file cannot be read.
    bool playFile(const QString &path, std::chrono::milliseconds pace);

    /// Pulls the cable: a code half played is discarded, what is played meanwhile is lost.
    void drop();
    /// Puts it back.
    void replug();

Q_SIGNALS:
    /// The last chunk has been played.
    void played();

private Q_SLOTS:
    void playNext();
    void onSilence();

private:
    void feed(const QByteArray &bytes);
    void awaitSilence();
    void disconnectLine();
    void publish(const QList<scan::RawScan> &scans);
    void setState(domain::DeviceState state);
    QByteArray framed(const QByteArray &rawFrame) const;

    const scan::Framing m_framing;
    const Clock &m_clock;
    ScanStream m_stream;
    domain::DeviceView m_view;
    QQueue<QByteArray> m_toPlay;
    QTimer m_pace{this};
    QTimer m_silence{this};
};

} // namespace pw::devices

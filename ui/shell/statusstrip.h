// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QFrame>
#include <QMap>

class QHBoxLayout;
class QLabel;

namespace pw::ui {

class StatusChip;

/// Always visible: who works here, what the scanners do, whether central answers, what it has not
/// yet, and how old the data are that answers rest on.
class StatusStrip : public QFrame
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStation(const QString &name);
    void setUser(const QString &name, const QString &role = {});
    void setSync(const domain::SyncView &sync);
    /// Adds the device or shows its new state.
    void showDevice(const domain::DeviceView &device);
    void removeDevice(const QString &id);

    const domain::SyncView &sync() const { return m_sync; }
    QList<domain::DeviceView> devices() const { return m_devices.values(); }

Q_SIGNALS:
    void changed();
    /// More about one device is wanted.
    void deviceRequested(const QString &id);
    void centralRequested();
    /// Somebody else wants to work.
    void userRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void retranslate();
    void showSync();

    QString m_userName;
    QString m_userRole;
    domain::SyncView m_sync;
    QMap<QString, domain::DeviceView> m_devices;
    QMap<QString, StatusChip *> m_deviceChips;

    QHBoxLayout *m_deviceRow;
    QLabel *m_station;
    StatusChip *m_user;
    StatusChip *m_link;
    StatusChip *m_backlog;
    StatusChip *m_parked;
    StatusChip *m_age;
};

} // namespace pw::ui

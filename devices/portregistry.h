// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace pw::devices {

/// Which port of this process belongs to which device, by canonical path. QSerialPort's own lock
/// goes by the text of the path, so two names of one port would both open and each get half of
/// every code. Lives in the devices thread; outlives the claims.
class PortRegistry
{
public:
    /// A port held by a device; let go on destruction.
    class Claim
    {
    public:
        Claim(Claim &&other) noexcept;
        Claim &operator=(Claim &&other) noexcept;
        ~Claim();

    private:
        friend class PortRegistry;
        Claim(PortRegistry &registry, const QString &path);
        PortRegistry *m_registry;
        QString m_path;
    };

    PortRegistry() = default;
    ~PortRegistry();
    Q_DISABLE_COPY_MOVE(PortRegistry)

    /// Nothing if another device holds the port.
    std::optional<Claim> claim(const QString &canonicalPath, const QString &device);
    /// Id of the device that holds the port; empty: nobody.
    QString holder(const QString &canonicalPath) const { return m_holders.value(canonicalPath); }

private:
    QHash<QString, QString> m_holders; ///< canonical path → device
};

} // namespace pw::devices

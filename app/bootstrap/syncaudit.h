// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/engine.h"

#include <QObject>

namespace pw::bootstrap {

/// What becomes of the cache, into the audit trail: CACHE_IN_DOUBT, CACHE_MENDED, by the program
/// itself. Lives in the engine's thread.
class SyncAudit : public QObject
{
    Q_OBJECT
public:
    /// Engine and clock outlive it.
    SyncAudit(Engine &engine, const QString &station, const Clock &clock,
              QObject *parent = nullptr);

public Q_SLOTS:
    void onDoubted(const QString &scope, int parts);
    void onMended(const QString &scope, int rows);

private:
    void write(const QString &action, const QString &scope, const QJsonObject &detail);

    Engine &m_engine;
    const QString m_station;
    const Clock &m_clock;
};

} // namespace pw::bootstrap

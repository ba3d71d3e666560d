// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bootstrap/paths.h"
#include "core/base/result.h"

#include <QProcess>
#include <QUrl>

namespace pw::bootstrap {

/// A packwright-central of the station's own, as a child process on the loopback interface: the
/// default of a single bench and of demonstrations. Ends with this object, and with the station
/// even where that is killed (Linux).
class EmbeddedCentral : public QObject
{
    Q_OBJECT
public:
    explicit EmbeddedCentral(const Paths &paths, QObject *parent = nullptr);
    ~EmbeddedCentral() override;

    /// Starts it on a free port and waits until it listens. With `seed`, an empty store is filled
    /// from that file. The address, or why it did not start.
    Result<QUrl, QString> start(const QString &seed);

private:
    Paths m_paths;
    QProcess m_process;
};

} // namespace pw::bootstrap

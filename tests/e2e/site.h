// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/childprocess.h"
#include "tests/support/pty.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

namespace pw::test {

/// A whole site of real executables on one machine: a central system, one station with a scanner on
/// a pseudo terminal, and packwrightctl to ask what became of it all. Each in a folder of its own.
class Site
{
public:
    explicit Site(const QByteArray &seed);

    /// Further arguments of central and of `packwrightctl init`. Before these are started.
    void setArguments(const QStringList &central, const QStringList &init)
    {
        m_centralArguments = central;
        m_initArguments = init;
    }

    QString failure() const { return m_failure; } ///< why the last step failed; empty: it did not

    /// Always the same port and data, so that a restart is the same central system.
    bool startCentral();
    void killCentral() { m_central->kill(); }

    /// In central's place: a page to sign in to, for every request.
    bool startPortal();
    void stopPortal() { m_portal->kill(); }

    bool initStation();
    bool startStation();
    void killStation() { m_station->kill(); }
    bool stopStation() { return m_station->terminate(); }
    bool stationRuns() const { return m_station && m_station->isRunning(); }
    qint64 stationProcess() const { return m_station->processId(); }

    Pty &scanner() { return m_scanner; }
    QUrl central() const { return m_url; }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    QString home() const { return m_folder.filePath(QStringLiteral("home")); }

    /// One JSON object a line from `packwrightctl`.
    QList<QJsonObject> ctl(const QStringList &arguments);
    QJsonObject status()
    {
        return ctl({QStringLiteral("status"), QStringLiteral("--json")}).value(0);
    }
    /// Scans journaled after number `id`.
    QList<QJsonObject> journal(qint64 id = 0);
    /// Waits until `condition` holds of the status, at most `seconds`.
    bool waitFor(const std::function<bool(const QJsonObject &)> &condition, int seconds = 30);

    /// A document from central; an empty object where it does not answer with one.
    QJsonObject get(const QString &path, const QUrlQuery &query = {});
    /// All events of central, page by page.
    QList<QJsonObject> events();
    /// All rows of the status feed by key.
    QHash<QString, QJsonObject> statuses();
    /// POST /capture; the HTTP status.
    int capture(const QByteArray &document);

private:
    QByteArray fetch(const QUrl &url, QUrl *next);

    QTemporaryDir m_folder;
    QString m_seed;
    QStringList m_centralArguments;
    QStringList m_initArguments;
    Pty m_scanner;
    std::unique_ptr<ChildProcess> m_central;
    std::unique_ptr<ChildProcess> m_station;
    std::unique_ptr<ChildProcess> m_portal;
    QUrl m_url;
    QString m_failure;
};

} // namespace pw::test

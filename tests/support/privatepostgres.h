// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace pw::test {

/// A PostgreSQL server of one test's own: Debian's programs, a temporary folder, a Unix socket and
/// no TCP, fsync on. The system's clusters are not touched. PostgreSQL refuses to run as root; as
/// root it runs as the user postgres. One thread; functions block.
class PrivatePostgres
{
public:
    /// @param base where its folder is made; short, since the path of a socket is limited
    explicit PrivatePostgres(const QString &base = QStringLiteral("/tmp"));
    ~PrivatePostgres();
    Q_DISABLE_COPY_MOVE(PrivatePostgres)

    static bool isInstalled();
    /// @param further options of the server: `-c name=value`
    [[nodiscard]] bool start(const QString &further = {});
    [[nodiscard]] bool stop(); ///< at once, clients or not
    /// Of a new, empty database; empty where it could not be made.
    QString newDatabase();
    /// Runs SQL in psql.
    [[nodiscard]] bool query(const QString &target, const QString &sql);
    /// What one of its programs says (pgbench, pg_test_fsync …), run as the server's user in a
    /// folder of that user; empty where it fails.
    QString output(const QString &program, const QStringList &arguments);
    QString folder() const { return m_folder.path(); }
    /// Where it listens.
    QString socketFile() const { return m_folder.filePath(QStringLiteral(".s.PGSQL.5432")); }
    QString failure() const { return m_failure; }

private:
    bool run(const QString &program, const QStringList &arguments);
    QString socketTarget(const QString &database) const;

    QTemporaryDir m_folder;
    QString m_failure;
    int m_databases = 0;
    bool m_running = false;
};

} // namespace pw::test

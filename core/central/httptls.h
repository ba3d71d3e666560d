// SPDX-License-Identifier: Apache-2.0
#pragma once

// For httpd.cpp alone: the server's certificates, taken up anew when their files change.
#include "core/base/logvalue.h"
#include "core/central/httpconnection.h"

#include <QFile>

#include <sys/stat.h>

namespace pw::central::http {

/// In the io thread, but for health().
class ServerTls
{
public:
    explicit ServerTls(const TlsFiles &files) : m_files(files) {}

    Result<Done, TlsError> load()
    {
        const QByteArray state = stateOfFiles(); // before reading, or a change could be missed
        auto made = serverContext(m_files);
        if (!made) {
            const std::lock_guard lock(m_mutex);
            const bool isNews = !m_problem || m_problem->detail != made.error().detail
                                || m_problem->file != made.error().file;
            m_problem = made.error();
            if (isNews)
                qCWarning(lcCentral, "TLS files not loaded file=%s reason=%s",
                          logValue(m_problem->file).constData(),
                          logValue(m_problem->detail).constData());
            return Failure{made.error()};
        }
        openssl::Context context = *std::move(made);
        const QDateTime until = notAfter(SSL_CTX_get0_certificate(context.get()));
        m_context = std::make_unique<asio::ssl::context>(context.release());
        m_state = state;
        const std::lock_guard lock(m_mutex);
        m_problem.reset();
        m_until = until;
        return Done();
    }

    /// False where nothing has changed, or what has cannot be used: then the former ones stay.
    bool reloadIfChanged()
    {
        if (stateOfFiles() == m_state || !load())
            return false;
        qCInfo(lcCentral, "TLS files loaded anew");
        return true;
    }

    asio::ssl::context *context() const { return m_context.get(); }

    TlsHealth health() const
    {
        const std::lock_guard lock(m_mutex);
        return {true, m_until, m_problem};
    }

private:
    QByteArray stateOfFiles() const
    {
        QByteArray state;
        for (const QString &path : m_files.paths()) {
            struct stat file = {};
            ::stat(QFile::encodeName(path).constData(), &file);
            for (const qint64 part : {qint64(file.st_ino), qint64(file.st_size),
                                      qint64(file.st_mtim.tv_sec), qint64(file.st_mtim.tv_nsec)})
                state += QByteArray::number(part) + ' ';
        }
        return state;
    }

    const TlsFiles m_files;
    std::unique_ptr<asio::ssl::context> m_context; ///< connections keep what they need of it
    QByteArray m_state;                            ///< of the files that m_context was made of
    mutable std::mutex m_mutex;
    std::optional<TlsError> m_problem; ///< under the mutex
    QDateTime m_until;                 ///< under the mutex
};

} // namespace pw::central::http

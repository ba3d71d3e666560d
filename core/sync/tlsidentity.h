// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/linktrouble.h"
#include "core/sync/credentials.h"

#include <QElapsedTimer>
#include <QSslConfiguration>

namespace pw::sync {

/// The files of Credentials as TLS wants them, read again when they change: a renewed certificate
/// needs no restart. Sync thread.
class TlsIdentity
{
public:
    explicit TlsIdentity(const Credentials &credentials) : m_credentials(credentials) {}

    /// Looks at the files, at most every few seconds. True: configuration() is another one now.
    bool refresh();
    /// Why nothing can be asked; None: configuration() may be used.
    domain::LinkTrouble trouble() const { return m_trouble; }
    const QSslConfiguration &configuration() const { return m_configuration; }

private:
    void load();
    bool loadAuthorities();
    bool loadCertificate();
    QByteArray stateOfFiles() const;

    const Credentials m_credentials;
    QSslConfiguration m_configuration;
    domain::LinkTrouble m_trouble = domain::LinkTrouble::None;
    QByteArray m_state; ///< of the files configuration() was made of
    QElapsedTimer m_looked;
};

} // namespace pw::sync

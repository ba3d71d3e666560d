// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace pw::central {

/// The files that make the server a TLS server, all PEM. They may change while it runs.
struct TlsFiles
{
    QString certificate; ///< ours, with what leads from it to its authority; empty: no TLS
    QString key;
    QString clientAuthority; ///< whose clients' certificates count; empty: none are asked for
    QString revocations;     ///< those that no longer count; empty: none
    bool clientsNeedCertificate = false; ///< a handshake without one fails

    QStringList paths() const; ///< those that are not empty
};

struct TlsError
{
    enum class Code {
        Unreadable,    ///< `file`; `detail` is native text
        NoCertificate, ///< nothing of the kind in `file`
        NoKey,
        KeyMismatch, ///< the key in `file` is not that of the certificate
        BadAuthority,
        BadRevocations,
        Crypto
    };
    Code code = Code::Crypto;
    QString file;
    QString detail;
};

} // namespace pw::central

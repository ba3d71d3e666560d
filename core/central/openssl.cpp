// SPDX-License-Identifier: Apache-2.0
#include "core/central/openssl.h"

#include <openssl/err.h>

namespace pw::central::openssl {

Bio readFrom(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

QByteArray written(const Bio &bio)
{
    QByteArray bytes(int(BIO_pending(bio.get())), Qt::Uninitialized);
    const int size = BIO_read(bio.get(), bytes.data(), int(bytes.size()));
    bytes.truncate(qMax(0, size));
    return bytes;
}

QString lastError()
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason = ERR_reason_error_string(code);
    return QString::fromLatin1(reason ? reason : "unknown");
}

} // namespace pw::central::openssl

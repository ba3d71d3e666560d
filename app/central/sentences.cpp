// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"

using namespace Qt::StringLiterals;

namespace pw::central {

QString sentence(const StoreError &error, const QString &folder)
{
    switch (error.code) {
    case StoreError::Code::Unwritable:
        return u"The folder %1 cannot be written (%2). Choose another with --data, or give this "
               u"user "
               "the right to write there."_s.arg(folder, error.detail);
    case StoreError::Code::InUse:
        return u"Another packwright-central is already using %1. Stop it, or choose another folder "
               "with --data."_s.arg(folder);
    case StoreError::Code::Newer:
        return u"The database in %1 was made by a newer version of packwright-central (schema %2). "
               "Install that version again; nothing has been changed."_s.arg(folder, error.detail);
    case StoreError::Code::Foreign:
        return u"The file central.db in %1 is a database of another program. Choose another folder "
               "with --data."_s.arg(folder);
    case StoreError::Code::Damaged:
        return u"The database in %1 is damaged (%2). Restore the latest back-up of this folder; "
               "nothing has been changed."_s.arg(folder, error.detail);
    case StoreError::Code::Full:
        return u"The disk of %1 is full. Free some space and start again."_s.arg(folder);
    case StoreError::Code::Io:
        return u"Reading or writing in %1 failed (%2). Check the disk before starting again."_s.arg(
            folder, error.detail);
    case StoreError::Code::Unreachable:
        return u"The database server of %1 does not answer (%2). Start it, or check the "
               "network."_s.arg(folder, error.detail);
    case StoreError::Code::Denied:
        return u"The database server of %1 does not let packwright-central in (%2). Check role, "
               "password file and pg_hba.conf."_s.arg(folder, error.detail);
    case StoreError::Code::Internal:
        return u"The database in %1 could not be opened (%2)."_s.arg(folder, error.detail);
    }
    Q_UNREACHABLE();
    return {};
}

QString sentence(const http::ListenError &error, const QString &host, quint16 port)
{
    using Code = http::ListenError::Code;
    switch (error.code) {
    case Code::BadAddress:
        return u"%1 is not an IP address. Use 127.0.0.1 or localhost."_s.arg(host);
    case Code::NotLoopback:
        return u"Refusing to serve on %1: without TLS, only programs on this computer may connect. "
               "Use 127.0.0.1, and a TLS proxy in front of it for the network."_s.arg(host);
    case Code::InUse:
        return u"Port %1 is in use by another program. Choose another with --listen %2:PORT, or 0 "
               "for any free one."_s.arg(QString::number(port), host);
    case Code::NoPermission:
        return u"This user may not use port %1. Choose one above 1023."_s.arg(port);
    case Code::Other:
        return u"Cannot serve on %1:%2 (%3)."_s.arg(host, QString::number(port), error.detail);
    }
    Q_UNREACHABLE();
    return {};
}

QString sentence(const SeedError &error, const QString &file)
{
    return u"The database was not filled from %1: %2: %3. Nothing has been stored."_s.arg(
        file, error.where, error.detail);
}

QString sentence(const epc::PrefixListError &error, const QString &file)
{
    using Code = epc::PrefixListError::Code;
    QString what;
    switch (error.code) {
    case Code::Damaged: return u"The list %1 is a damaged gzip file. Fetch it again."_s.arg(file);
    case Code::BadLine: what = u"is not \"prefix,length\""_s; break;
    case Code::Ambiguous: what = u"gives a prefix a second length"_s; break;
    }
    return u"The list %1 cannot be used: line %2 %3."_s.arg(file, QString::number(error.line),
                                                            what);
}

} // namespace pw::central

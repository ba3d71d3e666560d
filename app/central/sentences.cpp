// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

QString ofSqlite(const StoreError &error, const QString &folder)
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
    case StoreError::Code::Outdated:
        return u"The database in %1 was made by an older version of packwright-central (schema "
               "%2). Bring it up to date with packwright-central migrate."_s.arg(folder,
                                                                                 error.detail);
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
    case StoreError::Code::Denied:
    case StoreError::Code::Unsafe:
    case StoreError::Code::Internal:
        return u"The database in %1 could not be opened (%2)."_s.arg(folder, error.detail);
    }
    Q_UNREACHABLE();
    return {};
}

QString ofPostgres(const StoreError &error, const QString &database)
{
    switch (error.code) {
    case StoreError::Code::Unwritable:
        return u"The database %1 cannot be written (%2). Check the rights of the role, and that "
               "this is no stand-by."_s.arg(database, error.detail);
    case StoreError::Code::InUse:
        return u"Another packwright-central is working with the database %1. Stop it first."_s.arg(
            database);
    case StoreError::Code::Newer:
        return u"The database %1 was made by a newer version of packwright-central (schema %2). "
               "Install that version again; nothing has been changed."_s.arg(database,
                                                                             error.detail);
    case StoreError::Code::Outdated:
        return u"The database %1 has schema %2, which is older than this program. Back it up, then "
               "bring it up to date with packwright-central migrate (or start with "
               "--migrate)."_s.arg(database, error.detail);
    case StoreError::Code::Foreign:
        return u"The database %1 belongs to something else (%2). Name another with --database."_s
            .arg(database, error.detail);
    case StoreError::Code::Damaged:
        return u"The database %1 is damaged (%2). Restore the latest back-up; nothing has been "
               "changed."_s.arg(database, error.detail);
    case StoreError::Code::Full:
        return u"The disk of the database %1 is full. Free some space and start again."_s.arg(
            database);
    case StoreError::Code::Io:
        return u"Reading or writing the database %1 failed (%2). Check the server's disk before "
               "starting again."_s.arg(database, error.detail);
    case StoreError::Code::Unreachable:
        return u"The database server of %1 does not answer (%2). Start it, or check the "
               "network."_s.arg(database, error.detail);
    case StoreError::Code::Denied:
        return u"The database server of %1 does not let packwright-central in (%2). Check role, "
               "password file and pg_hba.conf."_s.arg(database, error.detail);
    case StoreError::Code::Unsafe:
        return u"The database server of %1 answers a commit before it is on the disk (%2), so a "
               "power cut would lose what stations were told is stored. Set fsync = on."_s.arg(
                   database, error.detail);
    case StoreError::Code::Internal:
        return u"The database %1 could not be opened (%2)."_s.arg(database, error.detail);
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

QString sentence(const StoreError &error, const StoreAddress &address)
{
    return address.kind == StoreAddress::Kind::Sqlite ? ofSqlite(error, address.place)
                                                      : ofPostgres(error, address.place);
}

QString sentence(const StoreFinding &finding)
{
    using Kind = StoreFinding::Kind;
    const QString &object = finding.object;
    switch (finding.kind) {
    case Kind::Damage: return u"damage: "_s + finding.detail;
    case Kind::Unreadable: return u"event %1: cannot be read: %2"_s.arg(object, finding.detail);
    case Kind::ContentHash:
        return u"event %1: its content is not what it was when it came (%2)"_s.arg(object,
                                                                                   finding.detail);
    case Kind::Unit: return u"unit %1: %2"_s.arg(object, finding.detail);
    case Kind::MissingUnit: return u"unit %1: missing, its events tell of it"_s.arg(object);
    case Kind::SpareUnit: return u"unit %1: no event tells of it"_s.arg(object);
    case Kind::Lot: return u"lot %1: %2"_s.arg(object, finding.detail);
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

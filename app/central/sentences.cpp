// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

QString reason(const AccessRules::Error &error)
{
    using Code = AccessRules::Error::Code;
    switch (error.code) {
    case Code::NotJson: return u"is not JSON (%1)"_s.arg(error.detail);
    case Code::UnknownMember: return u"is not a member there is"_s;
    case Code::MissingMember: return u"lacks \"%1\""_s.arg(error.detail);
    case Code::WrongType: return u"has to be: %1"_s.arg(error.detail);
    case Code::UnknownWord: return u"is not a scope there is: \"%1\""_s.arg(error.detail);
    case Code::OutOfRange: return u"is too small or too large: %1"_s.arg(error.detail);
    case Code::BadId:
        return u"cannot be a name: \"%1\" (A-Z a-z 0-9 . _ -, up to 64)"_s.arg(error.detail);
    case Code::BadSecret:
        return u"is not what packwright-central access secret prints for the access file"_s;
    case Code::Twice: return u"is there twice: \"%1\""_s.arg(error.detail);
    }
    Q_UNREACHABLE();
    return {};
}

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
               "Give --tls-certificate, --tls-key, --client-ca and --access (packwright-central ca "
               "makes the certificates), or use 127.0.0.1."_s.arg(host);
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

QString sentence(const TlsError &error)
{
    using Code = TlsError::Code;
    switch (error.code) {
    case Code::Unreadable:
        return u"The file %1 cannot be read (%2). Check its name, and that this user may read "
               "it."_s.arg(error.file, error.detail);
    case Code::NoCertificate:
        return u"There is no usable certificate in %1 (%2). It has to be in PEM form."_s.arg(
            error.file, error.detail);
    case Code::NoKey:
        return u"There is no usable key in %1 (%2). It has to be in PEM form, without a "
               "password."_s.arg(error.file, error.detail);
    case Code::KeyMismatch:
        return u"The key in %1 is not that of the certificate (%2). Use the one it was issued "
               "with."_s.arg(error.file, error.detail);
    case Code::BadAuthority:
        return u"There is no usable certificate of an authority in %1 (%2). Use its ca.pem."_s.arg(
            error.file, error.detail);
    case Code::BadRevocations:
        return u"There is no usable revocation list in %1 (%2). Use the authority's crl.pem."_s.arg(
            error.file, error.detail);
    case Code::Crypto: return u"TLS cannot be set up: %1."_s.arg(error.detail);
    }
    Q_UNREACHABLE();
    return {};
}

QString sentence(const AccessFileError &error)
{
    if (!error.unreadable.isEmpty())
        return u"The access file %1 cannot be read (%2). Check its name, and that this user may "
               "read it."_s.arg(error.file, error.unreadable);
    QString all = u"The access file %1 cannot be used; packwright-central access --help shows how "
                  "it looks:"_s.arg(error.file);
    for (const AccessRules::Error &wrong : error.errors)
        all += u"\n  line %1, column %2: %3 %4"_s.arg(wrong.line)
                   .arg(wrong.column)
                   .arg(wrong.path.isEmpty() ? u"the file"_s : wrong.path, reason(wrong));
    return all;
}

QString sentence(const AuthorityError &error)
{
    using Code = AuthorityError::Code;
    switch (error.code) {
    case Code::Exists:
        return u"There is an authority in %1 already; nothing has been changed. Choose another "
               "folder."_s.arg(error.detail);
    case Code::Missing:
        return u"There is no authority in %1. Make one with packwright-central ca init %1."_s.arg(
            error.detail);
    case Code::BadName:
        return u"\"%1\" cannot be a name in a certificate. Stations: A-Z 0-9 -, up to 20; hosts: a "
               "DNS name or an IP address."_s.arg(error.detail);
    case Code::NotIssued:
        return u"Nothing valid has been issued to \"%1\". packwright-central ca list shows what "
               "has been."_s.arg(error.detail);
    case Code::Unreadable:
        return u"%1 cannot be read. Check the folder and who may read it."_s.arg(error.detail);
    case Code::Unwritable:
        return u"%1 cannot be written. Check the folder and who may write there."_s.arg(
            error.detail);
    case Code::Busy:
        return u"Another packwright-central ca is at work in %1. Try again when it has ended."_s
            .arg(error.detail);
    case Code::Crypto:
        return u"The authority's files do not fit together or cannot be used (%1). Put back a copy "
               "of the folder."_s.arg(error.detail);
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

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/certificateauthority.h"
#include "core/central/certificatebuilder.h"
#include "core/central/tlsfiles.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

#include <optional>

namespace pw::test {

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// An authority with a server's certificate, in a folder of its own.
class Authority
{
public:
    explicit Authority(const QString &name = QStringLiteral("Test"))
    {
        auto made =
            central::CertificateAuthority::create(m_folder.filePath(QStringLiteral("ca")), name);
        if (made)
            m_authority.emplace(*std::move(made));
        if (const auto server = m_authority->issueServer(
                {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}, 30))
            m_server = *server;
    }
    central::CertificateAuthority &operator*() { return *m_authority; }
    central::CertificateAuthority *operator->() { return &*m_authority; }
    QString serverFile() const { return m_server; }
    central::TlsFiles files() const
    {
        const QString base = m_server.chopped(4); // .pem
        return {m_server, base + QStringLiteral(".key"), m_authority->certificateFile(),
                m_authority->revocationFile(), false};
    }
    /// As a client with this bundle; without one, with no certificate.
    QSslConfiguration client(const QString &bundle = {}) const
    {
        return clientOf(bundle.isEmpty() ? QByteArray() : contents(bundle));
    }
    QSslConfiguration clientOf(const QByteArray &pem) const
    {
        QSslConfiguration tls;
        tls.setCaCertificates(QSslCertificate::fromPath(m_authority->certificateFile(), QSsl::Pem));
        if (!pem.isEmpty()) {
            tls.setLocalCertificate(QSslCertificate(pem, QSsl::Pem));
            tls.setPrivateKey(QSslKey(pem, QSsl::Ec, QSsl::Pem));
        }
        return tls;
    }
    QSslConfiguration station(const QString &id)
    {
        const auto bundle = m_authority->issueStation(id, 30);
        return client(bundle ? *bundle : QString());
    }
    /// A certificate of ours as the builder makes it.
    QSslConfiguration odd(const central::CertificateWish &wish) { return clientOf(oddPem(wish)); }
    QByteArray oddPem(const central::CertificateWish &wish)
    {
        const auto certificate =
            central::certificateFromPem(contents(m_authority->certificateFile()));
        const auto key =
            central::keyFromPem(contents(m_folder.filePath(QStringLiteral("ca/ca.key"))));
        const auto own = central::newKey();
        const auto made = central::makeCertificate(wish, own.get(), certificate.get(), key.get());
        return central::toPem(made.get()) + central::toPem(own.get());
    }

private:
    QTemporaryDir m_folder;
    std::optional<central::CertificateAuthority> m_authority;
    QString m_server;
};

} // namespace pw::test

// SPDX-License-Identifier: Apache-2.0
#include "core/sync/tlsidentity.h"

#include "core/base/logging.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSslKey>

namespace pw::sync {

using domain::LinkTrouble;

namespace {

constexpr qint64 LookInterval = 5'000; ///< ms

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslKey keyIn(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

bool TlsIdentity::refresh()
{
    if (m_looked.isValid() && m_looked.elapsed() < LookInterval)
        return false;
    const bool first = !m_looked.isValid();
    m_looked.start();
    const QByteArray state = stateOfFiles();
    if (!first && state == m_state)
        return false;
    m_state = state;
    load();
    if (!first || m_trouble != LinkTrouble::None)
        qCInfo(lcSync) << "certificates read:" << toCode(m_trouble);
    return true;
}

void TlsIdentity::load()
{
    m_configuration = QSslConfiguration::defaultConfiguration();
    m_trouble = !loadAuthorities()   ? LinkTrouble::AuthorityUnusable
                : !loadCertificate() ? LinkTrouble::CertificateUnusable
                                     : LinkTrouble::None;
}

bool TlsIdentity::loadAuthorities()
{
    if (m_credentials.authorityFile.isEmpty())
        return true;
    QList<QSslCertificate> authorities;
    for (const QSslCertificate &certificate :
         QSslCertificate::fromData(contents(m_credentials.authorityFile), QSsl::Pem)) {
        // A station's bundle has its own certificate first: it vouches for nobody.
        if (certificate.isSelfSigned())
            authorities.append(certificate);
    }
    m_configuration.setCaCertificates(authorities);
    return !authorities.isEmpty();
}

bool TlsIdentity::loadCertificate()
{
    if (m_credentials.certificateFile.isEmpty())
        return true;
    const QByteArray pem = contents(m_credentials.certificateFile);
    const QByteArray keyPem =
        m_credentials.keyFile.isEmpty() ? pem : contents(m_credentials.keyFile);
    QList<QSslCertificate> chain = QSslCertificate::fromData(pem, QSsl::Pem);
    const QSslKey key = keyIn(keyPem, m_credentials.keyPassphrase.toUtf8());
    if (chain.isEmpty() || key.isNull())
        return false;
    chain.removeIf([](const QSslCertificate &certificate) { return certificate.isSelfSigned(); });
    m_configuration.setLocalCertificateChain(chain);
    m_configuration.setPrivateKey(key);
    return !chain.isEmpty();
}

QByteArray TlsIdentity::stateOfFiles() const
{
    QByteArray state;
    for (const QString &path :
         {m_credentials.authorityFile, m_credentials.certificateFile, m_credentials.keyFile}) {
        const QFileInfo file(path);
        state += QByteArray::number(file.size()) + ' '
                 + QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + ' ';
    }
    return state;
}

} // namespace pw::sync

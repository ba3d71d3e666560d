// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/centralaccess.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFile>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;

namespace {

QString secret(SecretStore &secrets, const char *name)
{
    const auto found = secrets.read(QString::fromLatin1(name));
    if (!found)
        qCWarning(lcApp) << "secret" << name << "not read:" << found.error();
    return found ? found->value_or(QString()) : QString();
}

bool isEncrypted(const QString &keyFile)
{
    if (keyFile.isEmpty())
        return false;
    QFile file(keyFile);
    // PKCS #8, and the older form.
    const QByteArray pem = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

} // namespace

CentralAccess CentralAccess::read(const QSettings &ini,
                                  const std::function<void(QString key, QString value)> &fail)
{
    CentralAccess access;
    access.ca = ini.value(u"central/ca"_s).toString();
    access.certificate = ini.value(u"central/certificate"_s).toString();
    access.key = ini.value(u"central/key"_s).toString();
    access.clientId = ini.value(u"central/clientId"_s).toString();
    const QString place = ini.value(u"central/secrets"_s, u"keyring"_s).toString();
    if (const auto known = secretPlaceFromCode(place))
        access.secrets = *known;
    else
        fail(u"central/secrets"_s, place);
    if (access.certificate.isEmpty() && !access.key.isEmpty())
        fail(u"central/key"_s, access.key);
    return access;
}

void CentralAccess::write(QSettings &ini) const
{
    for (const auto &[key, value] :
         {std::pair(u"central/ca"_s, ca), std::pair(u"central/certificate"_s, certificate),
          std::pair(u"central/key"_s, key), std::pair(u"central/clientId"_s, clientId)}) {
        if (!value.isEmpty())
            ini.setValue(key, value);
    }
    if (secrets != SecretPlace::Keyring)
        ini.setValue(u"central/secrets"_s, toCode(secrets).toString());
}

sync::Credentials credentialsFor(const CentralAccess &access, const Paths &paths,
                                 SecretStore &secrets)
{
    const auto inHome = [&paths](const QString &file) {
        return file.isEmpty() ? QString() : QDir(paths.home).absoluteFilePath(file);
    };
    sync::Credentials credentials{
        inHome(access.ca), inHome(access.certificate), inHome(access.key), {}, access.clientId, {}};
    if (!access.clientId.isEmpty())
        credentials.clientSecret = secret(secrets, CentralSecret);
    if (isEncrypted(access.key.isEmpty() ? credentials.certificateFile : credentials.keyFile))
        credentials.keyPassphrase = secret(secrets, KeyPassphrase);
    return credentials;
}

} // namespace pw::bootstrap

// SPDX-License-Identifier: Apache-2.0
#include "app/central/securityoptions.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace pw::central {

void SecurityOptions::addTo(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"tls-certificate"_s,
         u"PEM file of the certificate to serve with, by TLS; read again when it changes, like the "
         "other files here."_s,
         u"FILE"_s},
        {u"tls-key"_s, u"PEM file of its key."_s, u"FILE"_s},
        {u"client-ca"_s,
         u"PEM file of the authorities whose certificates name stations (packwright-central ca "
         "makes one)."_s,
         u"FILE"_s},
        {u"client-crl"_s,
         u"PEM file of what these have revoked; without it crl.pem beside --client-ca, where there "
         "is one."_s,
         u"FILE"_s},
        {u"require-client-certificate"_s, u"Refuse connections without a certificate at once."_s},
        {u"access"_s, u"JSON file of who may do what; needed with TLS."_s, u"FILE"_s},
    });
}

SecurityOptions SecurityOptions::from(const QCommandLineParser &parser)
{
    SecurityOptions options;
    options.tls.certificate = parser.value(u"tls-certificate"_s);
    options.tls.key = parser.value(u"tls-key"_s);
    options.tls.clientAuthority = parser.value(u"client-ca"_s);
    options.tls.revocations = parser.value(u"client-crl"_s);
    options.tls.clientsNeedCertificate = parser.isSet(u"require-client-certificate"_s);
    options.access = parser.value(u"access"_s);
    const QString beside = QFileInfo(options.tls.clientAuthority).absolutePath() + u"/crl.pem"_s;
    if (!options.tls.clientAuthority.isEmpty() && options.tls.revocations.isEmpty()
        && QFileInfo::exists(beside))
        options.tls.revocations = beside;
    return options;
}

QString SecurityOptions::contradiction() const
{
    if (tls.certificate.isEmpty() != tls.key.isEmpty())
        return u"--tls-certificate and --tls-key belong together. Name both."_s;
    const bool forClients = !tls.clientAuthority.isEmpty() || !tls.revocations.isEmpty();
    if (tls.certificate.isEmpty() && (forClients || tls.clientsNeedCertificate))
        return u"Clients' certificates need TLS. Name --tls-certificate and --tls-key as well."_s;
    if (tls.clientAuthority.isEmpty() && (!tls.revocations.isEmpty() || tls.clientsNeedCertificate))
        return u"--client-crl and --require-client-certificate need --client-ca: the authority "
               "whose certificates count."_s;
    if (!tls.certificate.isEmpty() && access.isEmpty())
        return u"With TLS, --access FILE has to say who may do what: nobody may do anything "
               "otherwise. packwright-central access --help shows how it looks."_s;
    return {};
}

} // namespace pw::central

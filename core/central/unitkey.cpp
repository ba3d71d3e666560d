// SPDX-License-Identifier: Apache-2.0
#include "core/central/unitkey.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {
constexpr auto Host = "https://id.gs1.org/"_L1;
}

QString keyOf(const QString &uri)
{
    return uri.startsWith(Host) ? uri.sliced(Host.size()) : uri;
}

QString uriOf(const QString &key)
{
    // A URI begins with the letter of its scheme, a path with the digits of an AI.
    return key.isEmpty() || key.front() < u'0' || key.front() > u'9' ? key : Host + key;
}

bool isUnitKey(const QString &key)
{
    return key.startsWith("00/"_L1) || (key.startsWith("01/"_L1) && key.contains("/21/"_L1));
}

QString keysAsJson(const QStringList &uris)
{
    QJsonArray keys;
    for (const QString &uri : uris)
        keys.append(keyOf(uri));
    return QString::fromUtf8(QJsonDocument(keys).toJson(QJsonDocument::Compact));
}

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// Keys are canonical Digital Links without `https://id.gs1.org/`, as epc::Epc::key() gives them;
/// other URIs are their own keys.
namespace pw::central {

QString keyOf(const QString &uri);
QString uriOf(const QString &key);

/// Whether objects of this key are packs or containers.
bool isUnitKey(const QString &key);

/// Their keys as a JSON array, the way both stores take a list for a parameter.
QString keysAsJson(const QStringList &uris);

} // namespace pw::central

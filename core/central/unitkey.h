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

} // namespace pw::central

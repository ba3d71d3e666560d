// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/centralserver.h"
#include "core/central/certificateauthority.h"
#include "core/central/seed.h"
#include "core/central/storeaddress.h"
#include "core/central/storeverifier.h"

#include <QString>

/// What the administrator reads when packwright-central does not start: cause, then remedy.
namespace pw::central {

QString sentence(const StoreError &error, const StoreAddress &address);
/// One line of what `verify` finds.
QString sentence(const StoreFinding &finding);
QString sentence(const http::ListenError &error, const QString &host, quint16 port);
QString sentence(const TlsError &error);
QString sentence(const AuthorityError &error);
QString sentence(const AccessFileError &error); ///< one line per error
QString sentence(const SeedError &error, const QString &file);
QString sentence(const epc::PrefixListError &error, const QString &file);

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/logformat.h"
#include "app/central/securityoptions.h"
#include "app/central/storeoptions.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pw::central {

/// What packwright-central is asked to do.
struct CommandLine
{
    QString host;
    quint16 port = 0; ///< 0: any free one
    StoreOptions store;
    SchemaPolicy schema = SchemaPolicy::Keep;
    QString seed;     ///< file to fill an empty store from; empty: none
    QString prefixes; ///< file of company prefix lengths; empty: the one in the folder, if any
    SecurityOptions security;
    LogFormat logFormat = LogFormat::KeyValue;

    /// Ends the process for --help, --version and what cannot be understood (exit code 2).
    static CommandLine parse(const QStringList &arguments);
};

/// `host:port`, an IPv6 host in brackets. Nothing if it is neither.
std::optional<std::pair<QString, quint16>> hostAndPort(const QString &text);

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/tlsfiles.h"

#include <QCommandLineParser>

namespace pw::central {

/// The options that make central a TLS server and say who may do what there.
struct SecurityOptions
{
    TlsFiles tls;
    QString access; ///< file of who may do what; empty: everybody everything

    static void addTo(QCommandLineParser &parser);
    static SecurityOptions from(const QCommandLineParser &parser);
    /// What does not go together, as a sentence; empty: all does.
    QString contradiction() const;
};

} // namespace pw::central

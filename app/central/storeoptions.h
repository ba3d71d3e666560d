// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/storeaddress.h"

#include <QCommandLineParser>

namespace pw::central {

/// The options that say where the events are kept.
struct StoreOptions
{
    StoreAddress address;
    QString data; ///< folder; with PostgreSQL only for what lies beside the database

    static void addTo(QCommandLineParser &parser);
    static StoreOptions from(const QCommandLineParser &parser);
    /// What does not go together, as a sentence; empty: all does.
    static QString contradiction(const QCommandLineParser &parser);
};

} // namespace pw::central

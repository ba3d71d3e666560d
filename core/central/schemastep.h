// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::central {

/// One version of a store's schema.
struct SchemaStep
{
    int version = 0;
    QString name;         ///< what it brought, in a word
    bool applied = false; ///< the store has it
};

/// What opening a store may do to a schema that an older version of this program made.
enum class SchemaPolicy {
    Keep,   ///< nothing: StoreError::Code::Outdated, an empty database included
    Upgrade ///< bring it up to date, each version in a transaction of its own
};

} // namespace pw::central

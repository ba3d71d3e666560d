// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/central/eventstore.h"

#include <QByteArray>

namespace pw::central {

/// What filling an empty store came to.
struct SeedOutcome
{
    bool alreadyFilled = false; ///< nothing was done
    qsizetype events = 0;
    qsizetype pools = 0;
};

struct SeedError
{
    QString where; ///< member or event of the file
    QString detail;
};

/// Fills an empty store from `{"masterData":{…},"ssccPools":[…],"documents":[…]}`: all of it in one
/// transaction or nothing. The events pass the same admission as captured ones. A store that holds
/// anything is left alone.
Result<SeedOutcome, SeedError> seed(StoreWriter &writer, const QByteArray &file,
                                    const QDateTime &now);

} // namespace pw::central

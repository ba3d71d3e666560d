// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/masterdata.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pw::sync {

/// What a station must be told by its own files where central is somebody else's repository, which
/// knows neither master data nor numbers to lease: `site.json`, in the form of central's seed file.
struct LocalSite
{
    domain::MasterData data;
    QByteArray masterData; ///< as JSON
    /// Numbers of this station alone: whoever else draws from them makes the same numbers again.
    QList<domain::SsccBlock> blocks;

    /// Why not: the member, such as "ssccPools[1].prefix".
    static Result<LocalSite, QString> fromJson(const QByteArray &json);
};

} // namespace pw::sync

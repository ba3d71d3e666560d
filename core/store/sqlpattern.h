// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace pw::store {

/// The LIKE pattern (ESCAPE '\') of texts that contain `part`, upper or lower case.
inline QString likePattern(QString part)
{
    for (const QLatin1StringView special :
         {QLatin1StringView("\\"), QLatin1StringView("%"), QLatin1StringView("_")})
        part.replace(special, QString(u'\\' + QString(special)));
    return u'%' + part + u'%';
}

} // namespace pw::store

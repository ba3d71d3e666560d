// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/siterules.h"

#include <QFile>

namespace pw::bootstrap {

Result<domain::RuleSet, QList<domain::RuleSet::Error>> siteRules(const Paths &paths)
{
    QFile file(paths.rules);
    if (!file.exists())
        return domain::RuleSet();
    return domain::RuleSet::fromJson(file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                    : QByteArray());
}

} // namespace pw::bootstrap

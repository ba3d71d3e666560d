// SPDX-License-Identifier: Apache-2.0
#include "core/central/pagetoken.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace pw::central {

QString toToken(const EventQuery::Position &position)
{
    return QString::number(position.bound) + u'.' + QString::number(position.sequence) + u'.'
           + QString::number(position.eventTime);
}

std::optional<EventQuery::Position> positionFromToken(const QString &token)
{
    const QStringList parts = token.split(u'.');
    if (parts.size() != 3)
        return {};
    bool good[3] = {};
    const EventQuery::Position position{parts[0].toLongLong(&good[0]),
                                        parts[2].toLongLong(&good[2]),
                                        parts[1].toLongLong(&good[1])};
    if (!good[0] || !good[1] || !good[2])
        return {};
    return position;
}

} // namespace pw::central

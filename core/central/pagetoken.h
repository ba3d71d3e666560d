// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/eventquery.h"

#include <QByteArray>
#include <QDateTime>

namespace pw::central {

/// Where a page of events ended, as text for a URL. It carries the highest sequence of the first
/// page's moment, so paging is stable while events are being stored.
struct PageToken
{
    EventQuery::Position position;
    qint64 given = 0;     ///< events answered so far
    QDateTime expires;    ///< from then on it is refused
    quint16 question = 0; ///< checksum of the query: a token is good for its own alone
};

QString toToken(const PageToken &token);
std::optional<PageToken> tokenFromText(const QString &text);

/// Where a page of a list ended: any text, fit for a URL.
QString toToken(const QString &last);
std::optional<QString> lastFromToken(const QString &token);

} // namespace pw::central

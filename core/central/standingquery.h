// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace pw::central {

/// A query that has been given a name (EPCIS REST binding, `/queries`).
struct NamedQuery
{
    QString name;
    QJsonObject query;
    QByteArray extensions; ///< GS1-Extensions it came with
    QDateTime createdAt;
};

/// Who is told of the events of a named query, and how far that has come.
struct Subscription
{
    QString id;
    QString query;        ///< its name
    QString dest;         ///< URL that is told
    QString secret;       ///< key of the signature; empty: none
    QJsonObject schedule; ///< empty: told as soon as something is stored
    bool reportIfEmpty = false;
    QDateTime initialRecordTime; ///< as wanted; invalid: not said
    QByteArray epcFormat;        ///< GS1-EPC-Format as sent
    QDateTime createdAt;
    qint64 position = 0;  ///< sequence of the last event acknowledged, or not wanted
    QDateTime notifiedAt; ///< of the last acknowledgement
};

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

/// Events as stations send them, for tests of central.
namespace pw::test {

/// `https://id.gs1.org/01/09521141012345/21/<serial>`
QString packUri(const QString &serial);
/// An SSCC of prefix 3952114100, with its check digit.
QString ssccUri(int serialReference);
QString keyOfUri(const QString &uri);

/// A fresh `urn:uuid:…`.
QString newEventId();

/// `minute` orders events: minutes after 2026-05-11T06:00:00Z.
QJsonObject objectEvent(const QString &action, const QStringList &epcs, const QString &bizStep,
                        const QString &disposition, int minute = 0);
QJsonObject aggregationEvent(const QString &action, const QString &parent,
                             const QStringList &children, int minute = 0);
QJsonObject with(QJsonObject event, const QJsonObject &further);

QByteArray document(const QList<QJsonObject> &events);

} // namespace pw::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/epcis/documenterror.h"

#include <QByteArrayView>
#include <QList>

/// JSON as RFC 8259 and RFC 7493 (I-JSON) want it, with the bytes of each part at hand, so that
/// what a partner sent can be kept to the last digit. QJsonDocument neither refuses duplicate
/// members and lone surrogates nor keeps decimals.
namespace pw::epcis::strictjson {

inline constexpr int MaxDepth = 32;

/// Grammar, UTF-8, depth, duplicate members, lone surrogates, numbers beyond a double. The errors
/// are NotJson, DuplicateMember and TooDeep; `detail` names the byte.
Result<Done, DocumentError> check(QByteArrayView json);

struct Member
{
    QByteArrayView name; ///< between its quotes, escapes as they came
    QByteArrayView value;
};

/// The members of the object that starts `json`. Only for text that check() has passed.
QList<Member> membersOf(QByteArrayView json);
/// The elements of the array that starts `json`. Only for text that check() has passed.
QList<QByteArrayView> elementsOf(QByteArrayView json);
/// The value of a member, empty if there is none.
QByteArrayView memberOf(QByteArrayView json, QByteArrayView name);

} // namespace pw::epcis::strictjson

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/roles.h"

#include <QList>
#include <QString>

namespace pw::ui {

/// Somebody who may work at this station.
struct Person
{
    QString id; ///< pseudonymous, as it stands in records
    QString name;
    domain::Role role = domain::Role::Operator;
    friend bool operator==(const Person &, const Person &) = default;
};
using People = QList<Person>;

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/reworkorder.h"

#include <QCommandLineParser>

#include <optional>

namespace pw::ctl {

/// A list of a rework order and the option that names its file.
struct OrderList
{
    QString option;
    QString key; ///< in answers
    QString meaning;
    QList<epc::Epc> domain::ReworkOrder::*units;
};

const QList<OrderList> &orderLists();
void addOrderOptions(QCommandLineParser &parser);
/// Nothing: a file could not be understood, and the reason has been printed.
std::optional<domain::ReworkOrder> orderFrom(const QCommandLineParser &parser, const QString &id);

} // namespace pw::ctl

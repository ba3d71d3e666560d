// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/ctl/startup.h"
#include "core/services/historyreader.h"

namespace pw::ctl {

/// SSCC of 18 digits, Digital Link, EPC URN or our own key; says what is wrong with it.
std::optional<epc::Epc> unitFrom(const QString &text, const QString &command);

/// ISO 8601 with or without offset from UTC, or "14:00" for today; without offset it is local time.
/// Says what is wrong with it.
std::optional<QDateTime> timeFrom(const QString &text, const QString &option);

/// A whole number of at least 1; says what is wrong with it.
std::optional<int> countFrom(const QString &text, const QString &option);

/// The past of the station under PW_HOME, beside a running one; says why it cannot be read.
std::unique_ptr<services::HistoryReader> openHistory(const Clock &clock);

void printUnreadable(const store::StoreError &error);

/// In JSON: UTC with milliseconds, empty where there is none.
QString utc(const QDateTime &at);
/// For people: local, to the second.
QString local(const QDateTime &at);

} // namespace pw::ctl

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epc.h"

#include <QStringView>

#include <optional>

namespace pw::scan {

/// The unit a text names as people have it at hand: SSCC of 18 digits, `(01)…(21)…` or `(00)…`,
/// Digital Link, EPC URN, our own key (`01/…/21/…`), or what a scanner sent of it, GS as `<GS>`.
/// Nothing where it names none for certain.
std::optional<epc::Epc> writtenUnit(const QString &text, int currentYear);

} // namespace pw::scan

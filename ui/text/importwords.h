// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/judge.h"
#include "core/domain/imports/serialtable.h"
#include "core/epcis/receiveddocument.h"
#include "core/epcis/xml12.h"
#include "ui/text/messages.h"

/// Files of partners, in words.
namespace pw::text {

/// Why a row is refused, and what to do about it.
Message messageFor(const domain::imports::Objection &objection);
/// Why nothing of a file is read; where, is in the sentence.
Message messageFor(const epcis::ReadFault &fault);
Message messageFor(const domain::imports::TableError &error);
/// Why a hierarchy cannot be told in EPCIS 1.2.
Message messageFor(const epcis::Xml12Refusal &refusal);

QString outcomeWord(domain::imports::Outcome outcome); ///< "accepted", "known already" …

} // namespace pw::text

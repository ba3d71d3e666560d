// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scan/benchcommand.h"

#include <QByteArray>

namespace pw::scan {

/// Bar codes of commands: `PWC1-<verb>[.<argument>]-<check>`, the check being the first 80 bits of
/// HMAC-SHA256 over what stands before it, in base 32. Whoever prints product labels does not know
/// the site's key, so no label can press a button here. Only capitals, digits, '-' and '.': the
/// same in every symbology and on every keyboard.
namespace commandcode {

inline constexpr qsizetype LeastKeyBytes = 16;

/// Whether a code is meant as a command.
bool isCommand(QByteArrayView data);

/// The text to print. `key` has at least LeastKeyBytes; the argument is one BenchCommand permits.
QByteArray encode(const BenchCommand &command, const QByteArray &key);

/// The command, if the check is that of `key`. An empty or short key proves nothing.
Result<BenchCommand, CommandError> decode(const QByteArray &data, const QByteArray &key);

/// Whether the argument is there where the verb needs one, absent where it has none, and spelled as
/// one may be.
bool isComplete(const BenchCommand &command);

} // namespace commandcode

/// Stable name of a verb, "CLOSE", as it stands in codes.
QLatin1StringView toCode(BenchCommand::Verb verb);

} // namespace pw::scan

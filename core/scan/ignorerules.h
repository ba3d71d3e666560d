// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/symboldecoder.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pw::scan {

/// One kind of code beside the wanted one that is no reason to stop (B7): a carrier's routing code,
/// an EAN-13 beside a Data Matrix. Every condition must hold; an empty one always does.
struct IgnoreRule
{
    enum class Characters { Any, Digits, CapitalsAndDigits };

    QString name;
    QStringList symbologies; ///< AIM identifiers or beginnings of them, such as "]C0" or "]E"
    QString prefix;          ///< what the data begins with
    qsizetype minLength = 0;
    qsizetype maxLength = 4096;
    Characters characters = Characters::Any;

    bool matches(const Symbol &symbol) const;

    friend bool operator==(const IgnoreRule &, const IgnoreRule &) = default;
};

/// Name of the first rule that matches. Whether a code may be ignored at all is asked before: what
/// names a unit never is.
std::optional<QString> ignoredBy(const QList<IgnoreRule> &rules, const Symbol &symbol);

} // namespace pw::scan

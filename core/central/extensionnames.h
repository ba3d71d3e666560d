// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/eventhash.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QSet>

#include <optional>

namespace pw::central {

/// What the prefixes of extension names stand for: ours always, those of the one who asks besides.
class ExtensionNames
{
public:
    ExtensionNames();

    /// Adds those of a `GS1-Extensions` header: `prefix=namespace, …`. False if it is none.
    [[nodiscard]] bool addHeader(const QByteArray &header);
    /// Adds those of a JSON-LD `@context`.
    void addContext(const QJsonValue &context);

    /// `{namespace}local` of `prefix:local` or of a whole URI; nothing where the prefix is not
    /// declared.
    std::optional<QString> expanded(const QString &name) const;

private:
    QJsonArray m_contexts;
    QSet<QString> m_prefixes;
    epcis::HashContext m_context;
};

} // namespace pw::central

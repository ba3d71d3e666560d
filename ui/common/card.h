// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QString>

namespace pw::ui {

/// A raised area of a page, as the style sheet draws them.
inline QFrame *makeCard(const QString &name = {})
{
    auto *card = new QFrame;
    card->setObjectName(name);
    card->setProperty("card", true);
    return card;
}

} // namespace pw::ui

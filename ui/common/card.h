// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QFrame>
#include <QLayout>
#include <QString>

namespace pw::ui {

/// A raised area of a page, as the style sheet draws them.
inline void becomeCard(QFrame &frame, const QString &name)
{
    frame.setObjectName(name);
    frame.setProperty("card", true);
}

inline QFrame *makeCard(const QString &name = {})
{
    auto *card = new QFrame;
    becomeCard(*card, name);
    return card;
}

/// The room a page leaves around and between its cards, and they around and between what is in
/// them.
inline void spaceCards(QLayout &page)
{
    const style::Space &space = style::tokens().space;
    page.setContentsMargins(space.l, space.l, space.l, space.l);
    page.setSpacing(space.m);
    for (int i = 0; i < page.count(); ++i) {
        QLayout *card = page.itemAt(i)->widget()->layout();
        card->setContentsMargins(space.m, space.m, space.m, space.m);
        card->setSpacing(space.s);
    }
}

} // namespace pw::ui

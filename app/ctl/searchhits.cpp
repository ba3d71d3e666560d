// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/searchhits.h"

#include "app/ctl/historyaccess.h"
#include "core/domain/unitcodes.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;

QJsonObject json(const domain::SearchHit &hit)
{
    QJsonObject object{{"key"_L1, hit.id.key()}, {"known"_L1, hit.known}, {"here"_L1, hit.here}};
    if (!hit.known)
        return object;
    object["level"_L1] = domain::toCode(hit.level);
    object["lifecycle"_L1] = domain::toCode(hit.lifecycle);
    if (!hit.lot.isEmpty())
        object["lot"_L1] = hit.lot;
    if (hit.expiry.isValid())
        object["expiry"_L1] = hit.expiry.toString(Qt::ISODate);
    object["held"_L1] = hit.held;
    if (hit.parent)
        object["parent"_L1] = hit.parent->key();
    if (hit.lastEventAt.isValid())
        object["lastEventAt"_L1] = utc(hit.lastEventAt);
    if (!hit.lastEventBy.isEmpty())
        object["lastEventBy"_L1] = hit.lastEventBy;
    return object;
}

QString line(const domain::SearchHit &hit)
{
    if (!hit.known)
        return hit.id.toHri() + u" · only scanned here, not known"_s;
    QString text = domain::toCode(hit.level) + u' ' + hit.id.toHri();
    if (!hit.lot.isEmpty())
        text += u" · lot "_s + hit.lot;
    if (hit.lifecycle != domain::Lifecycle::Commissioned)
        text += u" · "_s + domain::toCode(hit.lifecycle);
    if (hit.held)
        text += u" · HELD"_s;
    if (hit.parent)
        text += u" · in "_s + hit.parent->toHri();
    if (hit.lastEventAt.isValid())
        text += u" · last event %1 by %2"_s.arg(local(hit.lastEventAt), hit.lastEventBy);
    return text;
}

} // namespace pw::ctl

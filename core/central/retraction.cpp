// SPDX-License-Identifier: Apache-2.0
#include "core/central/retraction.h"

#include "core/central/holdprojection.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/uri.h"

#include <QJsonDocument>

namespace pw::central {

using namespace Qt::StringLiterals;

namespace {

/// The fold sees one object; what it says of others is lost on purpose.
class OneObject : public epcis::StateAccess
{
public:
    explicit OneObject(const QString &id) : m_id(id) {}

    std::optional<epcis::ObjectState> find(const QString &id) override
    {
        if (id == m_id)
            return m_state;
        epcis::ObjectState alive; // or its own parent would be a stranger
        alive.id = id;
        alive.lifecycle = epcis::ObjectState::Lifecycle::Active;
        return alive;
    }
    QStringList childrenOf(const QString &) override { return {}; }
    void put(const epcis::ObjectState &state) override
    {
        if (state.id == m_id)
            m_state = state;
    }
    const std::optional<epcis::ObjectState> &state() const { return m_state; }

private:
    QString m_id;
    std::optional<epcis::ObjectState> m_state;
};

void retell(const QString &id, StoreWriter &writer, UnitCache &units)
{
    OneObject object(id);
    QList<HoldRecord> holds;
    bool sampled = false;
    const QList<QByteArray> texts = writer.liveEventsOf(id);
    for (const QByteArray &text : texts) {
        const auto event = epcis::eventFromJson(QJsonDocument::fromJson(text).object());
        if (!event)
            continue; // it was admitted, so it can be read; a newer form of it changes nothing
        const bool named =
            event->type == epcis::EventType::Object
            && std::any_of(event->epcs.cbegin(), event->epcs.cend(),
                           [&id](const QString &epc) { return epcis::canonicalId(epc) == id; });
        const QString stepBefore = object.state() ? object.state()->lastBizStep : QString();
        (void)epcis::foldEvent(*event, object);
        if (named) {
            changeHolds(holds, *event);
            if (event->action == epcis::Action::Delete)
                sampled = stepBefore == u"sampling";
        }
        changeHoldByDisposition(holds, *event, named);
    }
    if (!object.state() || !units.contains(id))
        return;
    UnitRecord &unit = units.change(id);
    const QString place = unit.state.bizLocation; // may have come with what it is in
    unit.state = *object.state();
    unit.state.bizLocation = place;
    unit.holds = holds;
    unit.sampled = sampled;
}

} // namespace

void retract(const QStringList &objects, StoreWriter &writer, UnitCache &units, qint64 sequence)
{
    units.setEvent(sequence);
    for (const QString &id : objects)
        retell(id, writer, units);
}

} // namespace pw::central

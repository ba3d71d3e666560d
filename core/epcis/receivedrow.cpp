// SPDX-License-Identifier: Apache-2.0
#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"
#include "core/epcis/cbv.h"
#include "core/epcis/names.h"
#include "core/epcis/receiveddocument.h"
#include "core/epcis/statefold.h"

namespace pw::epcis {

using namespace Qt::StringLiterals;
using namespace domain::imports;

namespace {

constexpr qsizetype Shown = 120;

/// Makes statements of one event.
class Statements
{
public:
    explicit Statements(const Event &event) : m_event(event) {}

    Row read()
    {
        m_row.kind = names::toText(m_event.type);
        if (m_event.action)
            m_row.kind += u' ' + names::toText(*m_event.action);
        m_row.eventId = m_event.eventId;
        m_row.at = m_event.eventTime;
        m_row.order = order();
        m_row.origin = text("agw:workstation"_L1);
        if (m_event.errorDeclaration)
            return m_row; // it says nothing of units by itself
        const bool isPackaging =
            m_event.type == EventType::Object || m_event.type == EventType::Aggregation;
        if (isPackaging && !m_event.action)
            return m_row; // against the standard, and refused for that
        switch (m_event.type) {
        case EventType::Object: readObject(); break;
        case EventType::Aggregation: readAggregation(); break;
        case EventType::Transaction: readTransaction(); break;
        case EventType::Transformation:
        case EventType::Association: object(Fault::UnsupportedEvent, m_row.kind); break;
        }
        return m_row;
    }

private:
    QString text(QLatin1StringView name) const { return m_event.extensions[name].toString(); }
    /// Events of one moment: by workstation and its number, else by eventID.
    QString order() const
    {
        const QString sequence = text("agw:seq"_L1);
        const qsizetype slash = sequence.lastIndexOf(u'/');
        if (slash < 0)
            return u'~' + m_event.eventId;
        return sequence.left(slash + 1) + sequence.sliced(slash + 1).rightJustified(20, u'0');
    }
    void object(Fault fault, const QString &detail)
    {
        m_row.objections.append({fault, {}, {}, detail.left(Shown), {}});
    }
    std::optional<epc::Epc> unit(const QString &uri)
    {
        const auto id = epc::Epc::fromUri(uri);
        if (!id) {
            object(Fault::NotAUnit, uri);
            return {};
        }
        return *id;
    }
    QList<epc::Epc> units(const QStringList &uris)
    {
        QList<epc::Epc> ids;
        for (const QString &uri : uris) {
            if (const auto id = unit(uri))
                ids.append(*id);
        }
        return ids;
    }
    void serialised(const QList<QuantityElement> &quantities)
    {
        if (!quantities.isEmpty())
            object(Fault::NotSerialised, quantities.first().epcClass);
    }

    void readObject()
    {
        const QList<epc::Epc> ids = units(m_event.epcs);
        serialised(m_event.quantities);
        if (!m_row.objections.isEmpty())
            return;
        switch (*m_event.action) {
        case Action::Add: {
            Commissioned made{ids, domain::levelFromCode(text("agw:level"_L1)), {}, {}};
            made.lot = m_event.ilmd["cbvmda:lotNumber"_L1].toString();
            const QString expiry = m_event.ilmd["cbvmda:itemExpirationDate"_L1].toString();
            made.expiry = QDate::fromString(expiry.left(10), Qt::ISODate);
            m_row.says.append(made);
            break;
        }
        case Action::Observe: m_row.says.append(Seen{ids, {}, {}}); break;
        case Action::Delete:
            m_row.says.append(Ended{ids, m_event.bizStep == cbv::Destroying
                                             ? domain::EndLife::Kind::Destroy
                                             : domain::EndLife::Kind::Decommission});
            return;
        }
        readHolds(ids);
    }

    void readHolds(const QList<epc::Epc> &ids)
    {
        const QString id = m_event.extensions["agw:hold"_L1]["agw:id"_L1].toString();
        if (m_event.persistentSet.isEmpty() && !id.isEmpty()) {
            m_row.says.append(Seen{ids, {}, hold({}, id)});
            return;
        }
        for (const QString &disposition : m_event.persistentUnset) {
            if (const auto holdClass = holdClassOf(disposition))
                m_row.says.append(Seen{ids, {}, hold(holdClass, {})});
        }
        for (const QString &disposition : m_event.persistentSet) {
            if (const auto holdClass = holdClassOf(disposition))
                m_row.says.append(Seen{ids, hold(holdClass, idOf(disposition, id)), {}});
        }
        // EPCIS 1.2 knows no persistent disposition: there the disposition itself says it.
        const bool saysMore = !m_event.persistentSet.isEmpty() || !m_event.persistentUnset.isEmpty()
                              || m_event.extensions.contains("agw:operation"_L1);
        if (!saysMore && cbv::isWord(cbv::Vocabulary::Disposition, m_event.disposition)) {
            if (const auto holdClass = holdClassOf(m_event.disposition))
                m_row.says.append(Seen{ids, hold(holdClass, u"disposition"_s), {}});
        }
    }

    static QString idOf(const QString &disposition, const QString &told)
    {
        return disposition.startsWith("mismatch_"_L1) ? disposition : told;
    }

    domain::Hold hold(std::optional<domain::HoldClass> holdClass, const QString &id) const
    {
        const QJsonValue told = m_event.extensions["agw:hold"_L1];
        const QJsonValue reason = m_event.extensions["agw:reason"_L1];
        domain::Hold hold;
        const auto toldClass = domain::holdClassFromCode(told["agw:class"_L1].toString());
        hold.holdClass = toldClass.value_or(holdClass.value_or(domain::HoldClass::DataIssue));
        hold.id = id;
        hold.reason = reason["agw:text"_L1].toString();
        if (hold.reason.isEmpty())
            hold.reason = reason["agw:code"_L1].toString();
        hold.by = text("agw:operator"_L1);
        hold.since = m_event.eventTime;
        hold.owner = told["agw:owner"_L1].toString();
        hold.evidence = told["agw:evidence"_L1].toString();
        hold.scope = domain::holdScopeFromCode(told["agw:scope"_L1].toString())
                         .value_or(domain::HoldScope::Serial);
        hold.mode = domain::holdModeFromCode(told["agw:mode"_L1].toString())
                        .value_or(domain::HoldMode::Snapshot);
        return hold;
    }

    void readAggregation()
    {
        const QList<epc::Epc> children = units(m_event.childEpcs);
        serialised(m_event.childQuantities);
        const auto parent = m_event.parentId.isEmpty() ? std::nullopt : unit(m_event.parentId);
        // What is refused here must still tell which container is not whole without it.
        if (!m_row.objections.isEmpty() && (!parent || m_event.action != Action::Add))
            return;
        if (!parent || m_event.action == Action::Observe) {
            m_row.says.append(
                Seen{(parent ? QList<epc::Epc>{*parent} : QList<epc::Epc>()) + children, {}, {}});
        } else if (m_event.action == Action::Add) {
            m_row.says.append(Entered{*parent, children});
        } else {
            m_row.says.append(Left{*parent, children});
        }
    }

    void readTransaction()
    {
        QStringList uris = m_event.epcs;
        if (!m_event.parentId.isEmpty())
            uris.prepend(m_event.parentId);
        const QList<epc::Epc> ids = units(uris);
        serialised(m_event.quantities);
        if (m_row.objections.isEmpty())
            m_row.says.append(Seen{ids, {}, {}});
    }

    const Event &m_event;
    Row m_row;
};

} // namespace

std::optional<domain::HoldClass> holdClassOf(const QString &disposition)
{
    using domain::HoldClass;
    if (!isBlocking(disposition))
        return {};
    if (disposition == cbv::Unavailable)
        return HoldClass::Quarantined;
    if (disposition == cbv::RecalledDisposition)
        return HoldClass::Recalled;
    if (disposition == cbv::DamagedDisposition)
        return HoldClass::Damaged;
    if (disposition == cbv::Stolen)
        return HoldClass::Stolen;
    if (disposition == cbv::NonConformant || disposition == cbv::NoPedigreeMatch)
        return HoldClass::Suspect;
    return HoldClass::DataIssue;
}

Row rowOf(const Event &event)
{
    return Statements(event).read();
}

} // namespace pw::epcis

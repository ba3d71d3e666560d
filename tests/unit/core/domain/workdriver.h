// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"
#include "tests/unit/core/domain/operationsite.h"

/// A work session driven by words, for tests.
namespace workdriver {

using namespace operationsite;

inline const QStringList ExpectationCodes{
    u"acknowledge"_s, u"any"_s,    u"container"_s, u"unit"_s, u"replacement"_s, u"other"_s,
    u"where"_s,       u"number"_s, u"order"_s,     u"hold"_s, u"reason"_s,      u"confirm"_s};

/// A session driven by words: a serial or container of the site is scanned, `+` begins a key.
class Work
{
public:
    explicit Work(WorkKind kind, const Actor &actor = operatorA(), const WorkOptions &options = {})
        : m_actor(actor)
    {
        m_state.kind = kind;
        m_state.options = options;
        site.addPack(u"L4"_s);
        site.build(box(), Level::Carton, {site.packId(u"L3"_s)}, true);
    }
    /// A loose carton with L3 in it.
    epc::Epc box() const { return site.carton(3); }

    /// What it says, what it waits for then, and what is carried out.
    QString say(const QString &word)
    {
        const WorkDecision decision = decide(m_state, inputOf(word), m_actor, site, site.rules);
        m_state = decision.next;
        if (decision.request)
            request = decision.request;
        const WorkView view = viewOf(m_state, m_actor, site, site.rules);
        return QString(toCode(decision.verdict.code)) + u' '
               + ExpectationCodes[qsizetype(view.expects)] + (view.canConfirm ? u"!"_s : QString())
               + (decision.request ? u" "_s + codeOf(decision.request->operation) : QString());
    }
    void hold(const QString &serial, const QList<std::pair<HoldClass, QString>> &holds)
    {
        for (const auto &[holdClass, id] : holds) {
            Hold hold{holdClass, u"because"_s, {}, {}};
            hold.id = id;
            site.record(site.packId(serial)).holds.append(hold);
        }
    }
    WorkReport report() const
    {
        return reportOf(deskOf(m_state.kind), m_state, m_actor, site, site.rules);
    }
    const WorkState &state() const { return m_state; }
    void choose(const WorkOptions &options) { m_state.options = options; }
    void become(const Actor &actor) { m_actor = actor; }

    Site site;
    std::optional<Request> request;

private:
    WorkInput inputOf(const QString &word) const
    {
        if (word == u"+confirm")
            return WorkConfirm();
        if (word == u"+cancel")
            return WorkCancel();
        if (word == u"+ack")
            return WorkAcknowledge();
        if (word == u"+drop")
            return WorkDropLast();
        if (word == u"+why")
            return Why;
        if (word.startsWith(u'#'))
            return WorkOrderNumber{word.sliced(1)};
        if (word == u"full")
            return scan::ScannedThing(scan::ScannedLogisticUnit{*site.full.sscc()});
        if (word == u"part")
            return scan::ScannedThing(scan::ScannedLogisticUnit{*site.part.sscc()});
        if (word == u"load")
            return scan::ScannedThing(scan::ScannedLogisticUnit{*site.load.sscc()});
        if (word == u"box")
            return scan::ScannedThing(scan::ScannedLogisticUnit{site.carton(3)});
        if (word == u"free")
            return scan::ScannedThing(scan::ScannedLogisticUnit{site.carton(50)});
        if (word == u"noise")
            return scan::ScannedThing(
                scan::ScannedUnreadable{gs1::ParseError{gs1::ParseError::Code::BadDate, 3, {}}});
        return scan::ScannedThing(scan::ScannedItem{*site.packId(word).sgtin(), {}, {}, {}, {}});
    }

    Actor m_actor;
    WorkState m_state;
};

} // namespace workdriver

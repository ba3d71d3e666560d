// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/naivemodel.h"

#include <algorithm>

using namespace pw::domain;

namespace {

std::string nameOf(const pw::epc::Epc &id)
{
    return id.key().toStdString();
}

std::vector<std::string> namesOf(const QList<pw::epc::Epc> &ids)
{
    std::vector<std::string> names;
    for (const auto &id : ids) {
        if (std::find(names.begin(), names.end(), nameOf(id)) == names.end())
            names.push_back(nameOf(id));
    }
    return names;
}

} // namespace

std::vector<std::string> NaiveModel::children(const std::string &id) const
{
    std::vector<std::string> found;
    for (const auto &[name, thing] : things) {
        if (thing.in == id)
            found.push_back(name);
    }
    return found;
}

std::vector<std::string> NaiveModel::inside(const std::string &id) const
{
    std::vector<std::string> found;
    for (const std::string &child : children(id)) {
        found.push_back(child);
        for (const std::string &deeper : inside(child))
            found.push_back(deeper);
    }
    return found;
}

bool NaiveModel::held(const std::string &id) const
{
    const Thing &thing = things.at(id);
    return !thing.holds.empty() || (!thing.in.empty() && held(thing.in));
}

bool NaiveModel::heldInside(const std::string &id) const
{
    const auto all = inside(id);
    return std::any_of(all.begin(), all.end(), [this](const std::string &name) {
        return !things.at(name).holds.empty() || things.at(name).ended;
    });
}

bool NaiveModel::disputed(const std::string &id) const
{
    const auto &holds = things.at(id).holds;
    return std::any_of(holds.begin(), holds.end(),
                       [this](const std::string &hold) { return m_disputes.count(hold) > 0; });
}

void NaiveModel::dispute(const std::string &id, const std::string &unit,
                         const std::vector<std::string> &boxes)
{
    m_disputes[id] = {unit, boxes};
    things.at(unit).holds.insert(id);
    for (const std::string &box : boxes)
        things.at(box).holds.insert(id);
    m_past.clear();
}

int NaiveModel::capacity(const std::string &box) const
{
    return things.at(box).level == 3 ? 2 : 3;
}

/// Everything that must be so of each that enters, one after the other.
bool NaiveModel::mayEnter(const std::vector<std::string> &who, const std::string &box,
                          int alreadyGone) const
{
    const Thing &parent = things.at(box);
    const bool parentHeld = !parent.holds.empty();
    if (disputed(box))
        return false;
    int count = int(children(box).size()) - alreadyGone;
    std::set<std::string> lots, products;
    if (count > 0) {
        for (const std::string &name : inside(box)) {
            if (things.at(name).level == 0) {
                lots.insert(things.at(name).lot);
                products.insert(things.at(name).product);
            }
        }
    }
    for (const std::string &name : who) {
        const Thing &child = things.at(name);
        if (child.ended || child.level != (parent.level == 3 ? 2 : 0))
            return false;
        const bool apart = !child.holds.empty() || (child.level > 0 && heldInside(name));
        if (apart != parentHeld)
            return false;
        if (child.level > 0 && (child.open || children(name).empty()))
            return false;
        std::set<std::string> childLots, childProducts;
        auto packs = inside(name);
        packs.push_back(name);
        for (const std::string &pack : packs) {
            if (things.at(pack).level == 0) {
                childLots.insert(things.at(pack).lot);
                childProducts.insert(things.at(pack).product);
            }
        }
        products.insert(childProducts.begin(), childProducts.end());
        lots.insert(childLots.begin(), childLots.end());
        if (products.size() > 1)
            return false;
        if (parent.level == 2 && *products.begin() == "strict" && lots.size() > 1)
            return false;
        if (++count > capacity(box))
            return false;
    }
    return !who.empty();
}

void NaiveModel::leave(const std::string &id)
{
    const std::string box = things.at(id).in;
    things.at(id).in.clear();
    dropEmpty(box);
}

/// An empty box does not stay in another.
void NaiveModel::dropEmpty(const std::string &box)
{
    if (!box.empty() && children(box).empty() && !things.at(box).in.empty())
        leave(box);
}

struct NaiveApply
{
    NaiveModel &m;
    using Names = std::vector<std::string>;

    /// All known, alive, in something that is alive, and not on hold (QA asks all of these, so
    /// being on hold is no obstacle to leave).
    bool mayLeave(const std::string &name) const
    {
        return m.usable(name) && !m.things.at(name).in.empty();
    }
    bool closeAfter(const std::string &box) const
    {
        m.things.at(box).open = false;
        return true;
    }

    bool operator()(const op::Commission &o) const
    {
        const std::string name = nameOf(o.number);
        if (m.things.count(name))
            return false;
        NaiveModel::Thing box;
        box.level = o.level == Level::Pallet ? 3 : 2;
        box.open = true;
        m.things[name] = box;
        return true;
    }
    bool operator()(const op::Aggregate &o) const
    {
        const std::string box = nameOf(o.parent);
        const Names who = namesOf(o.children);
        if (!m.usable(box) || !m.isBox(box) || !m.things.at(box).open)
            return false;
        for (const std::string &name : who) {
            if (!m.things.count(name) || !m.things.at(name).in.empty())
                return false;
        }
        if (!m.mayEnter(who, box))
            return false;
        for (const std::string &name : who)
            m.things.at(name).in = box;
        return true;
    }
    bool operator()(const op::Close &o) const
    {
        const std::string box = nameOf(o.container);
        if (!m.usable(box) || !m.isBox(box) || !m.things.at(box).open || m.children(box).empty())
            return false;
        if (m.things.at(box).holds.empty() && m.heldInside(box))
            return false;
        m.things.at(box).open = false;
        return true;
    }
    bool operator()(const op::Reopen &o) const
    {
        const std::string box = nameOf(o.container);
        if (!m.usable(box) || !m.isBox(box) || m.things.at(box).open
            || !m.things.at(box).in.empty())
            return false;
        m.things.at(box).open = true;
        return true;
    }
    bool operator()(const op::Remove &o) const
    {
        const Names who = namesOf(o.children);
        if (who.empty() || !std::all_of(who.begin(), who.end(), [this](const std::string &name) {
                return mayLeave(name);
            }))
            return false;
        std::set<std::string> boxes;
        for (const std::string &name : who) {
            boxes.insert(m.things.at(name).in);
            m.things.at(name).in.clear();
        }
        for (const std::string &box : boxes)
            m.dropEmpty(box);
        return true;
    }
    bool operator()(const op::Dissolve &o) const
    {
        const std::string box = nameOf(o.container);
        if (!m.usable(box) || !m.isBox(box) || m.children(box).empty())
            return false;
        if (!m.things.at(box).in.empty())
            m.leave(box);
        Names emptied{box};
        for (const std::string &name : m.inside(box)) {
            const bool direct = m.things.at(name).in == box;
            if (!direct && o.depth == 1)
                continue;
            if (m.isBox(name) && o.depth > 1 && !m.children(name).empty())
                emptied.push_back(name);
        }
        for (const std::string &name : m.inside(box)) {
            const bool direct = m.things.at(name).in == box;
            if (direct || o.depth > 1)
                m.things.at(name).in.clear();
        }
        if (o.emptyParents == op::EmptyParents::Decommission) {
            for (const std::string &name : emptied) {
                m.things.at(name).ended = true;
                m.things.at(name).open = false;
            }
        }
        return true;
    }
    bool operator()(const op::Replace &o) const
    {
        const std::string out = nameOf(o.damaged), in = nameOf(o.replacement);
        if (out == in || !mayLeave(out) || !m.usable(in) || !m.things.at(in).in.empty())
            return false;
        const std::string box = m.things.at(out).in;
        // The one that leaves makes room but still tells, with the others, what belongs inside.
        const bool last = m.children(box).size() == 1;
        if (last) {
            NaiveModel trial = m;
            trial.things.at(out).in.clear();
            if (!trial.mayEnter({in}, box))
                return false;
        } else if (!m.mayEnter({in}, box, 1)) {
            return false;
        }
        m.things.at(out).in.clear();
        m.things.at(out).holds.insert("fate");
        m.things.at(in).in = box;
        return true;
    }
    bool operator()(const op::Move &o) const
    {
        const std::string box = nameOf(o.target);
        const Names who = namesOf(o.children);
        if (!m.usable(box) || !m.isBox(box))
            return false;
        if (!m.things.at(box).open && !m.things.at(box).in.empty())
            return false;
        for (const std::string &name : who) {
            if (!mayLeave(name) || m.things.at(name).in == box)
                return false;
        }
        if (who.empty() || !m.mayEnter(who, box))
            return false;
        const bool wasOpen = m.things.at(box).open;
        std::set<std::string> boxes;
        for (const std::string &name : who) {
            boxes.insert(m.things.at(name).in);
            m.things.at(name).in = box;
        }
        for (const std::string &left : boxes)
            m.dropEmpty(left);
        return wasOpen || closeAfter(box);
    }
    bool operator()(const op::TopUp &o) const
    {
        const std::string box = nameOf(o.container);
        const Names who = namesOf(o.children);
        if (!m.usable(box) || !m.isBox(box) || !m.things.at(box).in.empty())
            return false;
        for (const std::string &name : who) {
            if (!m.things.count(name) || !m.things.at(name).in.empty())
                return false;
        }
        if (!m.mayEnter(who, box))
            return false;
        for (const std::string &name : who)
            m.things.at(name).in = box;
        return true;
    }
    bool operator()(const op::Relabel &o) const
    {
        const std::string box = nameOf(o.container), number = nameOf(o.number);
        if (!m.usable(box) || !m.isBox(box) || m.things.count(number) || m.disputed(box))
            return false;
        NaiveModel::Thing fresh = m.things.at(box);
        const auto contents = m.children(box);
        if (contents.empty())
            fresh.open = true; // nothing was closed
        m.things[number] = fresh;
        for (const std::string &child : contents)
            m.things.at(child).in = number;
        m.things.at(box).in.clear();
        m.things.at(box).ended = true;
        m.things.at(box).open = false;
        return true;
    }
    bool operator()(const op::Split &o) const
    {
        const std::string box = nameOf(o.container), number = nameOf(o.number);
        const Names who = namesOf(o.children);
        if (!m.usable(box) || !m.isBox(box) || m.things.count(number) || who.empty())
            return false;
        for (const std::string &name : who) {
            if (!m.usable(name) || m.things.at(name).in != box)
                return false;
        }
        if (who.size() >= m.children(box).size())
            return false;
        NaiveModel::Thing fresh;
        fresh.level = m.things.at(box).level;
        fresh.open = m.things.at(box).open;
        m.things[number] = fresh;
        if (!m.mayEnter(who, number))
            return false;
        for (const std::string &name : who)
            m.things.at(name).in = number;
        return true;
    }
    bool operator()(const op::Merge &o) const
    {
        const std::string from = nameOf(o.source), to = nameOf(o.target);
        if (from == to || !m.usable(from) || !m.usable(to) || !m.isBox(from) || !m.isBox(to))
            return false;
        if (!m.things.at(to).open && !m.things.at(to).in.empty())
            return false;
        const auto contents = m.children(from);
        if (contents.empty() || !m.mayEnter(contents, to))
            return false;
        for (const std::string &name : contents)
            m.things.at(name).in = to;
        if (!m.things.at(from).in.empty())
            m.leave(from);
        m.things.at(from).ended = true;
        m.things.at(from).open = false;
        return true;
    }
    bool operator()(const op::Sample &o) const
    {
        const Names who = namesOf(o.units);
        for (const std::string &name : who) {
            if (!m.usable(name) || (m.isBox(name)))
                return false;
        }
        return end(who);
    }
    bool operator()(const op::Destroy &o) const
    {
        const Names who = namesOf(o.units);
        for (const std::string &name : who) {
            if (!m.usable(name) || (!m.children(name).empty() && !o.withContents))
                return false;
        }
        Names all = who;
        for (const std::string &name : who) {
            for (const std::string &inner : m.inside(name))
                all.push_back(inner);
        }
        for (const std::string &name : all) {
            if (!m.usable(name))
                return false;
        }
        if (!end(who))
            return false;
        for (const std::string &name : all) {
            m.things.at(name).in.clear();
            m.things.at(name).ended = true;
            m.things.at(name).open = false;
        }
        return true;
    }
    bool operator()(const op::Decommission &o) const
    {
        const Names who = namesOf(o.units);
        for (const std::string &name : who) {
            if (!m.usable(name) || !m.children(name).empty())
                return false;
        }
        return end(who);
    }
    bool operator()(const op::Quarantine &o) const
    {
        const Names who = namesOf(o.target.units);
        for (const std::string &name : who) {
            m.things.at(name).holds.insert(o.holdId.toStdString());
            if (o.target.scope == HoldScope::Container && o.mode == HoldMode::Snapshot) {
                for (const std::string &inner : m.inside(name))
                    m.things.at(inner).holds.insert(o.holdId.toStdString());
            }
        }
        return !who.empty();
    }
    bool operator()(const op::Release &o) const
    {
        const Names who = namesOf(o.target.units);
        const std::string id = o.holdId.toStdString();
        for (const std::string &name : who) {
            if (!m.things.count(name) || !m.things.at(name).holds.count(id)
                || m.m_disputes.count(id))
                return false;
        }
        for (const std::string &name : who)
            m.things.at(name).holds.erase(id);
        return !who.empty();
    }
    /// Looking changes nothing, as long as what is seen is what is written.
    bool operator()(const op::Verify &o) const
    {
        const std::string box = nameOf(o.container);
        if (!m.things.count(box) || !m.isBox(box)) // one that has ended may be looked into
            return false;
        auto seen = namesOf(o.seen), recorded = m.children(box);
        std::sort(seen.begin(), seen.end());
        std::sort(recorded.begin(), recorded.end());
        return seen == recorded;
    }
    bool operator()(const op::Inspect &o) const
    {
        const Names who = namesOf(o.units);
        return !who.empty() && std::all_of(who.begin(), who.end(), [this](const std::string &name) {
            return m.usable(name);
        });
    }
    bool operator()(const op::ConfirmLabel &o) const
    {
        const std::string box = nameOf(o.container);
        return m.usable(box) && m.isBox(box) && !m.children(box).empty();
    }
    bool operator()(const op::ScrapNumber &o) const
    {
        const std::string name = nameOf(o.number);
        if (m.things.count(name) || !o.number.sscc())
            return false;
        NaiveModel::Thing used;
        used.level = o.number.sscc()->toString().startsWith(u'3') ? 3 : 2;
        used.ended = true;
        m.things[name] = used;
        return true;
    }
    // Asked for by the histories themselves.
    bool operator()(const op::TakeBack &) const { return false; }
    bool operator()(const op::CloseOrder &) const { return false; }

    /// Somebody looked: no party is held for it any more, and the unit is where it was found.
    bool operator()(const op::ResolveConflict &o) const
    {
        const std::string unit = nameOf(o.unit);
        if (!m.things.count(unit) || !settle(unit))
            return false;
        if (o.found == op::Whereabouts::TwoUnits) {
            m.things.at(unit).holds.insert(o.holdId.toStdString());
            return true;
        }
        if (o.found == op::Whereabouts::Loose) {
            if (!m.things.at(unit).in.empty())
                m.leave(unit);
            return true;
        }
        const std::string box = o.container ? nameOf(*o.container) : std::string();
        if (!m.usable(box) || !m.isBox(box))
            return false;
        if (m.things.at(unit).in == box)
            return true;
        if (m.things.at(unit).ended || (!m.things.at(box).open && !m.things.at(box).in.empty()))
            return false;
        if (!m.things.at(unit).in.empty())
            m.leave(unit);
        NaiveModel free = m; // others may be disputed with it: one is settled after the other
        for (const auto &[id, dispute] : m.m_disputes)
            free.things.at(box).holds.erase(id);
        if (!free.mayEnter({unit}, box))
            return false;
        m.things.at(unit).in = box;
        return true;
    }

private:
    /// Whether there was anything to settle about the unit.
    bool settle(const std::string &unit) const
    {
        bool any = false;
        for (const auto &[id, dispute] : m.m_disputes) {
            if (dispute.unit != unit || m.things.at(unit).holds.erase(id) == 0)
                continue;
            any = true;
            for (const std::string &box : dispute.boxes) {
                if (m.usable(box))
                    m.things.at(box).holds.erase(id);
            }
        }
        return any;
    }
    bool end(const Names &who) const
    {
        if (who.empty())
            return false;
        for (const std::string &name : who) {
            if (!m.things.at(name).in.empty())
                m.leave(name);
            m.things.at(name).ended = true;
            m.things.at(name).open = false;
        }
        return true;
    }
};

bool NaiveModel::apply(const Operation &operation)
{
    const Things before = things;
    if (!std::visit(NaiveApply{*this}, operation)) {
        things = before;
        return false;
    }
    m_past.push_back(before);
    return true;
}

bool NaiveModel::takeBack()
{
    if (m_past.empty())
        return false;
    const Things before = m_past.back();
    m_past.pop_back();
    for (const auto &[name, thing] : things) {
        if (before.count(name))
            continue;
        Thing used; // a number is used once, whatever becomes of it
        used.level = thing.level;
        used.ended = true;
        m_used[name] = used;
    }
    things = before;
    things.insert(m_used.begin(), m_used.end());
    return true;
}

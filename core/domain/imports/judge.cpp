// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/judge.h"

#include "core/domain/imports/judging.h"
#include "core/domain/masterdata.h"

#include <algorithm>
#include <tuple>

namespace pw::domain::imports {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDepth = 32;

/// The level whose containers hold units of `child`.
Level levelAround(Level child, const std::optional<Product> &product)
{
    if (product) {
        for (const PackagingLevel &packaging : product->levels) {
            if (product->childLevelOf(packaging.level) == child)
                return packaging.level;
        }
    }
    switch (child) {
    case Level::Pack:
    case Level::Bundle: return Level::Carton;
    case Level::Carton:
    case Level::Pallet: break;
    }
    return Level::Pallet;
}

QList<qsizetype> orderOf(const QList<Row> &rows)
{
    QList<qsizetype> order(rows.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&rows](qsizetype a, qsizetype b) {
        const auto place = [](const Row &row) {
            return std::make_tuple(row.at.isValid() ? row.at.toMSecsSinceEpoch() : 0, row.order);
        };
        return place(rows[a]) < place(rows[b]);
    });
    return order;
}

/// Rows that would fill a container, or take it somewhere, of which another row is refused.
QHash<qsizetype, Objection> companions(const QList<Row> &rows, const QSet<qsizetype> &refused,
                                       const Judging &judging)
{
    QSet<epc::Epc> incomplete;
    for (const qsizetype row : refused) {
        for (const Statement &said : rows[row].says) {
            if (const auto *entered = std::get_if<Entered>(&said))
                incomplete.insert(entered->parent);
        }
    }
    QHash<qsizetype, Objection> found;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (refused.contains(i) || !judging.saysNew(i)) // what is known is so in any case
            continue;
        for (const Statement &said : rows[i].says) {
            const auto *entered = std::get_if<Entered>(&said);
            if (!entered)
                continue;
            if (incomplete.contains(entered->parent))
                found.insert(i, {Fault::ContainerRefused, {}, entered->parent, {}, {}});
            for (const epc::Epc &child : entered->children) {
                if (incomplete.contains(child))
                    found.insert(i, {Fault::ContainerRefused, child, child, {}, {}});
            }
        }
    }
    return found;
}

} // namespace

QList<epc::Epc> unitsOf(const Statement &statement)
{
    struct Units
    {
        QList<epc::Epc> operator()(const Commissioned &said) const { return said.units; }
        QList<epc::Epc> operator()(const Entered &said) const
        {
            return QList<epc::Epc>{said.parent} + said.children;
        }
        QList<epc::Epc> operator()(const Left &said) const
        {
            return QList<epc::Epc>{said.parent} + said.children;
        }
        QList<epc::Epc> operator()(const Ended &said) const { return said.units; }
        QList<epc::Epc> operator()(const Seen &said) const { return said.units; }
    };
    return std::visit(Units(), statement);
}

Levels::Levels(const QList<Row> &rows, const World &world) : m_world(world)
{
    QList<epc::Epc> containers;
    for (const Row &row : rows) {
        for (const Statement &said : row.says) {
            if (const auto *made = std::get_if<Commissioned>(&said); made && made->level) {
                for (const epc::Epc &id : made->units)
                    m_levels.insert(id, *made->level);
            }
            const auto *entered = std::get_if<Entered>(&said);
            if (!entered)
                continue;
            if (!m_children.contains(entered->parent))
                containers.append(entered->parent);
            m_children[entered->parent] += entered->children;
            for (const epc::Epc &child : entered->children)
                m_parents.insert(child, entered->parent);
        }
    }
    for (const epc::Epc &id : containers)
        measure(id, 0);
    std::stable_sort(containers.begin(), containers.end(), [this](const auto &a, const auto &b) {
        return m_heights.value(a) < m_heights.value(b); // each is told by what is inside
    });
    for (const epc::Epc &id : std::as_const(containers)) {
        if (!m_levels.contains(id))
            m_levels.insert(id, levelOf(id));
    }
}

void Levels::measure(const epc::Epc &id, int depth)
{
    if (m_heights.contains(id) || depth > MaxDepth)
        return;
    m_heights.insert(id, 0); // where containers stand in a circle it ends here
    const auto known = m_world.unit(id);
    if (known && !m_levels.contains(id))
        m_levels.insert(id, known->level);
    const auto children = m_children.constFind(id);
    if (children == m_children.cend()) {
        m_products.insert(id, id.sgtin() ? std::optional(id.sgtin()->gtin())
                                         : (known ? known->product : std::nullopt));
        return;
    }
    int height = 1;
    std::optional<gs1::Gtin> product;
    for (const epc::Epc &child : *children) {
        measure(child, depth + 1);
        height = std::max(height, m_heights.value(child) + 1);
        if (!product)
            product = m_products.value(child);
    }
    m_heights[id] = height;
    m_products[id] = product;
}

int Levels::heightAround(const epc::Epc &id) const
{
    int height = m_heights.value(id);
    auto parent = m_parents.constFind(id);
    for (int depth = 0; parent != m_parents.cend() && depth < MaxDepth; ++depth) {
        height = std::max(height, m_heights.value(*parent));
        parent = m_parents.constFind(*parent);
    }
    return height;
}

Level Levels::levelOf(const epc::Epc &id) const
{
    if (heightAround(id) > 2) {
        switch (m_heights.value(id)) {
        case 1: return Level::Bundle;
        case 2: return Level::Carton;
        default: return Level::Pallet;
        }
    }
    Level inside = Level::Pack;
    for (const epc::Epc &child : m_children.value(id))
        inside = std::max(inside, of(child));
    const auto product = m_products.value(id);
    return levelAround(inside, product ? m_world.product(*product) : std::nullopt);
}

int Judgement::count(Outcome outcome) const
{
    return int(std::count_if(answers.cbegin(), answers.cend(), [outcome](const Answer &answer) {
        return answer.outcome == outcome;
    }));
}

Judgement judge(const QList<Row> &rows, const World &world, const JudgeOptions &options)
{
    Judgement judgement;
    judgement.answers.resize(rows.size());
    QSet<qsizetype> refused;
    const auto refuse = [&](qsizetype row, const QList<Objection> &objections) {
        refused.insert(row);
        judgement.answers[row] = {Outcome::Refused, objections};
    };
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!rows[i].objections.isEmpty() && !rows[i].withoutEffect)
            refuse(i, rows[i].objections);
    }
    const Levels levels(rows, world);
    const QList<qsizetype> order = orderOf(rows);
    for (;;) {
        // What is refused takes others with it, so everything is asked again without it.
        Judging judging(rows, world, options, levels, refused);
        judging.run(order);
        const auto &objections = judging.objections();
        for (auto row = objections.cbegin(); row != objections.cend(); ++row)
            refuse(row.key(), row.value());
        const auto with = companions(rows, refused, judging);
        for (auto row = with.cbegin(); row != with.cend(); ++row)
            refuse(row.key(), {row.value()});
        if (!objections.isEmpty() || !with.isEmpty())
            continue;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (refused.contains(i))
                continue;
            judgement.answers[i].outcome = Outcome::NoEffect;
            if (rows[i].withoutEffect)
                continue;
            bool isKnown = rows[i].seenBefore;
            bool isAlong = !rows[i].says.isEmpty();
            for (const Statement &said : rows[i].says) {
                isKnown = isKnown || !std::holds_alternative<Seen>(said);
                const auto units = unitsOf(said);
                isAlong = isAlong && std::all_of(units.cbegin(), units.cend(), [&](const auto &id) {
                              return judging.isTouched(id);
                          });
            }
            if (judging.saysNew(i) || (!isKnown && isAlong))
                judgement.answers[i].outcome = Outcome::Accepted;
            else if (isKnown)
                judgement.answers[i].outcome = Outcome::Known;
        }
        judgement.changes = judging.changes();
        judgement.created = judging.created();
        judgement.records = judging.records();
        return judgement;
    }
}

QLatin1StringView toCode(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted: return "accepted"_L1;
    case Outcome::Known: return "known"_L1;
    case Outcome::NoEffect: return "no_effect"_L1;
    case Outcome::Refused: return "refused"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toCode(Fault fault)
{
    switch (fault) {
    case Fault::InvalidEvent: return "INVALID_EVENT"_L1;
    case Fault::UnsupportedEvent: return "UNSUPPORTED_EVENT"_L1;
    case Fault::NotAUnit: return "NOT_A_UNIT"_L1;
    case Fault::NotSerialised: return "NOT_SERIALISED"_L1;
    case Fault::UnknownOriginal: return "UNKNOWN_ORIGINAL"_L1;
    case Fault::EventIdReused: return "EVENT_ID_REUSED"_L1;
    case Fault::OwnEvent: return "OWN_EVENT"_L1;
    case Fault::InFuture: return "IN_FUTURE"_L1;
    case Fault::MissingValue: return "MISSING_VALUE"_L1;
    case Fault::BadValue: return "BAD_VALUE"_L1;
    case Fault::WrongColumnCount: return "WRONG_COLUMN_COUNT"_L1;
    case Fault::StateNotTaken: return "STATE_NOT_TAKEN"_L1;
    case Fault::NoMasterData: return "NO_MASTER_DATA"_L1;
    case Fault::OwnNumber: return "OWN_NUMBER"_L1;
    case Fault::NotCommissioned: return "NOT_COMMISSIONED"_L1;
    case Fault::AlreadyCommissioned: return "ALREADY_COMMISSIONED"_L1;
    case Fault::AttributeMismatch: return "ATTRIBUTE_MISMATCH"_L1;
    case Fault::OtherParent: return "OTHER_PARENT"_L1;
    case Fault::NotInside: return "NOT_INSIDE"_L1;
    case Fault::WouldCycle: return "WOULD_CYCLE"_L1;
    case Fault::NotAContainer: return "NOT_A_CONTAINER"_L1;
    case Fault::Ended: return "ENDED"_L1;
    case Fault::Held: return "HELD"_L1;
    case Fault::NotHere: return "NOT_HERE"_L1;
    case Fault::DuplicateIdentity: return "DUPLICATE_IDENTITY"_L1;
    case Fault::OpenHere: return "OPEN_HERE"_L1;
    case Fault::StillInside: return "STILL_INSIDE"_L1;
    case Fault::NotEmpty: return "NOT_EMPTY"_L1;
    case Fault::OlderThanKnown: return "OLDER_THAN_KNOWN"_L1;
    case Fault::ContentsDiffer: return "CONTENTS_DIFFER"_L1;
    case Fault::ContainerRefused: return "CONTAINER_REFUSED"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain::imports

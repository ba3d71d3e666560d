// SPDX-License-Identifier: Apache-2.0
#include "core/domain/packdecider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

/// Children first: what is scanned waits until the label of its container is (C1). Until then
/// nothing is told to anybody; then all of it goes in at once, checked anew.
namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

std::optional<UnitState> recordOf(const GatheredChild &child, const World &world)
{
    const auto record = world.unit(child.id);
    return record ? std::optional(completed(*record, child.lot, child.expiry, world))
                  : std::nullopt;
}

/// What is inside defines the packaging; the child defines it only of an empty container.
std::optional<Product> packagingProduct(const ContainerContents &container, const UnitState &child,
                                        const World &world)
{
    if (container.count > 0 && container.product)
        return world.product(*container.product);
    return child.product ? world.product(*child.product) : std::nullopt;
}

bool isFull(const ContainerContents &container)
{
    return container.capacity && container.count >= *container.capacity;
}

} // namespace

std::optional<ContainerContents> gatheredContents(const QList<GatheredChild> &gathered,
                                                  const World &world)
{
    std::optional<ContainerContents> contents;
    for (const GatheredChild &child : gathered) {
        const auto unit = recordOf(child, world);
        if (!unit)
            continue; // said when it is placed
        if (!contents) {
            const auto own = unit->product ? world.product(*unit->product) : std::nullopt;
            const auto level = own ? own->parentLevelOf(unit->level) : std::nullopt;
            if (!level)
                return {};
            contents = ContainerContents{unit->id, *level, 0, {}, {}, {}, false, {}};
        }
        if (const auto product = packagingProduct(*contents, *unit, world))
            contents = withChild(*contents, *unit, *product);
    }
    return contents;
}

bool Decider::isGathered(const epc::Epc &id) const
{
    return std::ranges::any_of(m_state.gathered,
                               [&id](const GatheredChild &child) { return child.id == id; });
}

PackDecision Decider::gather(const UnitState &child, const Product &product) const
{
    const auto level = product.parentLevelOf(child.level);
    if (!level)
        return answer(verdict(VerdictCode::WrongLevel, child));
    const ContainerContents draft =
        gatheredContents(m_state.gathered, m_world)
            .value_or(ContainerContents{child.id, *level, 0, {}, {}, {}, false, {}});
    const auto packaging = packagingProduct(draft, child, m_world);
    if (!packaging)
        return answer(verdict(VerdictCode::NoMasterData, child));
    const auto said = [&](VerdictCode code, const ContainerContents &contents) {
        Verdict result = verdict(code, child);
        describe(result, contents);
        result.container.reset(); // it has no number yet
        return result;
    };
    const auto refused = draft.level != *level ? std::optional(VerdictCode::WrongLevel)
                         : isFull(draft)       ? std::optional(VerdictCode::LabelExpected)
                                               : refuseChild(child, draft, *packaging);
    if (refused) {
        Verdict result = said(*refused, draft);
        result.expectedProductName = packaging->name;
        result.expectedLot = draft.lot;
        return answer(result);
    }
    const bool nearExpiry = isNearExpiry(child, *packaging, m_world.today());
    PackDecision decision =
        answer(said(nearExpiry ? VerdictCode::NearExpiry : VerdictCode::Gathered,
                    withChild(draft, child, *packaging)));
    decision.next.gathered.append({child.id, child.lot, child.expiry});
    return decision;
}

PackDecision Decider::place(const ContainerContents &container, const QList<Command> &opening) const
{
    ContainerContents filled = container;
    QList<epc::Epc> ids;
    QList<UnitState> units;
    for (qsizetype i = 0; i < m_state.gathered.size(); ++i) {
        const auto leaveOut = [i](PackDecision refusal) {
            refusal.next.gathered.removeAt(i);
            return refusal;
        };
        const epc::Epc &id = m_state.gathered[i].id;
        const auto unit = recordOf(m_state.gathered[i], m_world);
        if (!unit)
            return leaveOut(answer(verdict(VerdictCode::UnknownSerial, UnitState{id})));
        if (const auto refused = refuseToPack(*unit))
            return leaveOut(*refused);
        const auto product = packagingProduct(filled, *unit, m_world);
        if (!product)
            return leaveOut(answer(verdict(VerdictCode::NoMasterData, *unit)));
        if (const auto refused = refuseChild(*unit, filled, *product)) {
            Verdict result = verdict(*refused, *unit);
            describe(result, container);
            result.expectedProductName = product->name;
            result.expectedLot = filled.lot;
            return leaveOut(answer(result));
        }
        filled = withChild(filled, *unit, *product);
        ids.append(id);
        units.append(*unit);
    }
    const bool closes = isFull(filled) && m_world.heldInside(container.id) == 0;
    QList<Command> commands = opening;
    commands.append(AddChildren{ids, container.id});
    if (closes)
        commands.append(CloseContainer{container.id, false, {}});
    Verdict done = verdict(closes ? VerdictCode::ContainerClosed : VerdictCode::ChildrenAdded);
    describe(done, filled);
    done.affected = int(ids.size());
    auto decision = carryOut(done, commands, units);
    if (!decision)
        return answer(VerdictCode::NotStored);
    decision->next.gathered.clear();
    if (closes)
        decision->next.lastClosed = filled;
    else
        decision->next.open.append(filled);
    return *decision;
}

PackDecision Decider::operator()(const PressOrder &press) const
{
    if (!m_state.gathered.isEmpty() && press.order != m_state.order)
        return answer(VerdictCode::UnexpectedCommand);
    PackDecision decision = answer(VerdictCode::CommandTaken);
    decision.next.order = press.order;
    return decision;
}

PackDecision Decider::operator()(const PressStartOver &) const
{
    if (m_state.gathered.isEmpty())
        return answer(VerdictCode::NothingToUndo);
    PackDecision decision = answer(VerdictCode::Cancelled);
    decision.next.gathered.clear();
    return decision;
}

QByteArray toJson(const QList<GatheredChild> &gathered)
{
    QJsonArray array;
    for (const GatheredChild &child : gathered) {
        array.append(QJsonObject{{"id"_L1, child.id.key()},
                                 {"lot"_L1, child.lot},
                                 {"expiry"_L1, child.expiry.toString(Qt::ISODate)}});
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<GatheredChild> gatheredFromJson(const QByteArray &json)
{
    QList<GatheredChild> gathered;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue value : array) {
        const QJsonObject object = value.toObject();
        const auto id = epc::Epc::fromKey(object["id"_L1].toString());
        if (!id)
            return {};
        gathered.append({*id, object["lot"_L1].toString(),
                         QDate::fromString(object["expiry"_L1].toString(), Qt::ISODate)});
    }
    return gathered;
}

} // namespace pw::domain

// SPDX-License-Identifier: Apache-2.0
#include "core/domain/commandjson.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the variant's alternatives.
constexpr std::array Codes = {
    "OPEN"_L1,     "AGGREGATE"_L1, "CLOSE"_L1,  "DISAGGREGATE"_L1, "REOPEN"_L1,
    "WITHDRAW"_L1, "END_LIFE"_L1,  "SAMPLE"_L1, "INSPECT"_L1,      "HOLD"_L1,
    "RELEASE"_L1,  "OBSERVE"_L1,   "JUDGE"_L1,  "VERIFY_LABEL"_L1, "SCRAP_LABEL"_L1,
    "RETRACT"_L1,  "LINK_ORDER"_L1};
static_assert(Codes.size() == std::variant_size_v<Command>);

/// In the order of their enums.
constexpr std::array EndKinds = {"decommission"_L1, "destroy"_L1, "sample"_L1};
constexpr std::array Outcomes = {"complete"_L1, "inferred"_L1, "mismatchQuantity"_L1,
                                 "mismatchInstance"_L1};
constexpr std::array Causes = {"did_not_occur"_L1, "incorrect_data"_L1};

template <typename Enum, size_t N>
std::optional<Enum> enumIn(const std::array<QLatin1StringView, N> &codes, const QString &text)
{
    for (size_t i = 0; i < N; ++i) {
        if (codes[i] == text)
            return Enum(i);
    }
    return {};
}

QJsonArray keysOf(const QList<epc::Epc> &units)
{
    QJsonArray keys;
    for (const epc::Epc &unit : units)
        keys.append(unit.key());
    return keys;
}

QJsonObject reasonJson(const Reason &reason)
{
    return {{"code"_L1, reason.code}, {"text"_L1, reason.text}};
}

class Writer
{
public:
    explicit Writer(QJsonObject &object) : m_object(object) {}

    void operator()(const OpenContainer &c) const
    {
        set("id"_L1, c.id.key());
        set("level"_L1, toCode(c.level));
        set("label"_L1, toCode(c.label));
    }
    void operator()(const AddChildren &c) const { link(c.children, c.parent); }
    void operator()(const RemoveChildren &c) const { link(c.children, c.parent); }
    void operator()(const CloseContainer &c) const
    {
        set("id"_L1, c.id.key());
        set("partial"_L1, c.partial);
        set("reason"_L1, reasonJson(c.reason));
    }
    void operator()(const ReopenContainer &c) const { set("id"_L1, c.id.key()); }
    void operator()(const WithdrawContainer &c) const { set("id"_L1, c.id.key()); }
    void operator()(const EndLife &c) const
    {
        set("units"_L1, keysOf(c.units));
        set("kind"_L1, EndKinds[size_t(c.kind)]);
        if (c.replacedBy)
            set("replacedBy"_L1, c.replacedBy->key());
    }
    void operator()(const TakeSample &c) const { set("units"_L1, keysOf(c.units)); }
    void operator()(const InspectUnits &c) const
    {
        set("units"_L1, keysOf(c.units));
        set("conformant"_L1, c.conformant);
    }
    void operator()(const PlaceHold &c) const { hold(c.hold, c.units, c.product, c.lot); }
    void operator()(const LiftHold &c) const
    {
        hold(c.hold, c.units, c.product, c.lot);
        set("othersRemain"_L1, c.othersRemain);
    }
    void operator()(const ObserveContents &c) const
    {
        set("parent"_L1, c.parent.key());
        set("seen"_L1, keysOf(c.seen));
        set("missing"_L1, keysOf(c.missing));
    }
    void operator()(const JudgeContents &c) const
    {
        set("id"_L1, c.container.key());
        set("outcome"_L1, Outcomes[size_t(c.outcome)]);
        if (c.settles)
            set("settles"_L1, Outcomes[size_t(*c.settles)]);
    }
    void operator()(const VerifyLabel &c) const { set("id"_L1, c.id.key()); }
    void operator()(const ScrapLabel &c) const
    {
        set("id"_L1, c.id.key());
        set("level"_L1, toCode(c.level));
    }
    void operator()(const RetractEvent &c) const
    {
        set("event"_L1, c.eventId);
        set("cause"_L1, Causes[size_t(c.cause)]);
        set("units"_L1, keysOf(c.units));
        if (c.lifecycle)
            set("lifecycle"_L1, toCode(*c.lifecycle));
    }
    void operator()(const LinkOrder &c) const
    {
        set("order"_L1, c.order);
        set("units"_L1, keysOf(c.units));
        set("removed"_L1, c.removed);
    }

private:
    void set(QLatin1StringView name, const QJsonValue &value) const { m_object[name] = value; }
    void link(const QList<epc::Epc> &children, const epc::Epc &parent) const
    {
        set("children"_L1, keysOf(children));
        set("parent"_L1, parent.key());
    }
    void hold(const Hold &hold, const QList<epc::Epc> &units,
              const std::optional<gs1::Gtin> &product, const QString &lot) const
    {
        set("hold"_L1, pw::domain::toJson(hold));
        set("units"_L1, keysOf(units));
        if (product) {
            set("product"_L1, product->toString());
            set("lot"_L1, lot);
        }
    }

    QJsonObject &m_object;
};

std::optional<epc::Epc> unitIn(const QJsonObject &object, QLatin1StringView name)
{
    const auto id = epc::Epc::fromKey(object[name].toString());
    return id ? std::optional(*id) : std::nullopt;
}

std::optional<QList<epc::Epc>> unitsIn(const QJsonObject &object, QLatin1StringView name)
{
    QList<epc::Epc> units;
    const QJsonArray keys = object[name].toArray();
    for (const QJsonValue &key : keys) {
        const auto id = epc::Epc::fromKey(key.toString());
        if (!id)
            return {};
        units.append(*id);
    }
    return units;
}

Reason reasonIn(const QJsonObject &object)
{
    const QJsonObject reason = object["reason"_L1].toObject();
    return {reason["code"_L1].toString(), reason["text"_L1].toString()};
}

/// Links as they are written now, and with the one child of earlier versions.
template <typename Link>
std::optional<Command> linkIn(const QJsonObject &object)
{
    const auto parent = unitIn(object, "parent"_L1);
    const auto one = unitIn(object, "child"_L1);
    const auto children = one ? QList<epc::Epc>{*one} : unitsIn(object, "children"_L1);
    if (!parent || !children || children->isEmpty())
        return {};
    return Link{*children, *parent};
}

template <typename HoldCommand>
std::optional<HoldCommand> holdIn(const QJsonObject &object)
{
    const auto units = unitsIn(object, "units"_L1);
    if (!units || !object["hold"_L1].isObject())
        return {};
    HoldCommand command;
    command.hold = holdFromJson(object["hold"_L1].toObject());
    command.units = *units;
    if (object.contains("product"_L1)) {
        const auto product = gs1::Gtin::parse(object["product"_L1].toString());
        if (!product)
            return {};
        command.product = *product;
        command.lot = object["lot"_L1].toString();
    }
    return command;
}

std::optional<Command> containerCommandIn(const QString &code, const QJsonObject &object)
{
    const auto id = unitIn(object, "id"_L1);
    if (!id)
        return {};
    const auto level = levelFromCode(object["level"_L1].toString());
    if (code == "OPEN"_L1 && level) {
        const auto label = labelStateFromCode(object["label"_L1].toString());
        return OpenContainer{*id, *level, label.value_or(LabelState::None)};
    }
    if (code == "CLOSE"_L1)
        return CloseContainer{*id, object["partial"_L1].toBool(), reasonIn(object)};
    if (code == "REOPEN"_L1)
        return ReopenContainer{*id};
    if (code == "WITHDRAW"_L1)
        return WithdrawContainer{*id};
    if (code == "VERIFY_LABEL"_L1)
        return VerifyLabel{*id};
    if (code == "SCRAP_LABEL"_L1 && level)
        return ScrapLabel{*id, *level};
    const auto outcome = enumIn<ContentsOutcome>(Outcomes, object["outcome"_L1].toString());
    if (code == "JUDGE"_L1 && outcome)
        return JudgeContents{*id, *outcome,
                             enumIn<ContentsOutcome>(Outcomes, object["settles"_L1].toString())};
    return {};
}

std::optional<Command> unitsCommandIn(const QString &code, const QJsonObject &object)
{
    const auto units = unitsIn(object, "units"_L1);
    if (!units || units->isEmpty())
        return {};
    if (code == "SAMPLE"_L1)
        return TakeSample{*units};
    if (code == "INSPECT"_L1)
        return InspectUnits{*units, object["conformant"_L1].toBool()};
    if (code == "LINK_ORDER"_L1)
        return LinkOrder{object["order"_L1].toString(), *units, object["removed"_L1].toBool()};
    const auto kind = enumIn<EndLife::Kind>(EndKinds, object["kind"_L1].toString());
    if (code == "END_LIFE"_L1 && kind)
        return EndLife{*units, *kind, unitIn(object, "replacedBy"_L1)};
    const auto cause = enumIn<RetractEvent::Cause>(Causes, object["cause"_L1].toString());
    const auto lifecycle = lifecycleFromCode(object["lifecycle"_L1].toString());
    if (code == "RETRACT"_L1 && cause && (lifecycle || !object.contains("lifecycle"_L1)))
        return RetractEvent{object["event"_L1].toString(), *cause, *units, lifecycle};
    return {};
}

std::optional<UnitBefore> containerBeforeIn(const QJsonObject &object)
{
    const auto id = unitIn(object, "id"_L1);
    const auto label = labelStateFromCode(object["label"_L1].toString());
    const auto evidence = evidenceFromCode(object["evidence"_L1].toString());
    const bool isContainer = object.contains("label"_L1);
    if (!id || (isContainer && !label) || !evidence)
        return {};
    UnitBefore before{*id, {}, *evidence, fromRfc3339(object["evidenceAt"_L1].toString())};
    if (isContainer) {
        before.state = ContainerState{object["open"_L1].toBool(),
                                      object["partial"_L1].toBool(),
                                      {},
                                      *label,
                                      object["broken"_L1].toBool()};
        if (object.contains("capacity"_L1))
            before.state->capacity = object["capacity"_L1].toInt();
    }
    return before;
}

QJsonObject beforeJson(const UnitBefore &before)
{
    QJsonObject object{{"id"_L1, before.id.key()},
                       {"evidence"_L1, toCode(before.evidence)},
                       {"evidenceAt"_L1, toRfc3339(before.evidenceAt)}};
    if (!before.state)
        return object;
    object["open"_L1] = before.state->open;
    object["partial"_L1] = before.state->partial;
    object["label"_L1] = toCode(before.state->label);
    object["broken"_L1] = before.state->broken;
    if (before.state->capacity)
        object["capacity"_L1] = *before.state->capacity;
    return object;
}

std::optional<QList<Command>> commandsIn(const QJsonArray &array)
{
    QList<Command> commands;
    for (const QJsonValue &value : array) {
        const auto command = commandFromJson(value.toObject());
        if (!command)
            return {};
        commands.append(*command);
    }
    return commands;
}

} // namespace

QLatin1StringView codeOf(const Command &command)
{
    return Codes[command.index()];
}

QJsonObject toJson(const Command &command)
{
    QJsonObject object{{"do"_L1, codeOf(command)}};
    std::visit(Writer(object), command);
    return object;
}

std::optional<Command> commandFromJson(const QJsonObject &object)
{
    const QString code = object["do"_L1].toString();
    if (code == "AGGREGATE"_L1)
        return linkIn<AddChildren>(object);
    if (code == "DISAGGREGATE"_L1)
        return linkIn<RemoveChildren>(object);
    if (code == "HOLD"_L1)
        return holdIn<PlaceHold>(object);
    if (code == "RELEASE"_L1) {
        auto lift = holdIn<LiftHold>(object);
        if (lift)
            lift->othersRemain = object["othersRemain"_L1].toBool();
        return lift;
    }
    if (code == "OBSERVE"_L1) {
        const auto parent = unitIn(object, "parent"_L1);
        const auto seen = unitsIn(object, "seen"_L1);
        const auto missing = unitsIn(object, "missing"_L1);
        if (!parent || !seen || !missing)
            return {};
        return ObserveContents{*parent, *seen, *missing};
    }
    if (object.contains("units"_L1))
        return unitsCommandIn(code, object);
    return containerCommandIn(code, object);
}

QByteArray toJson(const Step &step)
{
    QJsonArray commands, containers;
    for (const Command &command : step.commands)
        commands.append(toJson(command));
    for (const UnitBefore &before : step.containers)
        containers.append(beforeJson(before));
    const QJsonObject object{{"commands"_L1, commands},
                             {"events"_L1, QJsonArray::fromStringList(step.eventIds)},
                             {"containers"_L1, containers},
                             {"reason"_L1, reasonJson(step.reason)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Step> stepFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.object();
    // Earlier versions kept the commands alone.
    const auto commands =
        commandsIn(document.isArray() ? document.array() : object["commands"_L1].toArray());
    if (!commands || commands->isEmpty()) // such as that of an import
        return {};
    Step step;
    step.commands = *commands;
    step.reason = reasonIn(object);
    const QJsonArray events = object["events"_L1].toArray();
    for (const QJsonValue &event : events)
        step.eventIds.append(event.toString());
    const QJsonArray containers = object["containers"_L1].toArray();
    for (const QJsonValue &value : containers) {
        const auto before = containerBeforeIn(value.toObject());
        if (!before)
            return {};
        step.containers.append(*before);
    }
    return step;
}

} // namespace pw::domain

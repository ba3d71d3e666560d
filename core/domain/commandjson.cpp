// SPDX-License-Identifier: Apache-2.0
#include "core/domain/commandjson.h"

#include "core/domain/masterdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace pw::domain {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the variant's alternatives.
constexpr std::array Codes = {"OPEN"_L1,         "AGGREGATE"_L1, "CLOSE"_L1,
                              "DISAGGREGATE"_L1, "REOPEN"_L1,    "WITHDRAW"_L1};
static_assert(Codes.size() == std::variant_size_v<Command>);

class Writer
{
public:
    explicit Writer(QJsonObject &object) : m_object(object) {}

    void operator()(const OpenContainer &c) const
    {
        m_object["id"_L1] = c.id.key();
        m_object["level"_L1] = toCode(c.level);
    }
    void operator()(const AddChild &c) const { link(c.child, c.parent); }
    void operator()(const RemoveChild &c) const { link(c.child, c.parent); }
    void operator()(const CloseContainer &c) const
    {
        m_object["id"_L1] = c.id.key();
        m_object["partial"_L1] = c.partial;
        m_object["reasonCode"_L1] = c.reasonCode;
        m_object["reasonText"_L1] = c.reasonText;
    }
    void operator()(const ReopenContainer &c) const { m_object["id"_L1] = c.id.key(); }
    void operator()(const WithdrawContainer &c) const { m_object["id"_L1] = c.id.key(); }

private:
    void link(const epc::Epc &child, const epc::Epc &parent) const
    {
        m_object["child"_L1] = child.key();
        m_object["parent"_L1] = parent.key();
    }

    QJsonObject &m_object;
};

std::optional<epc::Epc> epcIn(const QJsonObject &object, QLatin1StringView name)
{
    const auto id = epc::Epc::fromKey(object[name].toString());
    return id ? std::optional(*id) : std::nullopt;
}

std::optional<Command> readCommand(const QJsonObject &object)
{
    const QString code = object["do"_L1].toString();
    const auto id = epcIn(object, "id"_L1);
    const auto child = epcIn(object, "child"_L1);
    const auto parent = epcIn(object, "parent"_L1);
    const auto level = levelFromCode(object["level"_L1].toString());
    if (code == Codes[0] && id && level)
        return OpenContainer{*id, *level};
    if (code == Codes[1] && child && parent)
        return AddChild{*child, *parent};
    if (code == Codes[2] && id)
        return CloseContainer{*id, object["partial"_L1].toBool(),
                              object["reasonCode"_L1].toString(),
                              object["reasonText"_L1].toString()};
    if (code == Codes[3] && child && parent)
        return RemoveChild{*child, *parent};
    if (code == Codes[4] && id)
        return ReopenContainer{*id};
    if (code == Codes[5] && id)
        return WithdrawContainer{*id};
    return {};
}

} // namespace

QLatin1StringView codeOf(const Command &command)
{
    return Codes[command.index()];
}

QByteArray toJson(const QList<Command> &commands)
{
    QJsonArray array;
    for (const Command &command : commands) {
        QJsonObject object{{"do"_L1, codeOf(command)}};
        std::visit(Writer(object), command);
        array.append(object);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::optional<QList<Command>> commandsFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return {};
    QList<Command> commands;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        const auto command = readCommand(value.toObject());
        if (!command)
            return {};
        commands.append(*command);
    }
    return commands;
}

} // namespace pw::domain

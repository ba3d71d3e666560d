// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"

#include <QJsonArray>
#include <QSet>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::AsOfNode;
using domain::AsOfTree;
using domain::FullTree;

namespace {

constexpr int MaxNodes = 1'000'000;
constexpr int AllLevels = 32; ///< containers in each other: deeper is a circle in the data

// A tree as it is now.

QString line(const domain::TreeNode &node, int depth)
{
    QString line(depth * 2, u' ');
    line += domain::toCode(node.level) + u' ' + node.id.toHri();
    if (node.level != domain::Level::Pack) {
        line += u" · %1"_s.arg(node.childCount);
        if (node.capacity)
            line += u" / %1"_s.arg(*node.capacity);
        if (node.open)
            line += u" · open"_s;
    }
    if (!node.lot.isEmpty())
        line += u" · lot "_s + node.lot;
    if (node.held)
        line += u" · HELD"_s;
    return line;
}

/// Where the children of each node are; they lie together.
QList<QList<qsizetype>> childrenIn(const FullTree &tree)
{
    QList<QList<qsizetype>> children(tree.nodes.size());
    for (qsizetype i = 1; i < tree.nodes.size(); ++i)
        children[tree.nodes[i].parent].append(i);
    return children;
}

QJsonObject json(const FullTree &tree, const QList<QList<qsizetype>> &children, qsizetype at)
{
    const domain::TreeNode &node = tree.nodes[at].node;
    QJsonObject object{{"key"_L1, node.id.key()}, {"level"_L1, domain::toCode(node.level)}};
    if (node.held)
        object["held"_L1] = true;
    QJsonArray below;
    for (const qsizetype child : children[at])
        below.append(json(tree, children, child));
    if (!below.isEmpty())
        object["children"_L1] = below;
    return object;
}

void print(const FullTree &tree, const QList<QList<qsizetype>> &children, qsizetype at, int depth)
{
    printLine(line(tree.nodes[at].node, depth));
    for (const qsizetype child : children[at])
        print(tree, children, child, depth + 1);
}

// A tree as it was.

/// Opens it level by level, so that a few levels of a large pallet cost no more than they show.
class Past
{
public:
    Past(services::HistoryService &history, const QDateTime &at, int depth)
        : m_history(history), m_at(at), m_depth(depth)
    {}

    Result<AsOfTree, store::StoreError> tree(const epc::Epc &id)
    {
        auto top = m_history.asOfLevel(id, m_at, MaxNodes);
        if (!top)
            return top;
        AsOfTree tree = *std::move(top);
        m_seen = {id};
        if (const auto opened = open(tree.root, tree, m_depth); !opened)
            return Failure{opened.error()};
        return tree;
    }

private:
    /// The children of `node` are there: what is in each of them?
    Result<Done, store::StoreError> open(AsOfNode &node, AsOfTree &tree, int depth)
    {
        node.children.removeIf([this](const AsOfNode &child) { // a circle, by what central says
            return m_seen.contains(child.id);
        });
        for (const AsOfNode &child : std::as_const(node.children))
            m_seen.insert(child.id);
        tree.units = int(m_seen.size()) - 1;
        if (depth == 1)
            return Done();
        for (AsOfNode &child : node.children) {
            auto below = m_history.asOfLevel(child.id, m_at, MaxNodes - tree.units);
            if (!below)
                return Failure{below.error()};
            tree.truncated = tree.truncated || below->truncated;
            child.children = below->root.children;
            if (const auto opened = open(child, tree, depth - 1); !opened)
                return opened;
        }
        return Done();
    }

    services::HistoryService &m_history;
    QDateTime m_at;
    int m_depth;
    QSet<epc::Epc> m_seen;
};

QJsonObject json(const AsOfNode &node)
{
    QJsonObject object{{"key"_L1, node.id.key()}};
    if (node.since.isValid()) {
        object["since"_L1] = utc(node.since);
        object["sinceSeen"_L1] = node.sinceSeen;
        object["source"_L1] = node.byCentral ? u"central"_s : u"station"_s;
    }
    QJsonArray children;
    for (const AsOfNode &child : node.children)
        children.append(json(child));
    if (!children.isEmpty())
        object["children"_L1] = children;
    return object;
}

QJsonObject json(const AsOfTree &tree)
{
    QJsonObject object = json(tree.root);
    object["at"_L1] = utc(tree.at);
    object["units"_L1] = tree.units;
    object["complete"_L1] = tree.isComplete() && !tree.truncated;
    object["knownSince"_L1] = utc(tree.knownSince);
    object["knownUntil"_L1] = utc(tree.knownUntil);
    return object;
}

void print(const AsOfNode &node, int depth)
{
    QString line = QString(depth * 2, u' ') + node.id.toHri();
    if (node.since.isValid()) {
        line += node.sinceSeen ? u" · since "_s : u" · since then at the latest: "_s;
        line += local(node.since);
    }
    printLine(line);
    for (const AsOfNode &child : node.children)
        print(child, depth + 1);
}

/// What may be missing, and why.
QString reservation(const AsOfTree &tree)
{
    if (!tree.knownSince.isValid())
        return u"Only this station's own doings are known: central's data have never been complete "
               "here."_s;
    if (tree.at < tree.knownSince)
        return u"What others did before %1 is not known here."_s.arg(local(tree.knownSince));
    if (!(tree.at <= tree.knownUntil))
        return u"Central was last heard at %1: what others did since then is not known here."_s.arg(
            local(tree.knownUntil));
    return tree.truncated ? u"There is more inside than is shown."_s : QString();
}

class TreeCommand : public Command
{
public:
    QString name() const override { return u"tree"_s; }
    QString summary() const override
    {
        return u"what is in a container, or was at a moment, as this station knows it"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"sscc"_s, u"SSCC of 18 digits, or a Digital Link."_s);
        parser.addOption(
            {u"at"_s, u"As it was then: 2026-03-01T14:00, or 14:00 for today."_s, u"TIME"_s});
        parser.addOption({u"depth"_s, u"With --at: so many levels; all unless given."_s, u"N"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto id = unitFrom(parser.positionalArguments().value(0), name());
        if (!id)
            return Usage;
        std::optional<QDateTime> at;
        if (parser.isSet(u"at"_s)) {
            at = timeFrom(parser.value(u"at"_s), u"--at"_s);
            if (!at)
                return Usage;
        }
        int depth = AllLevels;
        if (parser.isSet(u"depth"_s)) {
            const auto levels = countFrom(parser.value(u"depth"_s), u"--depth"_s);
            if (!levels || !at) {
                if (!at)
                    printError(u"--depth goes with --at."_s);
                return Usage;
            }
            depth = *levels;
        }
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        const bool asJson = parser.isSet(u"json"_s);
        return at ? printAsOf(*reader, *id, *at, depth, asJson) : printNow(*reader, *id, asJson);
    }

private:
    static int printNow(services::HistoryReader &reader, const epc::Epc &id, bool asJson)
    {
        (void)reader.renewed();
        const auto tree = reader.tree().fullTree(id, MaxNodes);
        if (!tree) {
            printUnreadable(tree.error());
            return CannotStart;
        }
        if (!*tree) {
            printError(u"%1 is not known at this station."_s.arg(id.toHri()));
            return Finding;
        }
        const auto children = childrenIn(**tree);
        if (asJson)
            printJson(json(**tree, children, 0));
        else
            print(**tree, children, 0, 0);
        return Success;
    }

    static int printAsOf(services::HistoryReader &reader, const epc::Epc &id, const QDateTime &at,
                         int depth, bool asJson)
    {
        const auto tree = Past(reader.renewed(), at, depth).tree(id);
        if (!tree) {
            printUnreadable(tree.error());
            return CannotStart;
        }
        if (asJson)
            printJson(json(*tree));
        else
            print(tree->root, 0);
        const QString missing = reservation(*tree);
        if (!missing.isEmpty())
            printError(missing);
        return missing.isEmpty() ? Success : Finding;
    }
};

} // namespace

std::unique_ptr<Command> makeTreeCommand()
{
    return std::make_unique<TreeCommand>();
}

} // namespace pw::ctl

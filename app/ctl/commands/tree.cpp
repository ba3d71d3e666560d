// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"
#include "core/services/hierarchyservice.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class TreeCommand : public Command
{
public:
    QString name() const override { return u"tree"_s; }
    QString summary() const override
    {
        return u"what is in a container, as this station knows it"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"sscc"_s, u"SSCC of 18 digits, or a Digital Link."_s);
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const QString text = parser.positionalArguments().value(0);
        const auto sscc = gs1::Sscc::parse(text);
        const auto fromUri = epc::Epc::fromUri(text);
        if (!sscc && !fromUri) {
            printError(u"tree needs an SSCC of 18 digits with the right check digit, or a Digital "
                       "Link: \"%1\" is neither."_s.arg(text));
            return Usage;
        }
        const epc::Epc id = sscc ? epc::Epc(*sscc) : *fromUri;
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        const auto store = settings ? openForReading(paths) : nullptr;
        if (!store)
            return CannotStart;
        const SystemClock clock;
        const services::UnitLookup world(*store, clock, settings->station);
        const services::HierarchyService hierarchy(world);
        const auto root = hierarchy.node(id);
        if (!root) {
            printError(u"%1 is not known at this station."_s.arg(id.toHri()));
            return Finding;
        }
        if (parser.isSet(u"json"_s))
            printJson(json(*root, hierarchy));
        else
            printTree(*root, hierarchy, 0);
        return Success;
    }

private:
    static QJsonObject json(const domain::TreeNode &node,
                            const services::HierarchyService &hierarchy)
    {
        QJsonObject object{{"key"_L1, node.id.key()}, {"level"_L1, domain::toCode(node.level)}};
        if (node.held)
            object["held"_L1] = true;
        QJsonArray children;
        const auto nodes = hierarchy.children(node.id);
        for (const domain::TreeNode &child : nodes)
            children.append(json(child, hierarchy));
        if (!children.isEmpty())
            object["children"_L1] = children;
        return object;
    }

    static void printTree(const domain::TreeNode &node, const services::HierarchyService &hierarchy,
                          int depth)
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
        printLine(line);
        const auto nodes = hierarchy.children(node.id);
        for (const domain::TreeNode &child : nodes)
            printTree(child, hierarchy, depth + 1);
    }
};

} // namespace

std::unique_ptr<Command> makeTreeCommand()
{
    return std::make_unique<TreeCommand>();
}

} // namespace pw::ctl

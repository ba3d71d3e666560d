// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/command.h"
#include "app/ctl/operationarguments.h"
#include "app/ctl/orderarguments.h"
#include "core/domain/unitcodes.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

constexpr std::array FateCodes = {"damaged"_L1, "quarantined"_L1, "decommissioned"_L1,
                                  "destroyed"_L1};

/// Reads one operation; the first thing missing ends it.
class Builder
{
public:
    Builder(const QCommandLineParser &parser, services::OperationService &service,
            const World &world, bool dryRun)
        : m_parser(parser), m_service(service), m_world(world), m_dryRun(dryRun)
    {}

    using Made = std::optional<Operation>;

    Made build(const QString &kind)
    {
        using Build = Made (Builder::*)();
        static const std::pair<const char16_t *, Build> builders[] = {
            {u"open", &Builder::open},
            {u"aggregate", &Builder::aggregate},
            {u"close", &Builder::close},
            {u"reopen", &Builder::reopen},
            {u"remove", &Builder::remove},
            {u"dissolve", &Builder::dissolve},
            {u"replace", &Builder::replace},
            {u"top-up", &Builder::topUp},
            {u"move", &Builder::move},
            {u"relabel", &Builder::relabel},
            {u"split", &Builder::split},
            {u"merge", &Builder::merge},
            {u"verify", &Builder::verify},
            {u"inspect", &Builder::inspect},
            {u"sample", &Builder::sample},
            {u"destroy", &Builder::destroy},
            {u"decommission", &Builder::decommission},
            {u"confirm-label", &Builder::confirmLabel},
            {u"scrap-label", &Builder::scrapLabel},
            {u"hold", &Builder::hold},
            {u"release", &Builder::release},
            {u"resolve-conflict", &Builder::resolveConflict},
            {u"undo", &Builder::undo},
            {u"correct", &Builder::correct},
            {u"close-order", &Builder::closeOrder},
        };
        QStringList arguments = m_parser.positionalArguments().sliced(1);
        if (kind == "close-order"_L1) // its number is no unit
            m_order = arguments.isEmpty() ? QString() : arguments.takeFirst();
        const bool needsUnits = kind != "open"_L1 && kind != "undo"_L1 && kind != "correct"_L1
                                && kind != "relabel"_L1 && kind != "close-order"_L1
                                && !m_parser.isSet(u"product"_s);
        const auto units = unitsFrom(arguments, m_parser.value(u"list"_s));
        if (!units)
            return {};
        m_units = *units;
        if (needsUnits && m_units.isEmpty()) {
            printError(u"op %1 needs at least one unit."_s.arg(kind));
            return {};
        }
        for (const auto &[name, builder] : builders) {
            if (kind == QStringView(name))
                return (this->*builder)();
        }
        printError(u"There is no operation \"%1\". Known: %2."_s.arg(kind, operationKinds()));
        return {};
    }

private:
    std::optional<epc::Epc> target()
    {
        if (!m_parser.isSet(u"to"_s)) {
            printError(u"--to says which container."_s);
            return {};
        }
        return anyUnitFrom(m_parser.value(u"to"_s));
    }

    /// In a dry run the next number is looked at, not burned: nothing may change.
    std::optional<epc::Epc> number(Level level)
    {
        if (m_parser.isSet(u"number"_s))
            return anyUnitFrom(m_parser.value(u"number"_s));
        if (m_dryRun) {
            printError(u"A dry run draws no number: name one with --number."_s);
            return {};
        }
        const auto drawn = m_service.drawNumber(level);
        if (!drawn || !*drawn) {
            printError(drawn ? u"The pool has no number left for this level: bring the station "
                               "online."_s
                             : drawn.error().text);
            return {};
        }
        return epc::Epc(**drawn);
    }

    std::optional<epc::Epc> numberLike(const epc::Epc &container)
    {
        const auto unit = m_world.unit(container);
        return number(unit ? unit->level : Level::Carton);
    }

    Made open()
    {
        const auto level = levelFromCode(m_parser.value(u"level"_s));
        if (!level || *level == Level::Pack) {
            printError(u"--level is bundle, carton or pallet."_s);
            return {};
        }
        const auto id = number(*level);
        if (!id)
            return {};
        return op::Commission{*id, *level, m_parser.isSet(u"number"_s)};
    }
    Made aggregate()
    {
        const auto to = target();
        return to ? Made(op::Aggregate{*to, m_units}) : Made();
    }
    Made close() { return op::Close{m_units.first()}; }
    Made reopen() { return op::Reopen{m_units.first()}; }
    Made remove() { return op::Remove{m_units}; }
    Made dissolve()
    {
        const QString text = m_parser.value(u"depth"_s);
        const int depth = text == "packs"_L1 ? op::Dissolve::ToPacks : text.toInt();
        if (depth < 1) {
            printError(u"--depth is a number of levels from 1, or \"packs\"."_s);
            return {};
        }
        return op::Dissolve{m_units.first(), depth,
                            m_parser.isSet(u"keep-empty"_s) ? op::EmptyParents::Keep
                                                            : op::EmptyParents::Decommission};
    }
    Made replace()
    {
        const QString text = m_parser.value(u"fate"_s);
        const auto fate = std::find(FateCodes.begin(), FateCodes.end(), text);
        if (m_units.size() != 2 || fate == FateCodes.end()) {
            printError(u"op replace DAMAGED REPLACEMENT, and --fate is damaged, quarantined, "
                       "decommissioned or destroyed."_s);
            return {};
        }
        return op::Replace{m_units[0], m_units[1], op::Fate(fate - FateCodes.begin()), {}};
    }
    Made topUp()
    {
        const auto to = target();
        return to ? Made(op::TopUp{*to, m_units}) : Made();
    }
    Made move()
    {
        const auto to = target();
        return to ? Made(op::Move{m_units, *to}) : Made();
    }
    Made relabel()
    {
        std::optional<epc::Epc> container;
        if (!m_units.isEmpty()) {
            container = m_units.first();
        } else {
            const auto children = unitsFrom(m_parser.values(u"by-child"_s), {});
            if (!children)
                return {};
            const auto parent = identifyParent(*children, m_world);
            if (!parent) {
                printError(u"The container cannot be told from these units: %1."_s.arg(
                    toCode(parent.error().first().code)));
                return {};
            }
            container = *parent;
        }
        const auto fresh = numberLike(*container);
        return fresh ? Made(op::Relabel{*container, *fresh}) : Made();
    }
    Made split()
    {
        const auto unit = m_world.unit(m_units.first());
        if (!unit || !unit->parent) {
            printError(u"op split names the units that go into the new container; they must be in "
                       "one."_s);
            return {};
        }
        const auto fresh = numberLike(*unit->parent);
        return fresh ? Made(op::Split{*unit->parent, m_units, *fresh}) : Made();
    }
    Made merge()
    {
        const auto to = target();
        return to ? Made(op::Merge{m_units.first(), *to}) : Made();
    }
    Made verify()
    {
        op::Verify verify{m_units.first(), m_units.sliced(1), op::VerifyMode::Guided, 0};
        if (m_parser.isSet(u"inferred"_s))
            verify.mode = op::VerifyMode::Inferred;
        else if (m_parser.isSet(u"blind"_s))
            verify.mode = op::VerifyMode::Blind;
        if (m_parser.isSet(u"sample"_s))
            verify.sample =
                m_service.rules().sampleOf(int(m_world.childrenOf(verify.container).size()));
        return verify;
    }
    Made inspect() { return op::Inspect{m_units, !m_parser.isSet(u"not-conformant"_s)}; }
    Made sample() { return op::Sample{m_units}; }
    Made destroy()
    {
        return op::Destroy{m_units, m_parser.isSet(u"with-contents"_s), m_parser.value(u"method"_s),
                           m_parser.value(u"document"_s)};
    }
    Made decommission() { return op::Decommission{m_units}; }
    Made confirmLabel() { return op::ConfirmLabel{m_units.first()}; }
    Made scrapLabel() { return op::ScrapNumber{m_units.first()}; }

    std::optional<op::HoldTarget> holdTarget()
    {
        op::HoldTarget target;
        if (m_parser.isSet(u"product"_s)) {
            const auto product = gs1::Gtin::parse(m_parser.value(u"product"_s));
            if (!product) {
                printError(u"--product is a GTIN of 14 digits with the right check digit."_s);
                return {};
            }
            target.product = *product;
            target.lot = m_parser.value(u"lot"_s);
            target.scope = target.lot.isEmpty() ? HoldScope::Product : HoldScope::Lot;
            return target;
        }
        target.units = m_units;
        target.scope = m_parser.isSet(u"with-contents"_s) ? HoldScope::Container
                       : m_parser.isSet(u"list"_s)        ? HoldScope::List
                                                          : HoldScope::Serial;
        return target;
    }
    Made hold()
    {
        const auto holdClass = holdClassFromCode(m_parser.value(u"class"_s));
        const auto target = holdTarget();
        if (!holdClass)
            printError(u"--class is no class of hold."_s);
        if (!holdClass || !target)
            return {};
        op::Quarantine quarantine;
        quarantine.target = *target;
        quarantine.holdClass = *holdClass;
        quarantine.mode =
            m_parser.isSet(u"while-inside"_s) ? HoldMode::WhileInside : HoldMode::Snapshot;
        quarantine.evidence = m_parser.value(u"document"_s);
        return quarantine;
    }
    Made release()
    {
        const auto target = holdTarget();
        if (!target)
            return {};
        if (!m_parser.isSet(u"hold"_s)) {
            printError(u"--hold says which: packwrightctl history UNIT shows the holds."_s);
            return {};
        }
        return op::Release{m_parser.value(u"hold"_s), *target};
    }
    Made resolveConflict()
    {
        op::ResolveConflict resolution{m_units.first(), op::Whereabouts::Loose, {}, {}};
        if (m_parser.isSet(u"two-units"_s)) {
            resolution.found = op::Whereabouts::TwoUnits;
        } else if (m_parser.isSet(u"to"_s)) {
            resolution.found = op::Whereabouts::Inside;
            resolution.container = target();
            if (!resolution.container)
                return {};
        }
        return resolution;
    }
    Made undo()
    {
        const auto step = m_world.lastStep();
        if (!step) {
            printError(u"There is nothing to undo."_s);
            return {};
        }
        return op::TakeBack{*step};
    }
    Made correct()
    {
        bool isNumber = false;
        const qint64 operation = m_parser.value(u"operation"_s).toLongLong(&isNumber);
        const auto step = isNumber ? m_service.step(operation)
                                   : decltype(m_service.step(0))(std::optional<Step>());
        if (!step || !*step) {
            printError(u"--operation is the number of an operation of this station that has not "
                       "been taken back: packwrightctl history UNIT shows them."_s);
            return {};
        }
        return op::TakeBack{**step};
    }

    Made closeOrder()
    {
        if (m_order.isEmpty() || !m_units.isEmpty() || !m_parser.isSet(u"in"_s)) {
            printError(u"op close-order ORDER --in FILE, and with --out, --scrap, --sampled and "
                       "--returned what became of it."_s);
            return {};
        }
        const auto order = orderFrom(m_parser, m_order);
        return order ? Made(op::CloseOrder{*order}) : Made();
    }

    const QCommandLineParser &m_parser;
    services::OperationService &m_service;
    const World &m_world;
    bool m_dryRun;
    QList<epc::Epc> m_units;
    QString m_order; ///< close-order: its number
};

} // namespace

std::optional<Operation> operationFrom(const QCommandLineParser &parser,
                                       services::OperationService &service, const World &world,
                                       bool dryRun)
{
    const QString kind = parser.positionalArguments().value(0);
    if (kind.isEmpty()) {
        printError(u"op needs a kind: %1."_s.arg(operationKinds()));
        return {};
    }
    return Builder(parser, service, world, dryRun).build(kind);
}

QString operationKinds()
{
    return u"open, aggregate, close, reopen, remove, dissolve, replace, top-up, move, relabel, "
           "split, merge, verify, inspect, sample, destroy, decommission, confirm-label, "
           "scrap-label, hold, release, resolve-conflict, close-order, undo, correct"_s;
}

} // namespace pw::ctl

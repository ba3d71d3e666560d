// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/worksamples.h"

#include "core/domain/workchoices.h"
#include "ui/shell/mainwindow.h"
#include "ui/work/workpage.h"

namespace pw::samples {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

const Reason Why{u"DAMAGED"_s, u"Damaged"_s};

class Site : public FakeWorld
{
public:
    Site()
    {
        for (const QString &serial :
             {u"A1"_s, u"A2"_s, u"A3"_s, u"B1"_s, u"L1"_s, u"L2"_s, u"L3"_s, u"H1"_s})
            addPack(serial);
        build(carton(1), Level::Carton, {packId(u"A1"_s), packId(u"A2"_s), packId(u"A3"_s)}, true);
        build(carton(2), Level::Carton, {packId(u"B1"_s)}, true);
        build(carton(3), Level::Carton, {packId(u"L3"_s)}, true);
        build(pallet(1), Level::Pallet, {carton(1), carton(2)}, false);
        Hold hold;
        hold.reason = u"Complaint 2026-118"_s;
        hold.by = u"QA-001"_s;
        hold.id = u"urn:uuid:118"_s;
        record(packId(u"H1"_s)).holds = {hold};
    }

    /// B1 is recorded in the partial carton, and two stations say where it is.
    UnitState &disputed()
    {
        Hold conflict;
        conflict.holdClass = HoldClass::Conflict;
        conflict.id = u"urn:uuid:119"_s;
        const QDateTime at(QDate(2026, 11, 20), QTime(6, 12), Qt::UTC);
        conflict.dispute =
            Dispute{packId(u"B1"_s),
                    {{u"PACK-1"_s, u"OP-001"_s, at, Story::Packed, carton(3)},
                     {u"PACK-2"_s, u"OP-004"_s, at.addSecs(540), Story::Packed, carton(2)}}};
        for (const epc::Epc &party : {packId(u"B1"_s), epc::Epc(carton(2)), epc::Epc(carton(3))})
            record(party).holds.append(conflict);
        return record(packId(u"B1"_s));
    }

    WorkInput inputOf(const QString &word) const
    {
        if (word == u"+why")
            return Why;
        if (word == u"+ack")
            return WorkAcknowledge();
        if (word == u"+confirm")
            return WorkConfirm();
        const auto label = [](const gs1::Sscc &sscc) {
            return WorkInput(scan::ScannedThing(scan::ScannedLogisticUnit{sscc}));
        };
        if (word == u"full")
            return label(carton(1));
        if (word == u"part")
            return label(carton(2));
        if (word == u"box")
            return label(carton(3));
        if (word == u"free")
            return label(carton(50));
        if (word.startsWith(u'#'))
            return WorkOrderNumber{word.sliced(1)};
        return scan::ScannedThing(scan::ScannedItem{*packId(word).sgtin(), {}, {}, {}, {}});
    }

private:
    void build(const epc::Epc &id, Level level, const QList<epc::Epc> &children, bool close)
    {
        const Actor actor{u"OP-001"_s, Role::Operator, {}, {}};
        (void)carryOut(op::Commission{id, level, true}, actor);
        (void)carryOut(op::Aggregate{id, children}, actor);
        if (close)
            (void)carryOut(op::Close{id}, actor, Why);
    }
};

} // namespace

ui::WorkPage &workPage(ui::MainWindow &window, Desk desk)
{
    constexpr std::array Icons = {style::Icon::Unpack, style::Icon::Rework, style::Icon::Find,
                                  style::Icon::Hold};
    if (!window.findChild<ui::WorkPage *>()) {
        for (const Desk each : AllDesks) {
            auto *page = new ui::WorkPage(each);
            page->setPeople(somePeople().first(), somePeople());
            window.addPage(page, Icons[size_t(each)]);
        }
    }
    const auto pages = window.findChildren<ui::WorkPage *>();
    for (ui::WorkPage *page : pages) {
        if (page->desk() == desk)
            return *page;
    }
    Q_UNREACHABLE();
}

void showWork(ui::MainWindow &window, const WorkScene &scene)
{
    Site site;
    if (scene.kind == WorkKind::ResolveConflict)
        site.disputed();
    const Desk desk = deskOf(scene.kind);
    ui::WorkPage &page = workPage(window, desk);
    const Actor actor{u"OP-001"_s, scene.role, {}, {}};
    WorkState state;
    state.kind = scene.kind;
    state.options = scene.options;
    std::optional<Verdict> said;
    for (const QString &word : scene.words) {
        if (word.startsWith(u'@')) {
            for (const WorkChoice &choice : choicesOf(state, {})) {
                if (word.sliced(1) == choice.code)
                    state.options = choice.options;
            }
            continue;
        }
        const WorkDecision decision = decide(state, site.inputOf(word), actor, site, site.rules);
        state = decision.next;
        said = decision.verdict;
    }
    WorkReport report = reportOf(desk, state, actor, site, site.rules);
    report.canUndo = !scene.words.isEmpty();
    if (scene.kind == WorkKind::Check && said && said->unit) {
        for (auto unit = site.unit(*said->unit); unit;
             unit = unit->parent ? site.unit(*unit->parent) : std::nullopt)
            report.path.append(*unit);
    }
    window.showPage(&page);
    page.showReport(report);
    if (state.container) {
        QList<UnitState> fitting;
        const QList<epc::Epc> loose{site.packId(u"L1"_s), site.packId(u"L2"_s)};
        for (const epc::Epc &id : suggestTopUps(*state.container, loose, site, site.rules))
            fitting.append(*site.unit(id));
        page.showSuggestions(*state.container, fitting);
    }
    if (said)
        window.announce(*said);
}

UnitState disputedPack()
{
    return Site().disputed();
}

ui::People somePeople()
{
    return {{u"OP-001"_s, u"A. Weber"_s, Role::Operator},
            {u"SV-001"_s, u"B. Keller"_s, Role::Supervisor},
            {u"QA-001"_s, u"C. Rossi"_s, Role::Qa},
            {u"QA-002"_s, u"D. Novak"_s, Role::Qa}};
}

} // namespace pw::samples

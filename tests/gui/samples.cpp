// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/samples.h"

#include <QTimeZone>

namespace pw::samples {

using namespace Qt::StringLiterals;
using domain::Level;
using domain::VerdictCode;

namespace {

const gs1::Gtin Cardiolin = *gs1::Gtin::parse(u"09521141012345");

QDateTime at(int hour, int minute)
{
    return QDateTime(QDate(2026, 11, 20), QTime(hour, minute), QTimeZone::utc());
}

} // namespace

epc::Epc pack(const QString &serial)
{
    return *epc::Sgtin::make(Cardiolin, serial);
}

epc::Epc sscc(const QString &digits)
{
    return *gs1::Sscc::parse(digits);
}

domain::ContainerView carton(int count)
{
    domain::ContainerView view{sscc(u"195211410000014810"_s)};
    view.level = Level::Carton;
    view.count = count;
    if (count > 0) {
        view.productName = u"Cardiolin 50 mg, 30 tablets"_s;
        view.lot = u"C26A7"_s;
        view.earliestExpiry = QDate(2029, 5, 31);
        view.capacity = 25;
    }
    return view;
}

domain::ContainerView pallet(int count)
{
    domain::ContainerView view = carton(count);
    view.id = sscc(u"395211410000014814"_s);
    view.level = Level::Pallet;
    if (count > 0)
        view.capacity = 20;
    return view;
}

domain::ContainerView bundle(int count)
{
    domain::ContainerView view = carton(count);
    view.id = sscc(u"295211410000014817"_s);
    view.level = Level::Bundle;
    if (count > 0) {
        view.productName = u"Nasoclear spray 15 ml"_s;
        view.capacity = 5;
    }
    return view;
}

domain::TreeNode node(const domain::ContainerView &view, int inside)
{
    domain::TreeNode node{view.id};
    node.level = view.level;
    node.childCount = inside;
    node.capacity = view.capacity;
    node.open = view.open;
    return node;
}

domain::TreeNode packNode(const QString &serial, domain::SyncState sync)
{
    domain::TreeNode node{pack(serial)};
    node.sync = sync;
    return node;
}

domain::Verdict bareVerdict(VerdictCode code)
{
    domain::Verdict v;
    v.code = code;
    return v;
}

domain::Verdict verdict(VerdictCode code)
{
    domain::Verdict v = bareVerdict(code);
    v.unit = pack(u"VNMYPUM6G3GU"_s);
    v.unitLevel = Level::Pack;
    v.container = sscc(u"195211410000014810"_s);
    v.containerLevel = Level::Carton;
    v.productName = u"Cardiolin 50 mg, 30 tablets"_s;
    v.expectedProductName = u"Nasoclear spray 15 ml"_s;
    v.lot = u"C26A7"_s;
    v.expectedLot = u"C26B1"_s;
    v.expiry = QDate(2029, 5, 31);
    v.hold = domain::Hold{domain::HoldClass::Quarantined, u"Complaint 2026-118"_s, u"qa-07"_s,
                          at(6, 12)};
    v.differences = {{u"lot"_s, u"c26a7"_s, u"C26A7"_s, true}};
    if (code == VerdictCode::Unreadable)
        v.parseError = gs1::ParseError{gs1::ParseError::Code::BadDate, 32, u"17"_s};
    v.count = 14;
    v.capacity = 25;
    v.dataAge = std::chrono::minutes(190);
    v.station = u"WS2"_s;
    v.at = at(8, 30);
    return v;
}

QList<VerdictCode> allVerdictCodes()
{
    QList<VerdictCode> codes;
    for (int code = 0; code <= int(VerdictCode::ReadOnly); ++code)
        codes.append(VerdictCode(code));
    return codes;
}

domain::SyncView online()
{
    domain::SyncView sync;
    sync.link = domain::LinkState::Online;
    sync.cacheAge = std::chrono::seconds(12);
    sync.cachedUnits = 1'204'311;
    return sync;
}

domain::DeviceView scanner(domain::DeviceState state)
{
    return {u"hand"_s, u"Hand scanner"_s, state, u"/dev/ttyACM0"_s};
}

QList<ui::SheetEntry> sheet()
{
    const auto entry = [](const QString &title, const QString &explanation, bool linear,
                          const QString &data, const QByteArray &frame) {
        const auto symbology =
            linear ? labels::Symbology::Gs1_128 : labels::Symbology::Gs1DataMatrix;
        return ui::SheetEntry{title, explanation, linear ? u"GS1-128"_s : u"GS1 DataMatrix"_s,
                              *labels::encode(symbology, data), frame};
    };
    return {entry(u"Carton label"_s,
                  u"An unused number of this site: opens a carton. Start here."_s, true,
                  u"(00)195211410000014810"_s, "]C100195211410000014810"),
            entry(u"Cardiolin 50 mg, pack 1"_s, u"A good pack of lot C26A7."_s, false,
                  u"(01)09521141012345(21)VNMYPUM6G3GU(17)290531(10)C26A7"_s,
                  "]d2010952114101234521VNMYPUM6G3GU\x1d"
                  "1729053110C26A7"),
            entry(u"In quarantine"_s, u"This pack is held by QA: it is refused."_s, false,
                  u"(01)09521141012345(21)QX7(17)290531(10)C26A7"_s,
                  "]d2010952114101234521QX7\x1d"
                  "1729053110C26A7"),
            entry(u"Wrong lot"_s,
                  u"A good pack of another lot. It is refused, because this carton takes one lot "
                  u"only."_s,
                  false, u"(01)09521141012345(21)LL9(17)290531(10)C26B1"_s,
                  "]d2010952114101234521LL9\x1d"
                  "1729053110C26B1")};
}

domain::Inspection inspection()
{
    scan::RawScan raw;
    raw.bytes = "]d2010952114101234521VNMYPUM6G3GU\x1d"
                "1729050010C26A7";
    domain::Inspection inspection{
        scan::inspect(raw, {{}, true, 2026, {}}, *epc::CompanyPrefixes::fromCsv("9521141,7\n")),
        u"Hand scanner"_s,
        QDateTime::currentDateTimeUtc(),
        verdict(domain::VerdictCode::Quarantined),
        domain::UnitState{pack(u"VNMYPUM6G3GU"_s)},
        std::chrono::seconds(12)};
    inspection.unit->lot = u"C26A7"_s;
    inspection.unit->expiry = QDate(2029, 5, 31);
    inspection.unit->parent = sscc(u"195211410000014810"_s);
    inspection.unit->holds = {
        {domain::HoldClass::Quarantined, u"Complaint 2026-118"_s, u"QA-7"_s, {}}};
    return inspection;
}

domain::Inspection refusedInspection()
{
    scan::RawScan raw;
    raw.bytes = "]d2010952114101234621VNMYPUM6G3GU";
    domain::Verdict refused = bareVerdict(domain::VerdictCode::Unreadable);
    domain::Inspection inspection{scan::inspect(raw, {{}, true, 2026, {}}, {}),
                                  u"Hand scanner"_s,
                                  QDateTime::currentDateTimeUtc(),
                                  refused,
                                  {},
                                  std::chrono::seconds(12)};
    inspection.verdict.parseError = std::get<gs1::ParseError>(*inspection.report.fault);
    return inspection;
}

domain::SearchPage found()
{
    domain::SearchPage page;
    for (const QString &serial : {u"VNMYPUM6G3GU"_s, u"4KQ2X0O8WL1I"_s, u"B7RTN3ZYH5CE"_s}) {
        domain::SearchHit hit{pack(serial)};
        hit.lot = u"C26A7"_s;
        hit.expiry = QDate(2029, 5, 31);
        hit.parent = sscc(u"195211410000014810"_s);
        hit.lastEventAt = QDateTime(QDate(2026, 11, 20), QTime(6, 12), Qt::UTC);
        page.hits.append(hit);
    }
    page.hits[1].held = true;
    domain::SearchHit stranger{pack(u"ZZ0000000001"_s)};
    stranger.known = false;
    page.hits.append(stranger);
    domain::SearchHit box{sscc(u"195211410000014810"_s)};
    box.level = domain::Level::Carton;
    box.lot = u"C26A7"_s;
    page.hits.append(box);
    return page;
}

domain::TimelinePage timeline()
{
    using domain::TimelineKind;
    domain::TimelinePage page;
    const auto add = [&page](TimelineKind kind, const QString &code, int minute) {
        domain::TimelineEntry entry;
        entry.kind = kind;
        entry.code = code;
        entry.at = QDateTime(QDate(2026, 11, 20), QTime(6, minute), Qt::UTC);
        entry.station = u"WS1"_s;
        entry.operatorId = u"OP-001"_s;
        page.entries.append(entry);
        return &page.entries.last();
    };
    add(TimelineKind::Reported, u"commissioning"_s, 1);
    add(TimelineKind::Scan, u"CHILD_ADDED"_s, 10)->severity = domain::Severity::Accepted;
    auto *packed = add(TimelineKind::Operation, u"AGGREGATE"_s, 10);
    packed->delivery = domain::EventDelivery{1, 0, 0, {}};
    add(TimelineKind::Entered, {}, 10)->container = sscc(u"195211410000014810"_s);
    add(TimelineKind::Scan, u"QUARANTINED"_s, 42)->severity = domain::Severity::Refused;
    add(TimelineKind::Hold, u"quarantined"_s, 43)->reason = u"Complaint 2026-118"_s;
    return page;
}

QList<ui::HeldRow> held()
{
    domain::UnitState unit{pack(u"VNMYPUM6G3GU"_s)};
    unit.holds = {{domain::HoldClass::Quarantined, u"Complaint 2026-118"_s, u"QA-7"_s,
                   QDateTime(QDate(2026, 11, 20), QTime(6, 12), Qt::UTC)}};
    domain::UnitState box{sscc(u"195211410000014810"_s)};
    box.level = domain::Level::Carton;
    domain::UnitState load{sscc(u"395211410000000015"_s)};
    load.level = domain::Level::Pallet;
    unit.parent = box.id;
    return {{unit, {box, load}}};
}

} // namespace pw::samples

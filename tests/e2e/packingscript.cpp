// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/packingscript.h"

#include "core/epcis/jsonld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace pw::test {

using namespace Qt::StringLiterals;
using domain::VerdictCode;

namespace {

constexpr int PacksPerCarton = 25;
constexpr int CartonsPerPallet = 20;
/// Kinds of bad packs: each has its own serials, `<letter><number>`.
constexpr int BadOfEachKind = 100;
constexpr int BundledPacks = 60;
const QString Uri = u"https://id.gs1.org/"_s;
const QString Site = u"https://id.gs1.org/414/9521141100011"_s;

struct Commission
{
    QStringList serials;
    QString lot;
    QString expiry;
};

QJsonObject commission(const gs1::Gtin &gtin, const Commission &what, int sequence)
{
    epcis::Event event;
    event.type = epcis::EventType::Object;
    event.action = epcis::Action::Add;
    for (const QString &serial : what.serials)
        event.epcs.append(Uri + u"01/"_s + gtin.toString() + u"/21/"_s + serial);
    event.bizStep = u"commissioning"_s;
    event.disposition = u"active"_s;
    event.ilmd = {{"cbvmda:lotNumber"_L1, what.lot}, {"cbvmda:itemExpirationDate"_L1, what.expiry}};
    event.extensions = {{"agw:level"_L1, "pack"_L1},
                        {"agw:workstation"_L1, "LINE-1"_L1},
                        {"agw:seq"_L1, u"LINE-1/%1"_s.arg(sequence)}};
    event.eventId = u"urn:uuid:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.eventTime =
        QDateTime::fromString(u"2026-05-11T08:00:00Z"_s, Qt::ISODate).addMSecs(sequence);
    event.eventTimeZoneOffset = u"+02:00"_s;
    event.readPoint = Site + u"/254/LINE-1"_s;
    event.bizLocation = Site;
    return epcis::toJson(event);
}

QJsonObject happened(const gs1::Gtin &gtin, const QStringList &serials, epcis::Action action,
                     const QString &bizStep, const QString &disposition, const QString &persistent,
                     int sequence)
{
    QJsonObject json = commission(gtin, {serials, {}, {}}, sequence);
    json.remove("ilmd"_L1);
    json.remove("agw:level"_L1);
    json["action"_L1] = action == epcis::Action::Delete ? u"DELETE"_s : u"OBSERVE"_s;
    json["bizStep"_L1] = bizStep;
    json["disposition"_L1] = disposition;
    if (!persistent.isEmpty()) {
        json["persistentDisposition"_L1] = QJsonObject{{"set"_L1, QJsonArray{persistent}}};
        json["agw:reason"_L1] =
            QJsonObject{{"agw:code"_L1, "Q01"_L1}, {"agw:text"_L1, "Deviation DEV-118"_L1}};
    }
    return json;
}

QStringList numbered(QChar letter, int count)
{
    QStringList serials;
    for (int i = 0; i < count; ++i)
        serials.append(letter + QString::number(i).rightJustified(5, u'0'));
    return serials;
}

} // namespace

PackingScript::PackingScript(int packs, quint32 seed)
    : m_gtin(*gs1::Gtin::parse(u"09521141012345")),
      m_bundledGtin(*gs1::Gtin::parse(u"09521141020401")),
      m_bundles{u"b"_s, domain::Level::Bundle, u"2952114110"_s, 1, 5000},
      m_cartons{u"c"_s, domain::Level::Carton, u"1952114110"_s, 1, 5000},
      m_pallets{u"p"_s, domain::Level::Pallet, u"3952114110"_s, 1, 5000},
      m_random(seed)
{
    m_good = numbered(u'G', packs);
    const int cartons = packs / PacksPerCarton;
    for (int carton = 0; carton < cartons; ++carton) {
        const auto pallet = m_pallets.number(1 + carton / CartonsPerPallet);
        if (carton % CartonsPerPallet == 0) {
            addScan("]C100" + pallet.toString().toLatin1(), VerdictCode::ContainerOpened);
            ++m_containers;
        }
        const auto sscc = m_cartons.number(1 + carton);
        const QByteArray label = "]C100" + sscc.toString().toLatin1();
        const QString cartonKey = u"00/"_s + sscc.toString();
        addScan(label, VerdictCode::ContainerOpened);
        ++m_containers;
        for (int i = 0; i < PacksPerCarton; ++i) {
            if (i > 0 && i % 5 == 0) // never before the first one or after the last
                addBadScan();
            addPack(m_good[carton * PacksPerCarton + i], cartonKey);
        }
        m_scans.last().expected = VerdictCode::ChildAddedAndClosed;
        m_inClosedCartons += m_inOpenCarton;
        m_inOpenCarton.clear();
        const bool full = (carton + 1) % CartonsPerPallet == 0;
        addScan(label, full ? VerdictCode::ChildAddedAndClosed : VerdictCode::ChildAdded);
        m_parents.insert(cartonKey, u"00/"_s + pallet.toString());
    }
}

void PackingScript::addPack(const QString &serial, const QString &carton)
{
    addScan(packCode(serial), VerdictCode::ChildAdded);
    m_parents.insert(u"01/"_s + m_gtin.toString() + u"/21/"_s + serial, carton);
    m_inOpenCarton.append(serial);
}

void PackingScript::addBadScan()
{
    m_random = m_random * 1664525u + 1013904223u; // the same shift for the same seed, anywhere
    const int pick = int(m_random >> 16);
    const QString number = QString::number(m_bad++ % BadOfEachKind).rightJustified(5, u'0');
    switch (pick % 9) {
    case 0: return addScan(packCode(u'Q' + number), VerdictCode::Quarantined);
    case 1: return addScan(packCode(u'E' + number, u"OLD1"_s), VerdictCode::Expired);
    case 2: return addScan(packCode(u'U' + number), VerdictCode::UnknownSerial);
    case 3: return addScan(packCode(u'D' + number), VerdictCode::Destroyed);
    case 4: return addScan("]d20109521141012346" + QByteArray("21X1\r"), VerdictCode::Unreadable);
    case 5: return addScan(packCode(m_inOpenCarton.last()), VerdictCode::AlreadyInThisContainer);
    case 6:
        if (!m_inClosedCartons.isEmpty())
            return addScan(packCode(m_inClosedCartons[pick % m_inClosedCartons.size()]),
                           VerdictCode::AlreadyAggregated);
        return addScan(packCode(u'R' + number), VerdictCode::Recalled);
    case 7: return addScan(packCode(u'R' + number), VerdictCode::Recalled);
    default: return addScan(packCode(u'S' + number), VerdictCode::Shipped);
    }
}

void PackingScript::addScan(const QByteArray &data, VerdictCode expected)
{
    m_scans.append({data.endsWith('\r') ? data : QByteArray(data + '\r'), expected});
}

QByteArray PackingScript::packCode(const QString &serial, const QString &lot) const
{
    const QByteArray expiry = lot == "OLD1"_L1 ? "250131" : "290531";
    return "]d201" + m_gtin.toString().toLatin1() + "21" + serial.toLatin1() + "\x1d" + "17"
           + expiry + "10" + lot.toLatin1();
}

QByteArray PackingScript::siteJson() const
{
    QJsonArray documents;
    int sequence = 0;
    const auto capture = [&](const QList<QJsonObject> &events) {
        const auto at = QDateTime::fromString(u"2026-05-11T12:00:00Z"_s, Qt::ISODate);
        documents.append(QJsonDocument::fromJson(epcis::captureDocument(events, at)).object());
    };
    for (qsizetype i = 0; i < m_good.size(); i += 500)
        capture({commission(m_gtin, {m_good.mid(i, 500), u"L26A"_s, u"2029-05-31"_s}, ++sequence)});
    capture({commission(m_bundledGtin, {numbered(u'B', BundledPacks), u"L26B"_s, u"2029-05-31"_s},
                        ++sequence)});
    QList<QJsonObject> events;
    for (const QChar kind : u"QDRS"_s)
        events.append(commission(
            m_gtin, {numbered(kind, BadOfEachKind), u"L26A"_s, u"2029-05-31"_s}, ++sequence));
    events.append(commission(m_gtin, {numbered(u'E', BadOfEachKind), u"OLD1"_s, u"2025-01-31"_s},
                             ++sequence));
    using epcis::Action;
    events.append(happened(m_gtin, numbered(u'Q', BadOfEachKind), Action::Observe, u"holding"_s,
                           u"non_sellable_other"_s, u"unavailable"_s, ++sequence));
    events.append(happened(m_gtin, numbered(u'R', BadOfEachKind), Action::Observe, u"holding"_s,
                           u"recalled"_s, u"recalled"_s, ++sequence));
    events.append(happened(m_gtin, numbered(u'D', BadOfEachKind), Action::Delete, u"destroying"_s,
                           u"destroyed"_s, {}, ++sequence));
    events.append(happened(m_gtin, numbered(u'S', BadOfEachKind), Action::Observe, u"shipping"_s,
                           u"in_transit"_s, {}, ++sequence));
    capture(events);

    const domain::MasterData masterData{
        u"e2e-1"_s,
        u"Test Pharma"_s,
        *epc::Location::fromUri(Site),
        {{m_gtin,
          u"Testolin 50 mg"_s,
          {{domain::Level::Carton, PacksPerCarton, domain::MixPolicy::SameProductSameLot},
           {domain::Level::Pallet, CartonsPerPallet, domain::MixPolicy::SameProduct}},
          90},
         {m_bundledGtin,
          u"Testolin spray"_s,
          {{domain::Level::Bundle, 3, domain::MixPolicy::SameProductSameLot},
           {domain::Level::Carton, 4, domain::MixPolicy::SameProductSameLot},
           {domain::Level::Pallet, CartonsPerPallet, domain::MixPolicy::SameProduct}},
          90}}};
    const auto pool = [](const domain::SsccBlock &block) {
        return QJsonObject{{"level"_L1, domain::toCode(block.level)},
                           {"prefix"_L1, block.prefix},
                           {"first"_L1, block.first},
                           {"last"_L1, block.last}};
    };
    return QJsonDocument(
               QJsonObject{
                   {"masterData"_L1, QJsonDocument::fromJson(masterData.toJson()).object()},
                   {"ssccPools"_L1, QJsonArray{pool(m_bundles), pool(m_cartons), pool(m_pallets)}},
                   {"documents"_L1, documents}})
        .toJson(QJsonDocument::Compact);
}

} // namespace pw::test

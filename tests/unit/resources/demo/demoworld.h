// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/packsession.h"
#include "core/domain/world.h"

#include <QHash>
#include <QJsonObject>

/// The demonstration site as a station knows it that has synchronized once and has leased its first
/// blocks of numbers. Folds site.json in the plainest way, on purpose without central's code.
class DemoWorld : public pw::domain::World
{
public:
    static constexpr qint64 BlockSize = 500; ///< numbers a station leases at a time

    explicit DemoWorld(const QByteArray &siteJson);

    // World
    std::optional<pw::domain::UnitState> unit(const pw::epc::Epc &id) const override;
    QList<pw::epc::Epc> childrenOf(const pw::epc::Epc &parent) const override;
    int heldInside(const pw::epc::Epc &container) const override;
    QList<pw::domain::Hold> holdsOnLot(const pw::gs1::Gtin &, const QString &) const override
    {
        return {}; // every pack of the site has its lot on record
    }
    std::optional<pw::domain::Product> product(const pw::gs1::Gtin &gtin) const override;
    std::optional<pw::domain::Level> freeNumberLevel(const pw::gs1::Sscc &sscc) const override;
    QList<pw::domain::Level> levelsWithFreeNumbers() const override;
    std::optional<pw::domain::Step> lastStep() const override { return {}; }
    QDate today() const override { return day; }
    QString station() const override { return QStringLiteral("WS1"); }
    bool isCovered(const pw::epc::Epc &, const QString &) const override { return true; }
    std::optional<std::chrono::seconds> dataAge() const override { return std::chrono::seconds(5); }
    pw::domain::DataLimits dataLimits() const override { return {}; }

    /// What the bench says to the frame of a reader that sends AIM identifiers; makes it true.
    pw::domain::Verdict scan(const QByteArray &frame);

    pw::domain::MasterData masterData;
    QList<pw::domain::SsccBlock> blocks;
    QHash<pw::epc::Epc, pw::domain::UnitState> units;
    QList<QJsonObject> events; ///< in the order of the documents
    QDate day;

private:
    pw::domain::UnitState &record(const pw::epc::Epc &id);
    void fold(const QJsonObject &event);
    void commission(const QJsonObject &event, const pw::epc::Epc &id);
    void observe(const QJsonObject &event, const pw::epc::Epc &id);
    void aggregate(const QJsonObject &event);
    void holdLots(const QJsonObject &event);
    void ship(const pw::epc::Epc &id);

    QHash<pw::epc::Epc, QList<pw::epc::Epc>> m_children;
    pw::domain::PackState m_state;
};

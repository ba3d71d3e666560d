// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/masterdata.h"
#include "core/domain/verdict.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace pw::test {

/// A shift at the bench, written down beforehand: what the site knows, every code the operator
/// scans, the right answer to each, and what must be in what at the end. Made from one seed, by its
/// own simple rules and none of the product's.
class PackingScript
{
public:
    struct Scan
    {
        QByteArray bytes; ///< as the scanner sends them, terminator included
        domain::VerdictCode expected;
    };

    /// @param packs good packs, a multiple of 500 (2 × 25 cartons … of 25 packs, 20 to a pallet)
    PackingScript(int packs, quint32 seed);

    /// For `packwright-central --seed`.
    QByteArray siteJson() const;
    const QList<Scan> &scans() const { return m_scans; }
    /// Key of every packed unit -> key of what it is in.
    const QHash<QString, QString> &parents() const { return m_parents; }
    // Numbers of the site's pools, from 1.
    gs1::Sscc bundle(int n) const { return m_bundles.number(n); }
    gs1::Sscc carton(int n) const { return m_cartons.number(n); }
    gs1::Sscc pallet(int n) const { return m_pallets.number(n); }
    /// Commissioned containers: cartons and pallets.
    int containers() const { return m_containers; }

private:
    void addPack(const QString &serial, const QString &carton);
    void addBadScan();
    void addScan(const QByteArray &data, domain::VerdictCode expected);
    QByteArray packCode(const QString &serial, const QString &lot = QStringLiteral("L26A")) const;

    gs1::Gtin m_gtin;
    gs1::Gtin m_bundledGtin; ///< packs B00000 to B00059, three to a bundle
    domain::SsccBlock m_bundles;
    domain::SsccBlock m_cartons;
    domain::SsccBlock m_pallets;
    quint32 m_random;
    QStringList m_good;
    int m_bad = 0;
    QList<Scan> m_scans;
    QHash<QString, QString> m_parents;
    QStringList m_inOpenCarton;
    QStringList m_inClosedCartons;
    int m_containers = 0;
};

} // namespace pw::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/benchcommand.h"
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"

namespace pw::test {

/// A site where people work: an operator, a second one, two of QA with badges, command codes of
/// its own, good packs in cartons and on pallets, and a second product in bundles.
class Shift
{
public:
    Shift();

    /// Central runs and the station is set up, but not started. Says in failure() if not.
    bool prepare();
    QString failure() const { return m_failure; }
    /// Its cache is filled and it has numbers.
    bool waitUntilReady();

    Site &site() { return *m_site; }

    // As a scanner sends them, with terminator.
    QByteArray pack(int number) const;
    QByteArray bundledPack(int number) const; ///< of the second product
    QByteArray label(const gs1::Sscc &sscc) const;
    QByteArray command(scan::BenchCommand::Verb verb, const QString &argument = {}) const;
    QByteArray badge(const QByteArray &person) const { return "]C0PWB-" + person + '\r'; }

    gs1::Sscc bundle(int number) const { return m_script.bundle(number); }
    gs1::Sscc carton(int number) const { return m_script.carton(number); }
    gs1::Sscc pallet(int number) const { return m_script.pallet(number); }

    QString key(int pack) const;
    QString keyOfBundled(int pack) const;
    static QString key(const gs1::Sscc &sscc) { return u"00/" + sscc.toString(); }
    /// Empty: none.
    QString parentAtCentral(const QString &key);
    /// Central has everything and the station knows that it has.
    bool waitUntilDelivered();

private:
    PackingScript m_script{500, 7};
    std::unique_ptr<Site> m_site;
    QByteArray m_commandKey;
    QString m_failure;
};

} // namespace pw::test

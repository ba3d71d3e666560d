// SPDX-License-Identifier: Apache-2.0
// A shift of rework by scanner alone: pages and keys by command codes, people by their badges, on
// the real station with its real window, and what became of it at central.
#include "tests/e2e/shift.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Verb = scan::BenchCommand::Verb;

class TestWorkPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void buildsTwoPallets();
    void replacesAPack();
    void movesACarton();
    void dissolvesACarton();
    void dissolvesABundle();
    void holdsAPackedUnit();
    void extractsTheHeldUnit();
    void verifiesWithFindings();
    void survivesARestartInTheMiddle();
    void centralKnowsItAll();

private:
    /// The code of the verdict that the journal has for it.
    QString scan(const QByteArray &data);
    QString pack(int i) { return scan(m_shift.pack(i)); }
    QString label(const gs1::Sscc &sscc) { return scan(m_shift.label(sscc)); }
    QString command(Verb verb, const QString &argument = {})
    {
        return scan(m_shift.command(verb, argument));
    }
    QString badge(const QByteArray &person) { return scan(m_shift.badge(person)); }

    Shift m_shift;
    Site &m_site = m_shift.site();
    qint64 m_journaled = 0;
};

QString TestWorkPath::scan(const QByteArray &data)
{
    m_site.scanner().write(data);
    const bool answered = m_site.waitFor([this](const QJsonObject &status) {
        return status["lastScan"_L1].toInteger() > m_journaled;
    });
    const auto rows = answered ? m_site.journal(m_journaled) : QList<QJsonObject>();
    if (rows.isEmpty())
        return u"no answer: "_s + m_site.failure();
    m_journaled = rows.last()["id"_L1].toInteger();
    return rows.last()["verdict"_L1]["code"_L1].toString();
}

void TestWorkPath::initTestCase()
{
    QVERIFY2(m_shift.prepare(), qPrintable(m_shift.failure()));
    QVERIFY2(m_site.startStation(), qPrintable(m_site.failure()));
    QVERIFY2(m_shift.waitUntilReady(), qPrintable(m_site.failure()));
}

void TestWorkPath::buildsTwoPallets()
{
    QCOMPARE(label(m_shift.pallet(1)), u"CONTAINER_OPENED"_s);
    for (int carton = 1; carton <= 3; ++carton) {
        QCOMPARE(label(m_shift.carton(carton)), u"CONTAINER_OPENED"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(pack((carton - 1) * 3 + i), u"CHILD_ADDED"_s);
        QCOMPARE(command(Verb::Close), u"REASON_MISSING"_s);
        QCOMPARE(command(Verb::Partial, u"end-of-lot"_s), u"CONTAINER_CLOSED_PARTIAL"_s);
        if (carton < 3) // the third one stays loose
            QCOMPARE(label(m_shift.carton(carton)), u"CHILD_ADDED"_s);
    }
    QCOMPARE(command(Verb::SetAside), u"CONTAINER_SET_ASIDE"_s);
    QCOMPARE(label(m_shift.pallet(2)), u"CONTAINER_OPENED"_s);
}

void TestWorkPath::replacesAPack()
{
    QCOMPARE(command(Verb::Mode, u"replace"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(0), u"LISTED"_s);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"REASON_MISSING"_s);
    QCOMPARE(command(Verb::Reason, u"damaged"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"REPLACED"_s);
}

void TestWorkPath::movesACarton()
{
    QCOMPARE(command(Verb::Mode, u"move"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(label(m_shift.pallet(2)), u"LISTED"_s);
    QCOMPARE(label(m_shift.carton(2)), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"packing-error"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"MOVED"_s);
}

void TestWorkPath::dissolvesACarton()
{
    QCOMPARE(command(Verb::Mode, u"dissolve"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(label(m_shift.carton(3)), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"other"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"DISSOLVED"_s);
    // One step back, and forward again.
    QCOMPARE(command(Verb::Undo), u"UNDONE"_s);
    QCOMPARE(label(m_shift.carton(3)), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"other"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"DISSOLVED"_s);
}

void TestWorkPath::dissolvesABundle()
{
    QCOMPARE(command(Verb::Page, u"pack"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(command(Verb::Mode, u"children-first"_s), u"COMMAND_TAKEN"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(scan(m_shift.bundledPack(i)), u"GATHERED"_s);
    QCOMPARE(command(Verb::Undo), u"DROPPED"_s);
    QCOMPARE(scan(m_shift.bundledPack(2)), u"GATHERED"_s);
    QCOMPARE(scan(m_shift.bundledPack(3)), u"LABEL_EXPECTED"_s);
    QCOMPARE(label(m_shift.bundle(1)), u"CONTAINER_CLOSED"_s);
    QCOMPARE(command(Verb::Mode, u"container-first"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(command(Verb::Mode, u"dissolve"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(label(m_shift.bundle(1)), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"other"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"DISSOLVED"_s);
}

void TestWorkPath::holdsAPackedUnit()
{
    QCOMPARE(command(Verb::Page, u"hold"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(1), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"damaged"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"HOLD_PLACED"_s);
}

void TestWorkPath::extractsTheHeldUnit()
{
    QCOMPARE(command(Verb::Mode, u"unpack"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(1), u"NOT_PERMITTED"_s); // an operator takes nothing held out
    QCOMPARE(badge("NOBODY"), u"ACKNOWLEDGE_FIRST"_s);
    QCOMPARE(command(Verb::Acknowledge), u"LISTED"_s);
    QCOMPARE(badge("QA-001"), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(1), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"quality-control"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"CHILDREN_REMOVED"_s);
    QCOMPARE(command(Verb::Page, u"pack"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(label(m_shift.carton(4)), u"NOT_PERMITTED"_s); // QA packs nothing
    QCOMPARE(badge("OP-002"), u"COMMAND_TAKEN"_s);
}

void TestWorkPath::verifiesWithFindings()
{
    QCOMPARE(command(Verb::Page, u"hold"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"damaged"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"HOLD_PLACED"_s);
    // Carton 1 should hold 2 and 10: 10 is held, 2 is missing, 11 does not belong there.
    QCOMPARE(command(Verb::Mode, u"verify"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(label(m_shift.carton(1)), u"LISTED"_s);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(pack(11), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"CONTENTS_MISMATCH"_s);
    QCOMPARE(command(Verb::Mode, u"check"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(10), u"QUARANTINED"_s);
}

void TestWorkPath::survivesARestartInTheMiddle()
{
    QCOMPARE(command(Verb::Mode, u"unpack"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(3), u"LISTED"_s);
    m_site.killStation();
    QVERIFY2(m_site.startStation(), qPrintable(m_site.failure()));
    QVERIFY(m_site.waitFor(
        [](const QJsonObject &status) { return status["cacheAgeSeconds"_L1].toInt(99) < 15; }));
    // It begins on the page to pack; what was open at the desk is still there.
    QCOMPARE(command(Verb::Page, u"unpack"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(3), u"ALREADY_LISTED"_s);
    QCOMPARE(command(Verb::Cancel), u"CANCELLED"_s);
    QCOMPARE(command(Verb::Page, u"pack"_s), u"COMMAND_TAKEN"_s);
}

void TestWorkPath::centralKnowsItAll()
{
    QVERIFY2(m_shift.waitUntilDelivered(), qPrintable(m_site.failure()));
    QCOMPARE(m_shift.parentAtCentral(m_shift.key(0)), QString());
    QCOMPARE(m_shift.parentAtCentral(m_shift.key(10)), m_shift.key(m_shift.carton(1)));
    QCOMPARE(m_shift.parentAtCentral(m_shift.key(1)), QString());
    QCOMPARE(m_shift.parentAtCentral(m_shift.key(2)), m_shift.key(m_shift.carton(1)));
    QCOMPARE(m_shift.parentAtCentral(m_shift.key(m_shift.carton(2))),
             m_shift.key(m_shift.pallet(2)));
    QCOMPARE(m_shift.parentAtCentral(m_shift.key(m_shift.carton(1))),
             m_shift.key(m_shift.pallet(1)));
    for (int i = 6; i < 9; ++i)
        QCOMPARE(m_shift.parentAtCentral(m_shift.key(i)), QString());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_shift.parentAtCentral(m_shift.keyOfBundled(i)), QString());
    for (const QString &held :
         {m_shift.key(0), m_shift.key(1), m_shift.key(10), m_shift.key(m_shift.carton(1))})
        QVERIFY2(!m_site.statuses().value(held)["holds"_L1].toArray().isEmpty(), qPrintable(held));
    // Who did it is on record there, too.
    QStringList people;
    for (const QJsonObject &event : m_site.events()) {
        if (!event["agw:operator"_L1].toString().isEmpty())
            people.append(event["agw:operator"_L1].toString());
    }
    QVERIFY(people.contains(u"QA-001"_s) && people.contains(u"OP-002"_s));
    const auto tree = m_site.ctl({u"tree"_s, u"--json"_s, m_shift.pallet(2).toString()});
    QCOMPARE(tree.value(0)["children"_L1].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestWorkPath)
#include "tst_workpath.moc"

// SPDX-License-Identifier: Apache-2.0
// A shift of rework by scanner alone: pages and keys by command codes, people by their badges, on
// the real station with its real window, and what became of it at central.
#include "core/scan/commandcode.h"
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"

#include <QFile>
#include <QSettings>
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
    void holdsAPackedUnit();
    void extractsTheHeldUnit();
    void verifiesWithFindings();
    void survivesARestartInTheMiddle();
    void centralKnowsItAll();

private:
    QString scan(const QByteArray &data);
    QString pack(int i)
    {
        return scan("]d2010952114101234521G" + QByteArray::number(i).rightJustified(5, '0')
                    + "\x1d"
                      "1729053110L26A");
    }
    QString label(const gs1::Sscc &sscc) { return scan("]C100" + sscc.toString().toLatin1()); }
    QString command(Verb verb, const QString &argument = {})
    {
        return scan("]d1" + scan::commandcode::encode({verb, argument}, m_key));
    }
    QString badge(const QByteArray &person) { return scan("]C0PWB-" + person); }
    QString key(int pack) const
    {
        return u"01/09521141012345/21/G"_s + QString::number(pack).rightJustified(5, u'0');
    }
    QString key(const gs1::Sscc &sscc) const { return u"00/"_s + sscc.toString(); }
    QString parentOf(const QString &unit)
    {
        return m_site->statuses().value(unit)["parent"_L1].toString();
    }

    PackingScript m_script{500, 7};
    domain::SsccBlock m_pallets{u"p"_s, domain::Level::Pallet, u"3952114110"_s, 1, 5000};
    std::unique_ptr<Site> m_site;
    QByteArray m_key;
    qint64 m_journaled = 0;
};

QString TestWorkPath::scan(const QByteArray &data)
{
    m_site->scanner().write(data + '\r');
    const bool answered = m_site->waitFor([this](const QJsonObject &status) {
        return status["lastScan"_L1].toInteger() > m_journaled;
    });
    const auto rows = answered ? m_site->journal(m_journaled) : QList<QJsonObject>();
    if (rows.isEmpty())
        return u"no answer: "_s + m_site->failure();
    m_journaled = rows.last()["id"_L1].toInteger();
    return rows.last()["verdict"_L1]["code"_L1].toString();
}

void TestWorkPath::initTestCase()
{
    m_site = std::make_unique<Site>(m_script.siteJson());
    QVERIFY2(m_site->startCentral(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->initStation(), qPrintable(m_site->failure()));
    {
        QSettings ini(m_site->home() + u"/settings.ini"_s, QSettings::IniFormat);
        const QString operatorId = ini.value(u"operator/id"_s).toString();
        ini.beginWriteArray(u"people"_s);
        int i = 0;
        for (const auto &[id, role] : {std::pair{operatorId, u"operator"_s},
                                       {u"QA-001"_s, u"qa"_s},
                                       {u"OP-002"_s, u"operator"_s}}) {
            ini.setArrayIndex(i++);
            ini.setValue(u"id"_s, id);
            ini.setValue(u"role"_s, role);
        }
        ini.endArray();
    }
    QFile rules(m_site->home() + u"/scan-rules.json"_s);
    QVERIFY(rules.open(QIODevice::WriteOnly));
    rules.write(R"({"schema": 1, "badge_prefix": "PWB-"})");
    rules.close();
    const QString sheet = m_site->filePath(u"commands.html"_s);
    (void)m_site->ctl({u"command-sheet"_s, u"--out"_s, sheet});
    QVERIFY(QFile::exists(sheet));
    QFile keyFile(m_site->home() + u"/command.key"_s);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    m_key = QByteArray::fromHex(keyFile.readAll().trimmed());

    QVERIFY2(m_site->startStation(), qPrintable(m_site->failure()));
    QVERIFY2(m_site->waitFor([](const QJsonObject &status) {
        return status["ssccBlocks"_L1].toInt() >= 2 && status["cacheAgeSeconds"_L1].toInt(99) < 15;
    }),
             qPrintable(m_site->failure()));
}

void TestWorkPath::buildsTwoPallets()
{
    QCOMPARE(label(m_pallets.number(1)), u"CONTAINER_OPENED"_s);
    for (int carton = 1; carton <= 3; ++carton) {
        QCOMPARE(label(m_script.carton(carton)), u"CONTAINER_OPENED"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(pack((carton - 1) * 3 + i), u"CHILD_ADDED"_s);
        QCOMPARE(command(Verb::Close), u"REASON_MISSING"_s);
        QCOMPARE(command(Verb::Partial, u"end-of-lot"_s), u"CONTAINER_CLOSED_PARTIAL"_s);
        if (carton < 3) // the third one stays loose
            QCOMPARE(label(m_script.carton(carton)), u"CHILD_ADDED"_s);
    }
    QCOMPARE(command(Verb::SetAside), u"CONTAINER_SET_ASIDE"_s);
    QCOMPARE(label(m_pallets.number(2)), u"CONTAINER_OPENED"_s);
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
    QCOMPARE(label(m_pallets.number(2)), u"LISTED"_s);
    QCOMPARE(label(m_script.carton(2)), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"packing-error"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"MOVED"_s);
}

void TestWorkPath::dissolvesACarton()
{
    QCOMPARE(command(Verb::Mode, u"dissolve"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(label(m_script.carton(3)), u"LISTED"_s);
    QCOMPARE(command(Verb::Reason, u"other"_s), u"LISTED"_s);
    QCOMPARE(command(Verb::Confirm), u"DISSOLVED"_s);
    // One step back, and forward again.
    QCOMPARE(command(Verb::Undo), u"UNDONE"_s);
    QCOMPARE(label(m_script.carton(3)), u"LISTED"_s);
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
    QCOMPARE(label(m_script.carton(4)), u"NOT_PERMITTED"_s); // QA packs nothing
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
    QCOMPARE(label(m_script.carton(1)), u"LISTED"_s);
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
    m_site->killStation();
    QVERIFY2(m_site->startStation(), qPrintable(m_site->failure()));
    QVERIFY(m_site->waitFor(
        [](const QJsonObject &status) { return status["cacheAgeSeconds"_L1].toInt(99) < 15; }));
    // It begins on the page to pack; what was open at the desk is still there.
    QCOMPARE(command(Verb::Page, u"unpack"_s), u"COMMAND_TAKEN"_s);
    QCOMPARE(pack(3), u"ALREADY_LISTED"_s);
    QCOMPARE(command(Verb::Cancel), u"CANCELLED"_s);
    QCOMPARE(command(Verb::Page, u"pack"_s), u"COMMAND_TAKEN"_s);
}

void TestWorkPath::centralKnowsItAll()
{
    QVERIFY2(m_site->waitFor([](const QJsonObject &status) {
        return status["pending"_L1].toInt() == 0 && status["overlay"_L1].toInt() == 0;
    }),
             qPrintable(m_site->failure()));
    QCOMPARE(parentOf(key(0)), QString());
    QCOMPARE(parentOf(key(10)), key(m_script.carton(1)));
    QCOMPARE(parentOf(key(1)), QString());
    QCOMPARE(parentOf(key(2)), key(m_script.carton(1)));
    QCOMPARE(parentOf(key(m_script.carton(2))), key(m_pallets.number(2)));
    QCOMPARE(parentOf(key(m_script.carton(1))), key(m_pallets.number(1)));
    for (int i = 6; i < 9; ++i)
        QCOMPARE(parentOf(key(i)), QString());
    for (const QString &held : {key(0), key(1), key(10), key(m_script.carton(1))})
        QVERIFY2(!m_site->statuses().value(held)["holds"_L1].toArray().isEmpty(), qPrintable(held));
    // Who did it is on record there, too.
    QStringList people;
    for (const QJsonObject &event : m_site->events()) {
        if (!event["agw:operator"_L1].toString().isEmpty())
            people.append(event["agw:operator"_L1].toString());
    }
    QVERIFY(people.contains(u"QA-001"_s) && people.contains(u"OP-002"_s));
    const auto tree = m_site->ctl({u"tree"_s, u"--json"_s, m_pallets.number(2).toString()});
    QCOMPARE(tree.value(0)["children"_L1].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestWorkPath)
#include "tst_workpath.moc"

// SPDX-License-Identifier: Apache-2.0
// A delivery comes in as a file, reaches the central system, is handed on to another site and comes
// to the same there.
#include "tests/e2e/packingscript.h"
#include "tests/e2e/site.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

const QString Pallet = u"595211419000000012"_s;
const QByteArray Delivery = "unit,parent,lot,expiry\n"
                            "495211419000000015,595211419000000012,,\n"
                            "(01)09521141012345(21)Z1,495211419000000015,L9,2029-05-31\n"
                            "(01)09521141012345(21)Z2,495211419000000015,L9,2029-05-31\n";

} // namespace

class TestExchangePath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTableReachesCentral();
    void anotherSiteComesToTheSame();

private:
    static bool begin(Site &site);
    static QJsonObject import(Site &site, const QString &file);
    static QString hash(Site &site);
    /// What central says of the units of the delivery, without what differs from site to site.
    static QHash<QString, QJsonObject> told(Site &site);

    PackingScript m_script{500, 7};
    std::unique_ptr<Site> m_first, m_second;
};

void TestExchangePath::initTestCase()
{
    m_first = std::make_unique<Site>(m_script.siteJson());
    m_second = std::make_unique<Site>(m_script.siteJson());
    for (Site *site : {m_first.get(), m_second.get()})
        QVERIFY2(begin(*site), qPrintable(site->failure()));
}

bool TestExchangePath::begin(Site &site)
{
    return site.startCentral() && site.initStation()
           && site.ctl({u"sync"_s}).value(0)["done"_L1].toBool();
}

QJsonObject TestExchangePath::import(Site &site, const QString &file)
{
    return site
        .ctl({u"import"_s, file, u"--role"_s, u"supervisor"_s, u"--reason"_s, u"OTHER:4711"_s,
              u"--json"_s})
        .value(0);
}

QString TestExchangePath::hash(Site &site)
{
    return site
        .ctl({u"export"_s, u"--unit"_s, Pallet, u"--out"_s, site.filePath(u"out.json"_s),
              u"--json"_s})
        .value(0)["hierarchyHash"_L1]
        .toString();
}

QHash<QString, QJsonObject> TestExchangePath::told(Site &site)
{
    QHash<QString, QJsonObject> units;
    const auto statuses = site.statuses();
    for (const QString &key : {QString(u"00/"_s + Pallet), u"00/495211419000000015"_s,
                               u"01/09521141012345/21/Z1"_s, u"01/09521141012345/21/Z2"_s}) {
        QJsonObject row = statuses.value(key);
        for (const QString &varying : {u"ver"_s, u"eventAt"_s, u"eventBy"_s})
            row.remove(varying);
        units.insert(key, row);
    }
    return units;
}

void TestExchangePath::aTableReachesCentral()
{
    QFile file(m_first->filePath(u"delivery.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(Delivery) == Delivery.size());
    file.close();
    const QJsonObject answer = import(*m_first, file.fileName());
    QVERIFY2(answer["written"_L1].toBool(), QJsonDocument(answer).toJson().constData());
    const QString before = hash(*m_first);
    QVERIFY(!before.isEmpty());
    // Sent, and once the echo has come the same hierarchy is central's.
    QVERIFY(m_first->ctl({u"sync"_s}).value(0)["done"_L1].toBool());
    QVERIFY(m_first->ctl({u"sync"_s}).value(0)["done"_L1].toBool());
    QCOMPARE(hash(*m_first), before);
    const auto units = told(*m_first);
    const QJsonObject pallet = units.value(u"00/"_s + Pallet);
    QCOMPARE(pallet["level"_L1].toString(), u"pallet"_s);
    QCOMPARE(pallet["custody"_L1].toString(), u"here"_s);
    QCOMPARE(pallet["lifecycle"_L1].toString(), u"commissioned"_s);
    const QJsonObject pack = units.value(u"01/09521141012345/21/Z1"_s);
    QCOMPARE(pack["parent"_L1].toString(), u"00/495211419000000015"_s);
    QCOMPARE(pack["lot"_L1].toString(), u"L9"_s);
    QVERIFY(!pack.contains("duplicate"_L1));
}

void TestExchangePath::anotherSiteComesToTheSame()
{
    const QString expected = hash(*m_first); // and writes out.json
    const QString file = m_first->filePath(u"out.json"_s);
    const QJsonObject answer = import(*m_second, file);
    QVERIFY2(answer["written"_L1].toBool(), QJsonDocument(answer).toJson().constData());
    QCOMPARE(hash(*m_second), expected);
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_second->ctl({u"sync"_s}).value(0)["done"_L1].toBool());
    QCOMPARE(m_second->status()["parked"_L1].toInt(), 0);
    QCOMPARE(hash(*m_second), expected);
    QCOMPARE(told(*m_second), told(*m_first));
    // A second time nothing happens, neither here nor at central.
    const auto events = m_second->events().size();
    QVERIFY(!import(*m_second, file)["written"_L1].toBool());
    QVERIFY(m_second->ctl({u"sync"_s}).value(0)["done"_L1].toBool());
    QCOMPARE(m_second->events().size(), events);
}

QTEST_GUILESS_MAIN(TestExchangePath)
#include "tst_exchangepath.moc"

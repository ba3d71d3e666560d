// SPDX-License-Identifier: Apache-2.0
// What the peer test says of our own central system, on either store, and of repositories that
// misbehave as known ones do.
#include "core/sync/peertest.h"
#include "tests/support/hostilerepository.h"
#include "tests/unit/core/central/runningcentral.h"

#include <QTest>

using namespace pw;
using namespace pw::sync;
using namespace pw::test;
using namespace Qt::StringLiterals;

namespace {

/// "capture PASS", one for each case.
QStringList outcome(const QUrl &url, const QString &profile)
{
    const auto loaded = PeerProfile::load(profile);
    if (!loaded)
        return {toText(loaded.error())};
    PeerTest test({url, u"PEERTEST"_s, {}, *loaded}, {});
    QStringList said;
    for (const PeerTestCase &done : test.run()) {
        said.append(done.id + u' ' + toCode(done.verdict));
        qInfo("%s: %s", qPrintable(said.last()), qPrintable(done.sentence));
    }
    return said;
}

} // namespace

class TestPeerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourCentral_data();
    void ourCentral();
    void likeFasTnT();
    void likeOliot();
    void wrongProfileFails();
    void nothingThere();
};

void TestPeerTest::ourCentral_data()
{
    QTest::addColumn<QString>("profile");
    QTest::newRow("as our own") << u"packwright"_s;
    QTest::newRow("as anybody's") << u"generic-epcis-2.0"_s;
}

void TestPeerTest::ourCentral()
{
    QFETCH(const QString, profile);
    RunningCentral central;
    QVERIFY(central.port() != 0);
    const QStringList expected{
        u"reach PASS"_s,      u"limits PASS"_s,        u"capture PASS"_s,     u"read-back PASS"_s,
        u"duplicates PASS"_s, u"declaration PASS"_s,   u"clock PASS"_s,       u"paging PASS"_s,
        u"sweep PASS"_s,      u"units-in-hand PASS"_s, u"named-query PASS"_s, u"quarantine PASS"_s,
        u"errors PASS"_s,     u"size PASS"_s,          u"format PASS"_s};
    QCOMPARE(outcome(QUrl(u"http://127.0.0.1:%1"_s.arg(central.port())), profile), expected);
}

void TestPeerTest::likeFasTnT()
{
    if (TestStore::isPostgres())
        return; // there is no store in it
    HostileRepository repository(Quirks::likeFasTnT());
    const QStringList expected{
        u"reach PASS"_s,         u"limits DIFFERS"_s,     u"capture DIFFERS"_s,
        u"read-back DIFFERS"_s,  u"duplicates DIFFERS"_s, u"declaration PASS"_s,
        u"clock PASS"_s,         u"paging PASS"_s,        u"sweep PASS"_s,
        u"units-in-hand PASS"_s, u"named-query PASS"_s,   u"quarantine PASS"_s,
        u"errors PASS"_s,        u"size DIFFERS"_s,       u"format DIFFERS"_s};
    QCOMPARE(outcome(repository.url(), u"fastnt"_s), expected);
}

void TestPeerTest::likeOliot()
{
    if (TestStore::isPostgres())
        return;
    Quirks quirks = Quirks::likeOliot();
    quirks.mostBytes = 20'000; // so that the lie about the size is met
    HostileRepository repository(quirks);
    const QStringList expected{
        u"reach PASS"_s,         u"limits PASS"_s,        u"capture PASS"_s,
        u"read-back DIFFERS"_s,  u"duplicates DIFFERS"_s, u"declaration DIFFERS"_s,
        u"clock PASS"_s,         u"paging PASS"_s,        u"sweep PASS"_s,
        u"units-in-hand PASS"_s, u"named-query PASS"_s,   u"quarantine PASS"_s,
        u"errors PASS"_s,        u"size DIFFERS"_s,       u"format PASS"_s};
    QCOMPARE(outcome(repository.url(), u"oliot"_s), expected);
}

/// What stores twice while the profile says it does not, or pages without order, must not pass.
void TestPeerTest::wrongProfileFails()
{
    if (TestStore::isPostgres())
        return;
    Quirks quirks;
    quirks.storesTwice = true;
    quirks.ordersAtAll = false;
    quirks.shufflesUnordered = true;
    quirks.visibleAfterMs = 0;
    HostileRepository repository(quirks);
    const QStringList said = outcome(repository.url(), u"packwright"_s);
    QVERIFY(said.contains(u"duplicates FAIL"_s));
    QVERIFY(said.contains(u"paging FAIL"_s));
    HostileRepository created(Quirks::likeFasTnT());
    QVERIFY(outcome(created.url(), u"packwright"_s).contains(u"capture FAIL"_s));
}

void TestPeerTest::nothingThere()
{
    if (TestStore::isPostgres())
        return;
    QCOMPARE(outcome(QUrl(u"http://127.0.0.1:1"_s), u"fastnt"_s), QStringList{u"reach FAIL"_s});
}

QTEST_GUILESS_MAIN(TestPeerTest)
#include "tst_peertest.moc"

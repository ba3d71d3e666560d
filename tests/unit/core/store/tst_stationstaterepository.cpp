// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/store/stationfixture.h"

#include <QRegularExpression>

using namespace pw::test;

class TestStationStateRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void lastValueStays();
};

void TestStationStateRepository::lastValueStays()
{
    StationFixture station;
    auto &state = station.store->state;
    QVERIFY(!*state.value(u"a"_s));
    PW_VERIFY(state.set(u"a"_s, u"1"_s));
    PW_VERIFY(state.set(u"a"_s, u"2"_s));
    station.open();
    QCOMPARE(*station.store->state.value(u"a"_s), u"2"_s);
    PW_VERIFY(station.store->state.remove(u"a"_s));
    QVERIFY(!*station.store->state.value(u"a"_s));
}

QTEST_GUILESS_MAIN(TestStationStateRepository)
#include "tst_stationstaterepository.moc"

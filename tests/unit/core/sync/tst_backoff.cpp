// SPDX-License-Identifier: Apache-2.0
#include "core/sync/backoff.h"

#include <QTest>

using namespace pw::sync;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delays_data();
    void delays();
    void staysInItsBounds();
    void resets();
};

void TestBackoff::delays_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<double>("random");
    QTest::addColumn<int>("retryAfter"); // seconds; -1: none
    QTest::addColumn<int>("expectedMs");
    QTest::newRow("first, at once") << 1 << 0.0 << -1 << 0;
    QTest::newRow("first, half of 0.5 s") << 1 << 0.5 << -1 << 250;
    QTest::newRow("third, up to 2 s") << 3 << 0.5 << -1 << 1000;
    QTest::newRow("never above a minute") << 20 << 0.5 << -1 << 30'000;
    QTest::newRow("after a night of failures") << 100'000 << 0.5 << -1 << 30'000;
    QTest::newRow("server asks for more") << 1 << 0.5 << 7 << 7000;
    QTest::newRow("server asks for less") << 20 << 0.5 << 7 << 30'000;
    QTest::newRow("server asks for a year") << 1 << 0.5 << 31'536'000 << 3'600'000;
}

void TestBackoff::delays()
{
    QFETCH(const int, failures);
    QFETCH(const double, random);
    QFETCH(const int, retryAfter);
    const auto asked = retryAfter < 0 ? std::nullopt : std::optional(seconds(retryAfter));
    const auto delay = backoffDelay(BackoffLimits(), failures, random, asked);
    QTEST(int(delay.count()), "expectedMs");
}

void TestBackoff::staysInItsBounds()
{
    Backoff backoff({milliseconds(100), milliseconds(500)});
    milliseconds longest(0);
    for (int i = 0; i < 200; ++i) {
        const auto delay = backoff.next();
        QVERIFY(delay >= milliseconds(0) && delay <= milliseconds(500));
        longest = std::max(longest, delay);
    }
    QVERIFY2(longest > milliseconds(250), "no jitter up to the limit");
}

void TestBackoff::resets()
{
    Backoff backoff({milliseconds(1), milliseconds(1'000'000)});
    for (int i = 0; i < 15; ++i)
        Q_UNUSED(backoff.next())
    QCOMPARE(backoff.failures(), 15);
    backoff.reset();
    QVERIFY(backoff.next() <= milliseconds(1));
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"

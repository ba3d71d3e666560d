// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/reopenbackoff.h"

#include <QtTest>

using namespace std::chrono_literals;

using pw::devices::ReopenBackoff;

class TestReopenBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToFiveSeconds();
    void startsAnew();
};

void TestReopenBackoff::doublesUpToFiveSeconds()
{
    ReopenBackoff backoff;
    for (const auto expected : {300ms, 600ms, 1200ms, 2400ms, 4800ms, 5000ms, 5000ms})
        QCOMPARE(backoff.next(), expected);
}

void TestReopenBackoff::startsAnew()
{
    ReopenBackoff backoff;
    QCOMPARE(backoff.next(), 300ms);
    QCOMPARE(backoff.next(), 600ms);
    backoff.reset();
    QCOMPARE(backoff.next(), 300ms);
}

QTEST_GUILESS_MAIN(TestReopenBackoff)
#include "tst_reopenbackoff.moc"

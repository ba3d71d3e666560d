// SPDX-License-Identifier: Apache-2.0
#include "core/central/schedule.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::central::Schedule;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QDateTime time(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void next_data();
    void next();
    void refuses_data();
    void refuses();
};

void TestSchedule::next_data()
{
    QTest::addColumn<QByteArray>("schedule");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *schedule, const char *from,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(schedule) << QString::fromLatin1(from)
                            << QString::fromLatin1(expected);
    };
    row("once a day", R"({"hour":"1","minute":"5"})", "2026-05-11T00:00:00", "2026-05-11T01:05:00");
    row("the next day", R"({"hour":"1","minute":"5"})", "2026-05-11T01:05:00",
        "2026-05-12T01:05:00");
    row("just before", R"({"hour":"1","minute":"5"})", "2026-05-11T01:04:59",
        "2026-05-11T01:05:00");
    row("every hour", R"({"minute":"0","second":"0"})", "2026-05-11T23:30:00",
        "2026-05-12T00:00:00");
    row("every half minute", R"({"second":"0/30"})", "2026-05-11T23:59:29", "2026-05-11T23:59:30");
    row("over midnight", R"({"second":"0/30"})", "2026-05-11T23:59:30", "2026-05-12T00:00:00");
    row("list", R"({"minute":"10,20,[40-42]"})", "2026-05-11T08:20:00", "2026-05-11T08:40:00");
    row("range", R"({"minute":"[40-42]"})", "2026-05-11T08:41:30", "2026-05-11T08:42:00");
    row("later minute in an earlier hour", R"({"hour":"6","minute":"30"})", "2026-05-11T05:45:00",
        "2026-05-11T06:30:00");
    row("first of the month", R"({"dayOfMonth":"1"})", "2026-05-11T08:00:00",
        "2026-06-01T00:00:00");
    row("Mondays", R"({"dayOfWeek":"1","hour":"6"})", "2026-05-11T06:00:00", "2026-05-18T06:00:00");
    row("leap day", R"({"dayOfMonth":"29","month":"2"})", "2026-05-11T08:00:00",
        "2028-02-29T00:00:00");
    row("year's end", R"({"month":"1","dayOfMonth":"1","hour":"0"})", "2026-12-31T23:59:59",
        "2027-01-01T00:00:00");
}

void TestSchedule::next()
{
    QFETCH(const QByteArray, schedule);
    QFETCH(const QString, from);
    QFETCH(const QString, expected);
    const auto parsed = Schedule::parse(object(schedule));
    QVERIFY(parsed);
    QCOMPARE(parsed->next(time(from)), time(expected));
    QCOMPARE(parsed->next(time(from).addMSecs(999)), time(expected));
}

void TestSchedule::refuses_data()
{
    QTest::addColumn<QByteArray>("schedule");
    for (const char *schedule :
         {"{}", R"({"minute":"60"})", R"({"minute":"-1"})", R"({"minute":5})", R"({"minute":""})",
          R"({"hour":"24"})", R"({"dayOfMonth":"0"})", R"({"month":"13"})", R"({"dayOfWeek":"8"})",
          R"({"minute":"[5-3]"})", R"({"minute":"0/0"})", R"({"minute":"1,,2"})", R"({"week":"1"})",
          R"({"minute":"5","year":"2026"})", R"({"dayOfMonth":"31","month":"2"})"})
        QTest::newRow(schedule) << QByteArray(schedule);
}

void TestSchedule::refuses()
{
    QFETCH(const QByteArray, schedule);
    QVERIFY(!Schedule::parse(object(schedule)));
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"

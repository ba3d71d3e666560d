// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/ruleset.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

class TestRuleSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysNothingMeansStrict();
    void keptAndReadBack();
    void reads();
    void refuses_data();
    void refuses();
    void tellsEveryError();
    void samples();
};

void TestRuleSet::saysNothingMeansStrict()
{
    const auto rules = RuleSet::fromJson(R"({"id":"site","version":"7"})");
    QVERIFY(rules);
    RuleSet strict;
    QCOMPARE(rules->roles, strict.roles);
    QCOMPARE(rules->freshness, strict.freshness);
    QVERIFY(rules->staleLabelBlocks);
    QCOMPARE(rules->sampleOf(40), 40);
    QCOMPARE(rules->digest.size(), 32);
}

void TestRuleSet::keptAndReadBack()
{
    RuleSet rules;
    rules.roles.set(Function::Rework, Role::Operator, Permission::Denied);
    rules.freshness.packing = std::chrono::hours(2);
    rules.staleLabelBlocks = false;
    rules.cascade = Cascade::Upward;
    rules.packaging = {{*gs1::Gtin::parse(u"09521141012345"), Level::Pallet, 3, {Level::Pack}}};
    rules.samplePlan = {{50, 5}, {500, 20}};
    rules.reasons = {{u"R1"_s, {{u"en"_s, u"Rework"_s}, {u"de"_s, u"Nacharbeit"_s}}, {u"MOVE"_s}}};
    const auto read = RuleSet::fromJson(rules.toJson());
    QVERIFY(read);
    rules.digest = read->digest;
    QVERIFY(*read == rules);
}

void TestRuleSet::reads()
{
    const auto rules = RuleSet::fromJson(R"({
        "id": "site", "version": "7",
        "roles": {"scrapLabel": {"operator": "withReason"}},
        "freshness": {"packingSeconds": 3600},
        "packaging": [{"product": "09521141012345", "level": "pallet", "maxLots": 4}]})");
    QVERIFY(rules);
    QCOMPARE(rules->roles.permission(Function::ScrapLabel, Role::Operator), Permission::WithReason);
    QCOMPARE(rules->roles.permission(Function::ScrapLabel, Role::Admin), Permission::Denied);
    QCOMPARE(rules->freshness.packing, std::chrono::hours(1));
    const auto *rule = rules->packagingRule(*gs1::Gtin::parse(u"09521141012345"), Level::Pallet);
    QVERIFY(rule);
    QCOMPARE(rule->maxLots, 4);
}

void TestRuleSet::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error"); // code, line:column, path, detail
    const auto row = [](const char *name, const char *json, const char *error) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(error);
    };
    row("no object", "[1]", "NOT_AN_OBJECT 1:1  object");
    row("no version", R"({"id":"a"})", "MISSING_MEMBER 1:1  version");
    row("typing mistake", "{\"id\":\"a\",\"version\":\"1\",\n  \"lables\":{}}",
        "UNKNOWN_MEMBER 2:12 lables lables");
    row("function nobody knows", R"({"id":"a","version":"1","roles":{"fly":{}}})",
        "UNKNOWN_MEMBER 1:40 roles.fly fly");
    row("permission nobody knows", R"({"id":"a","version":"1","roles":{"pack":{"qa":"sure"}}})",
        "UNKNOWN_WORD 1:47 roles.pack.qa sure");
    row("text for a number", R"({"id":"a","version":"1","freshness":{"packingSeconds":"1"}})",
        "WRONG_TYPE 1:55 freshness.packingSeconds number");
    row("no time at all", R"({"id":"a","version":"1","freshness":{"packingSeconds":0}})",
        "OUT_OF_RANGE 1:55 freshness.packingSeconds 0");
    row("half a second", R"({"id":"a","version":"1","freshness":{"releaseSeconds":1.5}})",
        "OUT_OF_RANGE 1:55 freshness.releaseSeconds 1.5");
    row("signing shortens", R"({"id":"a","version":"1","freshness":{"packingSignedSeconds":60}})",
        "OUT_OF_RANGE 1:37 freshness packingSignedSeconds");
    row("bad GTIN", R"({"id":"a","version":"1","packaging":[{"product":"1","level":"carton"}]})",
        "BAD_GTIN 1:49 packaging[0].product 1");
    row("a pack holds nothing",
        R"({"id":"a","version":"1","packaging":[{"product":"09521141012345","level":"pack"}]})",
        "OUT_OF_RANGE 1:38 packaging[0] pack");
    row("a carton in a carton",
        R"({"id":"a","version":"1","packaging":[{"product":"09521141012345","level":"carton","alsoTakes":["carton"]}]})",
        "OUT_OF_RANGE 1:38 packaging[0] carton");
    row("falling plan",
        R"({"id":"a","version":"1","samplePlan":[{"upTo":9,"sample":2},{"upTo":9,"sample":3}]})",
        "OUT_OF_RANGE 1:61 samplePlan[1] upTo");
    row("reason without English",
        R"({"id":"a","version":"1","reasons":[{"code":"R","text":{"de":"x"}}]})",
        "MISSING_MEMBER 1:55 reasons[0].text en");
    row("flag as text", R"({"id":"a","version":"1","labels":{"staleBlocks":"no"}})",
        "WRONG_TYPE 1:49 labels.staleBlocks boolean");
}

void TestRuleSet::refuses()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, error);
    const auto rules = RuleSet::fromJson(json);
    QVERIFY(!rules);
    const RuleSet::Error &first = rules.error().first();
    QCOMPARE(u"%1 %2:%3 %4 %5"_s.arg(toCode(first.code))
                 .arg(first.line)
                 .arg(first.column)
                 .arg(first.path, first.detail),
             error);
}

void TestRuleSet::tellsEveryError()
{
    const auto rules = RuleSet::fromJson(
        R"({"id":"","version":"1","labels":{"x":1},"packaging":[{"level":"box"}],"market":{"cascade":"down"}})");
    QVERIFY(!rules);
    QStringList codes;
    for (const RuleSet::Error &error : rules.error())
        codes.append(toCode(error.code));
    QCOMPARE(codes, QStringList({u"OUT_OF_RANGE"_s, u"UNKNOWN_MEMBER"_s, u"UNKNOWN_WORD"_s,
                                 u"MISSING_MEMBER"_s, u"UNKNOWN_WORD"_s}));
}

void TestRuleSet::samples()
{
    RuleSet rules;
    rules.samplePlan = {{50, 5}, {500, 20}};
    QCOMPARE(rules.sampleOf(3), 3);
    QCOMPARE(rules.sampleOf(50), 5);
    QCOMPARE(rules.sampleOf(51), 20);
    QCOMPARE(rules.sampleOf(501), 501); // beyond the plan everything is looked at
}

QTEST_GUILESS_MAIN(TestRuleSet)
#include "tst_ruleset.moc"

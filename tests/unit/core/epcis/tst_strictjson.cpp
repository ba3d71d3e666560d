// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/strictjson.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::epcis;
using Code = DocumentError::Code;

Q_DECLARE_METATYPE(pw::epcis::DocumentError::Code)

class TestStrictJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void rejects_data();
    void rejects();
    void depth();
    void manyMembers();
    void membersKeepTheirBytes();
    void elements();
};

void TestStrictJson::accepts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("white space of every kind") << QByteArray(" \t\r\n{ \"a\" : [ 1 , 2 ] } \n");
    QTest::newRow("numbers in every form")
        << QByteArray("[0,-0,1.5,-1.25e3,2E+5,3e-7,123456789012345678]");
    QTest::newRow("escapes") << QByteArray(R"(["\"\\\/\b\f\n\r\t\u00e9"])");
    QTest::newRow("surrogate pair") << QByteArray(R"(["\ud83d\ude00"])");
    QTest::newRow("same name in different objects") << QByteArray(R"({"a":{"b":1},"c":{"b":2}})");
    QTest::newRow("UTF-8") << QByteArray("{\"größe\":\"名\"}");
}

void TestStrictJson::accepts()
{
    QFETCH(const QByteArray, json);
    const auto checked = strictjson::check(json);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
}

void TestStrictJson::rejects_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, const QByteArray &json, Code code = Code::NotJson) {
        QTest::newRow(name) << json << code;
    };
    row("nothing", "");
    row("cut off", R"({"a":[1,2)");
    row("cut off in a string", R"({"a)");
    row("cut off in an escape", "[\"\\");
    row("text after the end", "{} {}");
    row("trailing comma in an array", "[1,]");
    row("trailing comma in an object", R"({"a":1,})");
    row("name without quotes", "{a:1}");
    row("single quotes", "{'a':1}");
    row("comment", "{/* */}");
    row("leading zero", "[01]");
    row("plus sign", "[+1]");
    row("no digit after the point", "[1.]");
    row("no digit before the point", "[.5]");
    row("NaN", "[NaN]");
    row("beyond a double", "[1e999]");
    row("line break in a string", "[\"a\nb\"]");
    row("NUL in a string", QByteArray("[\"a\0b\"]", 7));
    row("unknown escape", R"(["\x41"])");
    row("escape with a NUL", QByteArray("[\"\\\0\"]", 6));
    row("half an escape", R"(["\u00g9"])");
    row("lone high surrogate", R"(["\ud83d"])");
    row("lone low surrogate", R"(["\ude00"])");
    row("high surrogate and letter", R"(["\ud83d\u0041"])");
    row("byte order mark", "\xef\xbb\xbf{}");
    row("Latin-1", "[\"gr\xf6\xdf\x65\"]");
    row("overlong UTF-8", "[\"\xc0\xaf\"]");
    row("surrogate in UTF-8", "[\"\xed\xa0\x80\"]");
    row("member twice", R"({"a":1,"b":2,"a":3})", Code::DuplicateMember);
    row("member twice, once escaped", R"({"eventID":1,"event\u0049D":2})", Code::DuplicateMember);
    row("member twice, deep inside", R"([{"x":[{"a":1,"a":1}]}])", Code::DuplicateMember);
}

void TestStrictJson::rejects()
{
    QFETCH(const QByteArray, json);
    const auto checked = strictjson::check(json);
    QVERIFY(!checked);
    QTEST(checked.error().code, "code");
}

void TestStrictJson::depth()
{
    const auto nested = [](int depth) {
        return QByteArray(QByteArray(depth, '[') + QByteArray(depth, ']'));
    };
    QVERIFY(strictjson::check(nested(32)));
    const auto deeper = strictjson::check(nested(33));
    QVERIFY(!deeper);
    QCOMPARE(deeper.error().code, Code::TooDeep);
    QVERIFY(!strictjson::check(nested(1'000'000))); // does not recurse its way off the stack
}

void TestStrictJson::manyMembers()
{
    QByteArray json = "{";
    for (int i = 0; i < 100'000; ++i)
        json += "\"m" + QByteArray::number(i) + "\":0,";
    QVERIFY(strictjson::check(QByteArray(json + "\"last\":0}")));
    QVERIFY(!strictjson::check(QByteArray(json + "\"m77\":0}")));
}

void TestStrictJson::membersKeepTheirBytes()
{
    const QByteArray json =
        R"( { "value" : 1.2300 , "nested":{ "}": "\"" , "n":[1,{}] } , "s":"a\\" } )";
    QVERIFY(strictjson::check(json));
    const QList<strictjson::Member> members = strictjson::membersOf(json);
    QCOMPARE(members.size(), 3);
    QCOMPARE(members[0].name.toByteArray(), "value");
    QCOMPARE(members[0].value.toByteArray(), "1.2300");
    QCOMPARE(members[1].value.toByteArray(), R"({ "}": "\"" , "n":[1,{}] })");
    QCOMPARE(members[2].value.toByteArray(), R"("a\\")");
    QCOMPARE(strictjson::memberOf(json, "s").toByteArray(), R"("a\\")");
    QVERIFY(strictjson::memberOf(json, "n").isEmpty());
    QVERIFY(strictjson::membersOf("[]").isEmpty());
}

void TestStrictJson::elements()
{
    const QByteArray json = R"([ {"a":[1,2]} , "x,y", -1.50e2,true ,[ ] ])";
    const QList<QByteArrayView> elements = strictjson::elementsOf(json);
    QCOMPARE(elements.size(), 5);
    QCOMPARE(elements[0].toByteArray(), R"({"a":[1,2]})");
    QCOMPARE(elements[1].toByteArray(), R"("x,y")");
    QCOMPARE(elements[2].toByteArray(), "-1.50e2");
    QCOMPARE(elements[3].toByteArray(), "true");
    QCOMPARE(elements[4].toByteArray(), "[ ]");
    QVERIFY(strictjson::elementsOf("[]").isEmpty());
    QVERIFY(strictjson::elementsOf("{}").isEmpty());
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "tst_strictjson.moc"

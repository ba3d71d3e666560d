// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyboardlayout.h"

#include <QtTest>

using namespace Qt::StringLiterals;

using pw::devices::KeyboardLayout;
using pw::scan::ProfileError;
using Chord = KeyboardLayout::Chord;

class TestKeyboardLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfAsciiIsTyped_data();
    void allOfAsciiIsTyped();
    void knownKeys();
    void refuses_data();
    void refuses();
    void noSuchLayout();
};

void TestKeyboardLayout::allOfAsciiIsTyped_data()
{
    QTest::addColumn<QString>("id");
    const QStringList ids = KeyboardLayout::ids();
    QVERIFY(ids.size() >= 13); // as many as the wedge was measured with
    for (const QString &id : ids)
        QTest::newRow(qPrintable(id)) << id;
}

void TestKeyboardLayout::allOfAsciiIsTyped()
{
    QFETCH(const QString, id);
    const auto layout = KeyboardLayout::load(id);
    QVERIFY(layout);
    QCOMPARE(layout->id(), id);
    for (char c = ' '; c <= '~'; ++c) {
        const auto chord = layout->chord(c);
        QVERIFY2(chord, &c);
        QCOMPARE(layout->meaning(chord->code, chord->shift, chord->altGr),
                 (KeyboardLayout::Meaning{c, chord->dead}));
    }
}

void TestKeyboardLayout::knownKeys()
{
    const auto german = KeyboardLayout::load(u"de"_s);
    QCOMPARE(german->chord(']'), (Chord{10, false, true, false}));
    QCOMPARE(german->chord('z'), (Chord{21, false, false, false}));
    QCOMPARE(german->chord('^'), (Chord{41, false, false, true}));
    const auto french = KeyboardLayout::load(u"fr"_s);
    QCOMPARE(french->chord('1'), (Chord{2, true, false, false}));
    QVERIFY(!french->meaning(200, false, false));
}

void TestKeyboardLayout::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("not JSON") << QByteArray("{") << QString();
    QTest::newRow("schema") << QByteArray(R"({"schema": 2})") << u"schema"_s;
    QTest::newRow("no id") << QByteArray(R"({"schema": 1, "keys": {"2": ["1"]}})") << u"id"_s;
    QTest::newRow("no keys") << QByteArray(R"({"schema": 1, "id": "x"})") << u"keys"_s;
    QTest::newRow("key by name") << QByteArray(R"({"schema": 1, "id": "x", "keys": {"Q": ["q"]}})")
                                 << u"keys.Q"_s;
    QTest::newRow("two characters")
        << QByteArray(R"({"schema": 1, "id": "x", "keys": {"2": ["qq"]}})") << u"keys.2"_s;
    QTest::newRow("accent of nothing")
        << QByteArray(R"({"schema": 1, "id": "x", "keys": {"2": ["dead "]}})") << u"keys.2"_s;
    QTest::newRow("five levels") << QByteArray(
        R"({"schema": 1, "id": "x", "keys": {"2": ["1", "2", "3", "4", "5"]}})")
                                 << u"keys.2"_s;
}

void TestKeyboardLayout::refuses()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, field);
    const auto layout = KeyboardLayout::fromJson(json);
    QVERIFY(!layout);
    QCOMPARE(layout.error().field, field);
}

void TestKeyboardLayout::noSuchLayout()
{
    QVERIFY(!KeyboardLayout::load(u"klingon"_s));
    QVERIFY(!KeyboardLayout::load(u"../keyboard-layouts/us"_s));
}

QTEST_GUILESS_MAIN(TestKeyboardLayout)
#include "tst_keyboardlayout.moc"

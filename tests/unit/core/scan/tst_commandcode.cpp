// SPDX-License-Identifier: Apache-2.0
#include "core/scan/commandcode.h"

#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::scan;
using Verb = BenchCommand::Verb;

Q_DECLARE_METATYPE(BenchCommand)
Q_DECLARE_METATYPE(CommandError)

namespace {

const QByteArray Key = QByteArray(32, '\x5a');

} // namespace

class TestCommandCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void thereAndBack_data();
    void thereAndBack();
    void knownAnswer();
    void refused_data();
    void refused();
    void everyChangeIsAForgery();
    void anotherSitesKey();
    void complete();
};

void TestCommandCode::thereAndBack_data()
{
    QTest::addColumn<BenchCommand>("command");
    for (int verb = 0; verb < int(Verb::New); ++verb)
        QTest::addRow("%s", toCode(Verb(verb)).latin1()) << BenchCommand{Verb(verb), {}};
    QTest::newRow("new carton") << BenchCommand{Verb::New, u"carton"_s};
    QTest::newRow("mode") << BenchCommand{Verb::Mode, u"top-up"_s};
    QTest::newRow("page") << BenchCommand{Verb::Page, u"history2"_s};
}

void TestCommandCode::thereAndBack()
{
    QFETCH(const BenchCommand, command);
    const QByteArray code = commandcode::encode(command, Key);
    QVERIFY(commandcode::isCommand(code));
    const auto read = commandcode::decode(code, Key);
    QVERIFY(read);
    QVERIFY(*read == command);
    // What every symbology, and every keyboard's layout, has.
    for (const char c : code)
        QVERIFY((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
}

/// HMAC-SHA256 of "PWC1-UNDO" under 32 bytes 5a, made by another program (openssl dgst).
void TestCommandCode::knownAnswer()
{
    QCOMPARE(commandcode::encode({Verb::Undo, {}}, Key), QByteArray("PWC1-UNDO-K6I5N7YIHEESUTM2"));
}

void TestCommandCode::refused_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<CommandError>("error");
    const QByteArray good = commandcode::encode({Verb::Undo, {}}, Key);
    QTest::newRow("nothing but the prefix") << QByteArray("PWC1-") << CommandError::Malformed;
    QTest::newRow("no check") << QByteArray("PWC1-UNDO") << CommandError::Malformed;
    QTest::newRow("check without verb")
        << QByteArray("PWC1-ABCDEFGHIJKLMNOP") << CommandError::Malformed;
    QTest::newRow("cut off") << good.chopped(1) << CommandError::Malformed;
    QTest::newRow("made up") << QByteArray("PWC1-UNDO-AAAAAAAAAAAAAAAA") << CommandError::Forged;
    QTest::newRow("small letters in the check")
        << QByteArray("PWC1-UNDO-" + good.last(16).toLower()) << CommandError::Forged;
    QTest::newRow("check of another verb")
        << QByteArray("PWC1-CLOSE-" + good.last(16)) << CommandError::Forged;
    QTest::newRow("argument added")
        << QByteArray("PWC1-UNDO.X-" + good.last(16)) << CommandError::Forged;
}

void TestCommandCode::refused()
{
    QFETCH(const QByteArray, code);
    const auto read = commandcode::decode(code, Key);
    QVERIFY(!read);
    QTEST(read.error(), "error");
}

void TestCommandCode::everyChangeIsAForgery()
{
    const QByteArray good = commandcode::encode({Verb::New, u"pallet"_s}, Key);
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (const char c : {'A', 'B', '2', '-', '.', 'a', '\xff'}) {
            QByteArray changed = good;
            changed[i] = c;
            if (changed != good)
                QVERIFY(!commandcode::decode(changed, Key));
        }
    }
}

void TestCommandCode::anotherSitesKey()
{
    const QByteArray code = commandcode::encode({Verb::Close, {}}, Key);
    QCOMPARE(commandcode::decode(code, QByteArray(32, '\x5b')).error(), CommandError::Forged);
    QCOMPARE(commandcode::decode(code, {}).error(), CommandError::NoKey);
    QCOMPARE(commandcode::decode(code, Key.first(15)).error(), CommandError::NoKey);
}

void TestCommandCode::complete()
{
    QVERIFY(commandcode::isComplete({Verb::Undo, {}}));
    QVERIFY(!commandcode::isComplete({Verb::Undo, u"all"_s}));
    QVERIFY(!commandcode::isComplete({Verb::New, {}}));
    QVERIFY(!commandcode::isComplete({Verb::New, u"Carton"_s}));
    QVERIFY(!commandcode::isComplete({Verb::New, u"a.b"_s}));
    QVERIFY(!commandcode::isComplete({Verb::Page, QString(41, u'a')}));
}

QTEST_GUILESS_MAIN(TestCommandCode)
#include "tst_commandcode.moc"

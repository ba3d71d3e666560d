// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/label.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::gs1::ElementString;
using Code = pw::gs1::LabelFault::Code;

namespace {

constexpr int InOrder = -1;

} // namespace

class TestLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void check_data();
    void check();
};

void TestLabel::check_data()
{
    QTest::addColumn<QStringList>("symbols");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("symbol");
    QTest::addColumn<QString>("ai");
    const QString pallet = u"(00)395211410000000015"_s;
    const QString content = u"(02)19521141012342(37)12(10)L1"_s;
    QTest::newRow("pack") << QStringList{u"(01)09521141012345(21)A1(10)L1"_s} << InOrder << 0
                          << QString();
    QTest::newRow("pallet in two symbols")
        << QStringList{pallet, content} << InOrder << 0 << QString();
    QTest::newRow("the same said twice")
        << QStringList{pallet, content + u"(15)280531"_s, u"(00)395211410000000015(10)L1"_s}
        << InOrder << 0 << QString();
    QTest::newRow("two lots on one label")
        << QStringList{content, u"(00)395211410000000015(10)L2"_s} << int(Code::ConflictingValues)
        << 1 << u"10"_s;
    QTest::newRow("item and content")
        << QStringList{u"(01)09521141012345"_s, content} << int(Code::ExcludedPair) << 1 << u"02"_s;
    QTest::newRow("content without count") << QStringList{pallet, u"(02)19521141012342"_s}
                                           << int(Code::MissingCompanion) << 1 << u"02"_s;
    QTest::newRow("no symbol at all") << QStringList{} << InOrder << 0 << QString();
}

void TestLabel::check()
{
    QFETCH(const QStringList, symbols);
    std::vector<ElementString> read;
    for (const QString &symbol : symbols) {
        const auto elements = ElementString::parseBracketed(symbol, 2026);
        QVERIFY(elements);
        read.push_back(*elements);
    }
    const auto fault = pw::gs1::checkLabel(read);
    QTEST(fault ? int(fault->code) : InOrder, "code");
    if (fault) {
        QTEST(int(fault->symbol), "symbol");
        QTEST(fault->ai, "ai");
    }
}

QTEST_GUILESS_MAIN(TestLabel)
#include "tst_label.moc"

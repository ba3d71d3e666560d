// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/hierarchytable.h"
#include "core/domain/imports/serialtable.h"
#include "core/domain/masterdata.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;
using namespace pw::domain::imports;

namespace {

constexpr int Year = 2026;

/// "child<parent lot expiry level" of a row, or its faults.
QString told(const Row &row)
{
    QStringList words;
    for (const Objection &objection : row.objections)
        words.append(toCode(objection.fault) + u' ' + objection.detail);
    const QList<Statement> says = words.isEmpty() ? row.says : QList<Statement>();
    for (const Statement &said : says) {
        if (const auto *made = std::get_if<Commissioned>(&said)) {
            words.append(u"is "_s + made->units.first().key());
            if (made->level)
                words.append(toCode(*made->level));
            words += QStringList{made->lot, made->expiry.toString(Qt::ISODate)};
        } else if (const auto *entered = std::get_if<Entered>(&said)) {
            words.append(u"in "_s + entered->parent.key());
        }
    }
    words.removeAll(QString());
    return words.join(u' ');
}

QStringList told(const SerialTable &table)
{
    QStringList rows;
    for (const Row &row : table.rows)
        rows.append(told(row));
    return rows;
}

} // namespace

class TestSerialTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refusesTheFile_data();
    void refusesTheFile();
    void aListOfOneProduct();
    void rowsKnowTheirPlace();
    void aRefusedRowNamesItsContainer();
    void whatWeWriteIsRead();
};

void TestSerialTable::reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &file, const QStringList &expected) {
        QTest::newRow(name) << file << expected;
    };
    const QString pack = u"is 01/09521141012345/21/A1"_s;
    const QString box = u"is 00/195211411000000018"_s;
    row("plain list of SSCC", "195211411000000018\n395211411000000012\n",
        {box, u"is 00/395211411000000012"_s});
    row("plain list of element strings", "(01)09521141012345(21)A1", {pack});
    row("child and parent without heading", "(01)09521141012345(21)A1,195211411000000018",
        {pack + u' ' + box + u" in 00/195211411000000018"_s});
    row("heading of the task",
        "child,parent,gtin,lot,expiry,level\r\n"
        "https://id.gs1.org/01/09521141012345/21/A1,195211411000000018,,"
        "L1,2029-05-31,pack\r\n",
        {pack + u" pack L1 2029-05-31 "_s + box + u" in 00/195211411000000018"_s});
    row("GTIN and serial name a unit", "gtin;serial\n9521141012345;A1", {pack});
    row("columns in any order and case", "LOT,Serial,Gtin\nL1,A1,09521141012345",
        {pack + u" L1"_s});
    row("our own key", "unit\n01/09521141012345/21/A1", {pack});
    row("EPC URN", "unit\nurn:epc:id:sgtin:9521141.001234.A1", {u"is 01/09521141012345/21/A1"_s});
    row("a good state", "unit,state\n195211411000000018,commissioned", {box});

    row("a state that is not good", "unit,state\n195211411000000018,quarantined",
        {u"STATE_NOT_TAKEN quarantined"_s});
    row("check digit wrong", "unit\n195211411000000019\n195211411000000018",
        {u"NOT_A_UNIT unit: 195211411000000019"_s, box});
    row("parent is none", "unit,parent\n195211411000000018,pallet 7",
        {u"NOT_A_UNIT parent: pallet 7"_s});
    row("nothing in the unit's cell", "unit,lot\n,L1", {u"MISSING_VALUE unit"_s});
    row("serial without product", "serial\nA1", {u"MISSING_VALUE gtin"_s});
    row("GTIN's check digit", "gtin,serial\n09521141012346,A1",
        {u"BAD_VALUE gtin: 09521141012346"_s});
    row("serial with a blank", "gtin,serial\n09521141012345,A 1", {u"BAD_VALUE serial: A 1"_s});
    row("date as people write it", "unit,expiry\n195211411000000018,31.05.2029",
        {u"BAD_VALUE expiry: 31.05.2029"_s});
    row("level nobody knows", "unit,level\n195211411000000018,crate",
        {u"BAD_VALUE level: crate"_s});
    row("a cell too many", "unit,lot\n195211411000000018,L1,x", {u"WRONG_COLUMN_COUNT 3"_s});
    row("everything wrong is told", "unit,expiry,level\nx,y,z",
        {u"NOT_A_UNIT unit: x BAD_VALUE level: z BAD_VALUE expiry: y"_s});
}

void TestSerialTable::reads()
{
    QFETCH(const QByteArray, file);
    const auto table = readSerialTable(file, Year);
    QVERIFY(table);
    QTEST(told(*table), "expected");
}

void TestSerialTable::refusesTheFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    using Code = TableError::Code;
    QTest::newRow("nothing in it") << QByteArray("\n\n") << int(Code::Empty);
    QTest::newRow("a heading alone") << QByteArray("unit,lot\n") << int(Code::Empty);
    QTest::newRow("no column of units") << QByteArray("lot,expiry\nL1,") << int(Code::NoUnitColumn);
    QTest::newRow("two columns of one meaning")
        << QByteArray("unit,child\na,b") << int(Code::DoubleColumn);
    QTest::newRow("neither heading nor unit") << QByteArray("Dear Sir,\n") << int(Code::NoHeading);
    QTest::newRow("no CSV") << QByteArray("unit\n\"a") << int(Code::Csv);
}

void TestSerialTable::refusesTheFile()
{
    QFETCH(const QByteArray, file);
    const auto table = readSerialTable(file, Year);
    QVERIFY(!table);
    QTEST(int(table.error().code), "code");
}

void TestSerialTable::aListOfOneProduct()
{
    const auto table =
        readSerialTable("A1\nA2\n195211411000000018\n", Year, *gs1::Gtin::parse(u"09521141012345"));
    QVERIFY(table);
    QCOMPARE(told(*table),
             (QStringList{u"is 01/09521141012345/21/A1"_s, u"is 01/09521141012345/21/A2"_s,
                          u"is 00/195211411000000018"_s}));
}

void TestSerialTable::rowsKnowTheirPlace()
{
    const auto table = readSerialTable("unit,colour\n\n195211411000000018,red\n# x\nx,\n", Year);
    QVERIFY(table);
    QCOMPARE(table->rows.size(), 2);
    QCOMPARE(table->rows[0].line, 3);
    QCOMPARE(table->rows[1].line, 5);
    QCOMPARE(table->rows[1].number, 2);
    QCOMPARE(table->ignoredColumns, QStringList{u"colour"_s});
}

void TestSerialTable::aRefusedRowNamesItsContainer()
{
    const auto table = readSerialTable("unit,parent\nrubbish,195211411000000018\n", Year);
    QVERIFY(table && !table->rows.first().objections.isEmpty());
    const auto *entered = std::get_if<Entered>(&table->rows.first().says.last());
    QVERIFY(entered);
    QCOMPARE(entered->parent.key(), u"00/195211411000000018"_s);
    QVERIFY(entered->children.isEmpty());
}

void TestSerialTable::whatWeWriteIsRead()
{
    UnitState box{epc::Epc(*gs1::Sscc::parse(u"195211411000000018"))};
    box.level = Level::Carton;
    box.container = ContainerState();
    box.lot = u"told by its contents"_s;
    UnitState pack{epc::Epc(*epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), u"=A,1"_s))};
    pack.lot = u"L\"1"_s;
    pack.expiry = QDate(2029, 5, 31);
    pack.parent = box.id;
    const QByteArray written = hierarchyTable({{box, HierarchyNode::NoParent}, {pack, 0}});
    QVERIFY(written.startsWith("level,parent,unit,gtin,serial,lot,expiry,state\r\n"));
    const auto table = readSerialTable(written, Year);
    QVERIFY(table);
    QCOMPARE(told(*table), (QStringList{u"is 00/195211411000000018 carton"_s,
                                        u"is "_s + pack.id.key() + u" pack L\"1 2029-05-31 is "_s
                                            + box.id.key() + u" in "_s + box.id.key()}));
    pack.holds = {Hold{HoldClass::Quarantined}, Hold{HoldClass::Recalled}};
    QVERIFY(hierarchyTable({{pack, HierarchyNode::NoParent}}).contains(",recalled\r\n"));
}

QTEST_GUILESS_MAIN(TestSerialTable)
#include "tst_serialtable.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/csvtable.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain::imports;

namespace {

/// Cells by '|', rows by '/', each with its line.
QString told(const QList<CsvRow> &rows)
{
    QStringList lines;
    for (const CsvRow &row : rows)
        lines.append(QString::number(row.line) + u':' + row.cells.join(u'|'));
    return lines.join(u'/');
}

} // namespace

class TestCsvTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writtenIsRead();
};

void TestCsvTable::reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &file, const QString &expected) {
        QTest::newRow(name) << file << expected;
    };
    row("nothing", "", u""_s);
    row("one cell", "a", u"1:a"_s);
    row("lines end in LF", "a,b\nc,d\n", u"1:a|b/2:c|d"_s);
    row("lines end in CR LF", "a,b\r\nc,d\r\n", u"1:a|b/2:c|d"_s);
    row("byte order mark",
        "\xef\xbb\xbf"
        "a,b",
        u"1:a|b"_s);
    row("semicolons, as where a comma is decimal", "a;b;c,5\n1;2;3", u"1:a|b|c,5/2:1|2|3"_s);
    row("tabs", "a\tb\n1\t2", u"1:a|b/2:1|2"_s);
    row("a separator in quotes does not tell", "\"a;b;c\",d\n1,2", u"1:a;b;c|d/2:1|2"_s);
    row("the separator is told by the first line that has one", "a\nb;c\n", u"1:a/2:b|c"_s);
    row("quote in quotes", "\"a\"\"b\",c", u"1:a\"b|c"_s);
    row("quote inside a plain cell is text", "a\"b,c", u"1:a\"b|c"_s);
    row("line break in quotes", "\"a\nb\",c\nd,e", u"1:a\nb|c/3:d|e"_s);
    row("blanks around", " a , \"b\" ,c ", u"1:a|b|c"_s);
    row("blanks in quotes stay", "\" a \",b", u"1: a |b"_s);
    row("empty cells", ",,a,", u"1:||a|"_s);
    row("empty lines", "a,b\n\n ,\nc,d", u"1:a|b/4:c|d"_s);
    row("remarks", "# made by us, in May\na;b\n#x\nc;d", u"2:a|b/4:c|d"_s);
    row("letters beyond ASCII", "Größe,ж", u"1:Größe|ж"_s);
    row("an empty quoted cell", "\"\",b", u"1:|b"_s);
}

void TestCsvTable::reads()
{
    QFETCH(const QByteArray, file);
    const auto rows = readCsv(file);
    QVERIFY(rows);
    QTEST(told(*rows), "expected");
}

void TestCsvTable::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<CsvError>("error");
    using Code = CsvError::Code;
    QTest::newRow("quote that never ends")
        << QByteArray("a,b\nc,\"d\ne") << CsvError{Code::OpenQuote, 2, 3};
    QTest::newRow("text after a quote")
        << QByteArray("a\n\"b\"c,d") << CsvError{Code::TextAfterQuote, 2, 4};
    QTest::newRow("Latin-1") << QByteArray("a,b\nGr\xf6\xdf"
                                           "e,c")
                             << CsvError{Code::NotUtf8, 2, 3};
    QTest::newRow("binary") << QByteArray("ab\nc\0d", 6) << CsvError{Code::Nul, 2, 2};
}

void TestCsvTable::refuses()
{
    QFETCH(const QByteArray, file);
    const auto rows = readCsv(file);
    QVERIFY(!rows);
    QTEST(rows.error(), "error");
}

void TestCsvTable::writtenIsRead()
{
    const QStringList cells{u"plain"_s, u""_s,       u"with,comma"_s, u"with \"quotes\""_s,
                            u"a\nb"_s,  u" blank"_s, u"=1+1"_s,       u"#no remark"_s};
    for (const char separator : {',', ';'}) {
        const auto read = readCsv(csvLine(cells, separator) + "\r\n");
        QVERIFY(read);
        QCOMPARE(read->first().cells, cells);
    }
    const auto first = readCsv(csvLine({u"#no remark"_s, u"b"_s}));
    QCOMPARE(first->first().cells, (QStringList{u"#no remark"_s, u"b"_s}));
}

QTEST_GUILESS_MAIN(TestCsvTable)
#include "tst_csvtable.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/labels/symbolencoder.h"
#include "core/labels/symbolsvg.h"
#include "core/labels/testsheet.h"
#include "tests/unit/core/labels/zxingreader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace pw::labels;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Symbology)
Q_DECLARE_METATYPE(EncodeError::Code)

class TestSymbolEncoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void independentDecoderReadsTheSame_data();
    void independentDecoderReadsTheSame();
    void refuses_data();
    void refuses();
    void uncheckedLetsWrongValuesPass();
    void testSheetReadsAsItsFrames();
    void dataMatrixIsSquare();
    void namesOfSymbologiesAreTheirOwn();
    void svgHasTrueSize();

private:
    QString picture(Symbology symbology, const SymbolMatrix &matrix) const;

    QTemporaryDir m_folder;
};

/// A portable grey map: four pixels a module, quiet zones, bars 60 pixels high.
QString TestSymbolEncoder::picture(Symbology symbology, const SymbolMatrix &matrix) const
{
    const int scale = 4;
    const int rowHeight = isLinear(symbology) ? 60 : scale;
    const QuietZone quiet = quietZoneOf(symbology);
    const int width = (matrix.width + quiet.left + quiet.right) * scale;
    const int height = (quiet.top + quiet.bottom) * scale + matrix.height * rowHeight;
    QByteArray pixels(qsizetype(width) * height, '\xff');
    for (int y = 0; y < matrix.height * rowHeight; ++y) {
        for (int x = 0; x < matrix.width * scale; ++x) {
            const qsizetype row = y + quiet.top * scale;
            if (matrix.dark(x / scale, y / rowHeight))
                pixels[row * width + x + quiet.left * scale] = '\0';
        }
    }
    QFile file(m_folder.filePath(u"symbol.pgm"_s));
    const QByteArray head = QByteArray("P5\n") + QByteArray::number(width) + ' '
                            + QByteArray::number(height) + "\n255\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(head + pixels) < pixels.size())
        return {};
    return file.fileName();
}

void TestSymbolEncoder::independentDecoderReadsTheSame_data()
{
    QTest::addColumn<Symbology>("symbology");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QByteArray>("aim");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("pack label") << Symbology::Gs1DataMatrix
                                << u"(01)09521141012345(21)A7K2M9QX(17)290531(10)C26A7"_s
                                << "]d2"_ba
                                << "010952114101234521A7K2M9QX\x1d"
                                   "1729053110C26A7"_ba;
    QTest::newRow("variable last: no separator at the end")
        << Symbology::Gs1DataMatrix << u"(01)09521141012345(17)290531(10)C26A7"_s << "]d2"_ba
        << "0109521141012345"
           "17290531"
           "10C26A7"_ba;
    QTest::newRow("every character of set 82 that needs care")
        << Symbology::Gs1DataMatrix << u"(01)09521141012345(21)a!\"%&')*+,-./:;<=?_"_s << "]d2"_ba
        << "010952114101234521a!\"%&')*+,-./:;<=?_"_ba;
    QTest::newRow("opening bracket in a serial")
        << Symbology::Gs1DataMatrix << u"(01)09521141012345(21)A\\(17)290531(10)C26A7"_s << "]d2"_ba
        << "010952114101234521A(17)290531\x1d"
           "10C26A7"_ba;
    QTest::newRow("SSCC") << Symbology::Gs1_128 << u"(00)195211410000014810"_s << "]C1"_ba
                          << "00195211410000014810"_ba;
    QTest::newRow("GS1-128 of exactly 48 characters")
        << Symbology::Gs1_128 << u"(01)09521141012345(10)ABCDEFGHJK(21)ABCDEFGHJKLMNPQRS"_s
        << "]C1"_ba
        << "010952114101234510ABCDEFGHJK\x1d"
           "21ABCDEFGHJKLMNPQRS"_ba;
    QTest::newRow("GS1-128, separator after a variable length")
        << Symbology::Gs1_128 << u"(02)09521141012345(37)25(10)C26A7"_s << "]C1"_ba
        << "02095211410123453725\x1d"
           "10C26A7"_ba;
    QTest::newRow("plain Data Matrix is not GS1")
        << Symbology::DataMatrix << u"LINE-1 CARRIER 0815"_s << "]d1"_ba
        << "LINE-1 CARRIER 0815"_ba;
    QTest::newRow("plain Code 128 is not GS1, though it looks so")
        << Symbology::Code128 << u"00195211410000014810"_s << "]C0"_ba
        << "00195211410000014810"_ba;
    QTest::newRow("EAN-13") << Symbology::Ean13 << u"9521141012345"_s << "]E0"_ba
                            << "9521141012345"_ba;
}

void TestSymbolEncoder::independentDecoderReadsTheSame()
{
    QFETCH(const Symbology, symbology);
    QFETCH(const QString, data);
    const auto matrix = encode(symbology, data);
    QVERIFY2(matrix, matrix ? "" : qPrintable(matrix.error().detail));
    if (pw::test::zxingReader().isEmpty())
        QSKIP("ZXingReader is absent: install the package zxing-cpp-tools");

    const QString file = picture(symbology, *matrix);
    QVERIFY(!file.isEmpty());
    const auto read = pw::test::readSymbols({file});
    QCOMPARE(read.size(), 1);
    QTEST(read.first().aim, "aim");
    QTEST(read.first().bytes, "bytes");
}

void TestSymbolEncoder::refuses_data()
{
    QTest::addColumn<Symbology>("symbology");
    QTest::addColumn<QString>("data");
    QTest::addColumn<EncodeError::Code>("code");
    using Code = EncodeError::Code;

    const auto row = [](const char *why, Symbology symbology, const QString &data, Code code) {
        QTest::newRow(why) << symbology << data << code;
    };
    row("nothing", Symbology::Gs1DataMatrix, {}, Code::Empty);
    row("nothing, plain", Symbology::Code128, {}, Code::Empty);
    row("wrong check digit of a GTIN", Symbology::Gs1DataMatrix, u"(01)09521141012346(21)A"_s,
        Code::BadData);
    row("wrong check digit of an SSCC", Symbology::Gs1_128, u"(00)195211410000014811"_s,
        Code::BadData);
    row("month 13", Symbology::Gs1DataMatrix, u"(01)09521141012345(17)291331"_s, Code::BadData);
    row("serial too long", Symbology::Gs1DataMatrix,
        u"(01)09521141012345(21)ABCDEFGHJKLMNPQRSTUVW"_s, Code::BadData);
    row("AI that does not exist", Symbology::Gs1DataMatrix, u"(05)1"_s, Code::BadData);
    row("AI without value", Symbology::Gs1DataMatrix, u"(01)09521141012345(21)"_s, Code::BadData);
    row("character outside set 82", Symbology::Gs1DataMatrix, u"(21)A#B"_s, Code::BadData);
    row("AIs without brackets", Symbology::Gs1DataMatrix, u"0109521141012345"_s, Code::BadData);
    row("bracket never closed", Symbology::Gs1DataMatrix, u"(01"_s, Code::BadData);
    row("an AI smuggled in by a lot", Symbology::Gs1DataMatrix,
        u"(01)09521141012345(10)A[17]290531"_s, Code::BadData);
    row("letter of another script", Symbology::Gs1DataMatrix, u"(21)\u0410"_s, Code::BadData);
    row("GS1-128 of 49 characters", Symbology::Gs1_128,
        u"(01)09521141012345(10)ABCDEFGHJK(21)ABCDEFGHJKLMNPQRST"_s, Code::TooLong);
    row("Data Matrix overfull", Symbology::DataMatrix, QString(3000, u'A'), Code::TooLong);
    row("umlaut in plain text", Symbology::DataMatrix, u"Stra\u00dfe"_s, Code::BadData);
    row("EAN-13 with wrong check digit", Symbology::Ean13, u"9521141012346"_s, Code::BadData);
    row("EAN-13 without check digit", Symbology::Ean13, u"952114101234"_s, Code::BadData);
    row("EAN-13 with letters", Symbology::Ean13, u"95211410123A5"_s, Code::BadData);
}

void TestSymbolEncoder::refuses()
{
    QFETCH(const Symbology, symbology);
    QFETCH(const QString, data);
    const auto matrix = encode(symbology, data);
    QVERIFY(!matrix);
    QTEST(matrix.error().code, "code");
    QCOMPARE(matrix.error().detail.isEmpty(), matrix.error().code == EncodeError::Code::Empty);
}

void TestSymbolEncoder::uncheckedLetsWrongValuesPass()
{
    const QString data = u"(01)09521141012346(17)291331"_s;
    QVERIFY(!encode(Symbology::Gs1DataMatrix, data));
    const auto matrix = encodeUnchecked(Symbology::Gs1DataMatrix, data);
    QVERIFY(matrix);
    if (pw::test::zxingReader().isEmpty())
        QSKIP("ZXingReader is absent: install the package zxing-cpp-tools");
    const auto read = pw::test::readSymbols({picture(Symbology::Gs1DataMatrix, *matrix)});
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().bytes, "010952114101234617291331"_ba);
}

/// The codes that prove a scanner hold what they say, by an independent decoder.
void TestSymbolEncoder::testSheetReadsAsItsFrames()
{
    if (pw::test::zxingReader().isEmpty())
        QSKIP("ZXingReader is absent: install the package zxing-cpp-tools");
    for (const pw::labels::TestSheetCode &code : pw::labels::testSheetCodes()) {
        const auto matrix = encode(code.symbology, code.data);
        QVERIFY(matrix);
        const auto read = pw::test::readSymbols({picture(code.symbology, *matrix)});
        QCOMPARE(read.size(), 1);
        QCOMPARE(QByteArray(read.first().aim + read.first().bytes), code.frame);
    }
}

void TestSymbolEncoder::dataMatrixIsSquare()
{
    // Short enough for a rectangle of 8 x 32, which libzint prefers by itself.
    for (const QString &serial : {u"A"_s, u"ABCDEF"_s, u"ABCDEFGHJKLMNPQRSTUV"_s}) {
        const auto matrix =
            encode(Symbology::Gs1DataMatrix, QString(u"(01)09521141012345(21)"_s + serial));
        QVERIFY(matrix);
        QCOMPARE(matrix->width, matrix->height);
        QCOMPARE(matrix->modules.size(), size_t(matrix->width) * size_t(matrix->height));
    }
}

void TestSymbolEncoder::namesOfSymbologiesAreTheirOwn()
{
    for (const Symbology symbology : {Symbology::Gs1DataMatrix, Symbology::Gs1_128,
                                      Symbology::DataMatrix, Symbology::Code128, Symbology::Ean13})
        QCOMPARE(symbologyFromCode(toCode(symbology).toString()), std::optional(symbology));
    QVERIFY(!symbologyFromCode(u"qr"));
}

void TestSymbolEncoder::svgHasTrueSize()
{
    SymbolMatrix bars{3, 1, {true, false, true}};
    QCOMPARE(symbolSvg(Symbology::Code128, bars, {0.5, 10.}),
             u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"11.5mm\" height=\"10mm\""
             " viewBox=\"0 0 23 20\" shape-rendering=\"crispEdges\">"
             "<rect width=\"23\" height=\"20\" fill=\"#fff\"/>"
             "<path d=\"M10 0h1v20h-1zM12 0h1v20h-1z\"/></svg>"_s);
}

QTEST_GUILESS_MAIN(TestSymbolEncoder)
#include "tst_symbolencoder.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/scan/symboldecoder.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using pw::scan::decodeSymbol;
using pw::scan::FrameStatus;
using pw::scan::Framing;
using pw::scan::SymbolError;
using Code = SymbolError::Code;

Q_DECLARE_METATYPE(Code)

namespace {

const Framing Anything;
const Framing AimRequired{.aimRequired = true};

} // namespace

class TestSymbolDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void symbols_data();
    void symbols();
    void refused_data();
    void refused();
    void framesThatAreNone_data();
    void framesThatAreNone();
    void identifierRequired();
};

void TestSymbolDecoder::symbols_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("data");
    using B = QByteArray;
    QTest::newRow("identifier apart") << B("]d201095211") << B("]d2") << B("01095211");
    QTest::newRow("no identifier") << B("01095211") << B() << B("01095211");
    QTest::newRow("leading GS instead of an identifier") << B("\x1d"
                                                              "01095211")
                                                         << B() << B("01095211");
    QTest::newRow("only one leading GS goes") << B("\x1d\x1d"
                                                   "0109")
                                              << B()
                                              << B("\x1d"
                                                   "0109");
    QTest::newRow("GS after an identifier is data") << B("]d2\x1d"
                                                         "0109")
                                                    << B("]d2")
                                                    << B("\x1d"
                                                         "0109");
    QTest::newRow("separators stay") << B("]C110A\x1d"
                                          "21B\x1d")
                                     << B("]C1")
                                     << B("10A\x1d"
                                          "21B\x1d");
    QTest::newRow("ISO/IEC 15434 envelope") << B("]d1[)>\x1e"
                                                 "06\x1d"
                                                 "9N1\x1e\x04")
                                            << B("]d1")
                                            << B("[)>\x1e"
                                                 "06\x1d"
                                                 "9N1\x1e\x04");
    QTest::newRow("ECI of UTF-8 is no data")
        << B("]d5\\00002601095211") << B("]d5") << B("01095211");
    QTest::newRow("ECI in the middle") << B("]Q410A\\000003\x1d"
                                            "21B")
                                       << B("]Q4")
                                       << B("10A\x1d"
                                            "21B");
    QTest::newRow("backslash that is data") << B("]d4A\\\\000026") << B("]d4") << B("A\\000026");
    QTest::newRow("no ECI protocol, so a backslash is one")
        << B("]d1A\\000026") << B("]d1") << B("A\\000026");
    QTest::newRow("blanks are data") << B("]C0A B ") << B("]C0") << B("A B ");
    QTest::newRow("bracket that begins no identifier") << B("]]]") << B() << B("]]]");
}

void TestSymbolDecoder::symbols()
{
    QFETCH(const QByteArray, frame);
    const auto symbol = decodeSymbol({.bytes = frame}, Anything);
    QVERIFY(symbol);
    QTEST(symbol->symbology ? symbol->symbology->toByteArray() : QByteArray(), "id");
    QTEST(symbol->data, "data");
}

void TestSymbolDecoder::refused_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("offset");
    using B = QByteArray;
    QTest::newRow("nothing") << B() << Code::Empty << 0;
    QTest::newRow("nothing but an identifier") << B("]d2") << Code::Empty << 3;
    QTest::newRow("nothing but a GS") << B("\x1d") << Code::Empty << 1;
    QTest::newRow("NUL") << B("]d201\0"
                              "9",
                              7)
                         << Code::ControlCharacter << 5;
    QTest::newRow("line end left by the framing") << B("]d20109\r") << Code::ControlCharacter << 7;
    QTest::newRow("TAB") << B("01\t09") << Code::ControlCharacter << 2;
    QTest::newRow("DEL") << B("01\x7f") << Code::ControlCharacter << 2;
    QTest::newRow("FS, one beside GS") << B("01\x1c"
                                            "09")
                                       << Code::ControlCharacter << 2;
    QTest::newRow("parity bit set") << B("]d2\xb0"
                                         "1")
                                    << Code::NotAscii << 3;
    QTest::newRow("UTF-8") << B("]d121Z\xc3\xbc") << Code::NotAscii << 6;
    QTest::newRow("backslash alone") << B("]d521A\\") << Code::BadEci << 6;
    QTest::newRow("ECI cut off") << B("]Q421A\\00002") << Code::BadEci << 6;
    QTest::newRow("ECI of letters") << B("]Q2\\00002A1") << Code::BadEci << 3;
    QTest::newRow("Shift JIS") << B("]d6\\000020A") << Code::UnknownEci << 3;
    QTest::newRow("bytes") << B("]d4A\\000899B") << Code::UnknownEci << 4;
    QTest::newRow("nothing but an ECI") << B("]d5\\000026") << Code::Empty << 3;
    QTest::newRow("damaged identifier") << B("]\xe4"
                                             "2")
                                        << Code::NotAscii << 1;
}

void TestSymbolDecoder::refused()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const Code, code);
    QFETCH(const int, offset);
    const auto symbol = decodeSymbol({.bytes = frame}, Anything);
    QVERIFY(!symbol);
    QVERIFY(symbol.error() == (SymbolError{code, FrameStatus::Ok, offset}));
}

void TestSymbolDecoder::framesThatAreNone_data()
{
    QTest::addColumn<FrameStatus>("status");
    QTest::newRow("no code seen") << FrameStatus::NoRead;
    QTest::newRow("frame in a frame") << FrameStatus::FramingError;
    QTest::newRow("too long") << FrameStatus::Overflow;
    QTest::newRow("cut off") << FrameStatus::DiscardedOnDisconnect;
}

void TestSymbolDecoder::framesThatAreNone()
{
    QFETCH(const FrameStatus, status);
    // The bytes would do, but the frame is not what the reader meant.
    const auto symbol = decodeSymbol({.bytes = "]d20109521141012345", .status = status}, Anything);
    QVERIFY(!symbol);
    QVERIFY(symbol.error() == (SymbolError{Code::NotOk, status, 0}));
}

void TestSymbolDecoder::identifierRequired()
{
    QVERIFY(decodeSymbol({.bytes = "]d20109"}, AimRequired));
    QCOMPARE(decodeSymbol({.bytes = "0109"}, AimRequired).error().code, Code::NoAimIdentifier);
    QCOMPARE(decodeSymbol({.bytes = "\x1d"
                                    "0109"},
                          AimRequired)
                 .error()
                 .code,
             Code::NoAimIdentifier);
    // What is wrong with the line is said before what is missing.
    QCOMPARE(decodeSymbol({.bytes = "\xb0\xb1"}, AimRequired).error().code, Code::NotAscii);
}

QTEST_GUILESS_MAIN(TestSymbolDecoder)
#include "tst_symboldecoder.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/labels/testsheet.h"

#include <QtTest>

using namespace pw::labels;

class TestTestSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeIsDrawn();
    void provesWhatItSays();
    void page();
};

void TestTestSheet::everyCodeIsDrawn()
{
    QCOMPARE(testSheetCodes().size(), 5);
    for (const TestSheetCode &code : testSheetCodes()) {
        const auto matrix = encode(code.symbology, code.data);
        QVERIFY2(matrix, matrix ? "" : qPrintable(matrix.error().detail));
        QVERIFY(testSymbolSvg(code.id)->startsWith(QStringLiteral("<svg")));
    }
}

void TestTestSheet::provesWhatItSays()
{
    const auto &codes = testSheetCodes();
    QVERIFY(codes[0].frame.startsWith("]d2") && codes[0].frame.indexOf('\x1d') > 3);
    QVERIFY(codes[1].frame.startsWith("]C1"));
    QVERIFY(codes[2].frame != codes[2].frame.toUpper()
            && codes[2].frame != codes[2].frame.toLower());
    QCOMPARE(codes[3].frame.size(), 3 + 2 + 82);
    QVERIFY(codes[4].frame.size() > 2 * 56 && codes[4].frame.count('\x1d') == 2); // HID-POS reports
}

void TestTestSheet::page()
{
    const auto english = testSheetHtml(u"en");
    const auto german = testSheetHtml(u"de");
    QVERIFY(english && german);
    QCOMPARE(english->count("<svg"), 5);
    QVERIFY(english->contains("Test sheet for scanners"));
    QVERIFY(german->contains("lang=\"de\"")
            && german->contains("gro\xc3\x9f"
                                "e"));
}

QTEST_GUILESS_MAIN(TestTestSheet)
#include "tst_testsheet.moc"

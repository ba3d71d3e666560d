// SPDX-License-Identifier: Apache-2.0
#include "core/labels/demosheet.h"
#include "resources/demo/demodata.h"
#include "tests/unit/core/labels/zxingreader.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

using namespace pw;
using namespace pw::labels;
using namespace Qt::StringLiterals;

class TestDemoSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsTheShippedSheet();
    void numbersTheCodesOfASeries();
    void everyRefusalAPackCanMeetIsThere_data();
    void everyRefusalAPackCanMeetIsThere();
    void saysWhereTheSheetIsWrong_data();
    void saysWhereTheSheetIsWrong();
    void printedSymbolsReadAsTheirFrames();
    void escapesWhatItPrints();
    void speaksTheLanguageAskedFor();
    void namesTheCodeItCannotDraw();

private:
    DemoSheet m_sheet;
};

void TestDemoSheet::initTestCase()
{
    const auto sheet = DemoSheet::fromJson(demo::sheetJson());
    QVERIFY2(sheet, sheet ? "" : qPrintable(sheet.error().field));
    m_sheet = *sheet;
}

void TestDemoSheet::readsTheShippedSheet()
{
    QCOMPARE(m_sheet.version, u"demo-1"_s);
    QVERIFY(m_sheet.validFrom < m_sheet.validUntil);
    const DemoEntry *entry = m_sheet.entry(u"caps-lock");
    QVERIFY(entry);
    QCOMPARE(entry->group, u"refused"_s);
    QCOMPARE(entry->title.en, u"Lot in small letters"_s);
    QCOMPARE(entry->title.de, u"Charge in Kleinbuchstaben"_s);
    QCOMPARE(entry->symbology, Symbology::Gs1DataMatrix);
    QCOMPARE(entry->verdict, domain::VerdictCode::AttributeMismatch);
    QCOMPARE(entry->setup, QStringList{u"carton-label-01"_s});
    QCOMPARE(entry->codes.size(), 1);
    QVERIFY(entry->codes.first().data.endsWith(u"(17)290531(10)c26a7"_s));
    QVERIFY(entry->codes.first().frame.endsWith("\x1d"
                                                "1729053110c26a7"));
}

void TestDemoSheet::numbersTheCodesOfASeries()
{
    const DemoEntry *series = m_sheet.entry(u"cardiolin");
    QVERIFY(series);
    QVERIFY(series->codes.size() > 25); // one carton and some over
    QCOMPARE(series->codes.first().id, u"cardiolin-01"_s);
    QCOMPARE(series->codes[9].id, u"cardiolin-10"_s);
    QCOMPARE(m_sheet.code(u"cardiolin-10"), &m_sheet.entry(u"cardiolin")->codes[9]);
    QVERIFY(!m_sheet.code(u"cardiolin"));
    QVERIFY(m_sheet.code(u"expired"));
}

void TestDemoSheet::everyRefusalAPackCanMeetIsThere_data()
{
    using Code = domain::VerdictCode;
    QTest::addColumn<int>("verdict");
    for (const Code code : {Code::ContainerOpened,
                            Code::ChildAdded,
                            Code::NearExpiry,
                            Code::IgnoredCode,
                            Code::Unreadable,
                            Code::SeparatorLost,
                            Code::NotGs1,
                            Code::NoSerial,
                            Code::OtherKey,
                            Code::NoMasterData,
                            Code::UnknownSerial,
                            Code::AttributeMismatch,
                            Code::DuplicateIdentity,
                            Code::Quarantined,
                            Code::Recalled,
                            Code::Damaged,
                            Code::Stolen,
                            Code::Suspect,
                            Code::Expired,
                            Code::Shipped,
                            Code::Decommissioned,
                            Code::Sampled,
                            Code::Destroyed,
                            Code::AlreadyAggregated,
                            Code::WrongProduct,
                            Code::WrongLot,
                            Code::ContainsHeld,
                            Code::ForeignContainer})
        QTest::newRow(domain::toCode(code).data()) << int(code);
}

void TestDemoSheet::everyRefusalAPackCanMeetIsThere()
{
    QFETCH(const int, verdict);
    const auto brings = [verdict](const DemoEntry &entry) { return int(entry.verdict) == verdict; };
    QVERIFY(std::any_of(m_sheet.entries.cbegin(), m_sheet.entries.cend(), brings));
}

void TestDemoSheet::saysWhereTheSheetIsWrong_data()
{
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<QString>("field");

    const auto row = [](const char *why, const char *find, const char *replacement,
                        const QString &field) {
        QTest::newRow(why) << QByteArray(find) << QByteArray(replacement) << field;
    };
    row("not JSON", "{\"version\"", "{version", u"byte 2"_s);
    row("no version", "\"version\"", "\"vision\"", u"version"_s);
    row("a day that is none", "2026-11-02", "2026-11-31", u"validFrom"_s);
    row("caption missing in one language", "\"de\":\"Zuerst scannen: %1\"", "\"fr\":\"x\"",
        u"captions.setup.de"_s);
    row("group without id", "{\"id\":\"packs\"", "{\"no\":\"packs\"", u"groups[1].id"_s);
    row("symbology nobody prints", "\"gs1-128\"", "\"qr\"", u"entries[0].symbology"_s);
    row("verdict nobody gives", "CONTAINER_OPENED", "CONTAINER_OPEN", u"entries[0].verdict"_s);
    row("series without codes", "\"series\":[{", "\"series\":[],\"x\":[{", u"entries[0].series"_s);
    row("code without frame", "\"frame\":\"]C100195211410000014827\"", "\"x\":0",
        u"entries[0].series[1].frame"_s);
    row("group nobody declared", "\"group\":\"containers\"", "\"group\":\"barrels\"",
        u"entries[0].group"_s);
    row("setup that is not on the sheet", "\"setup\":[\"carton-label-01\"]",
        "\"setup\":[\"carton-label-99\"]", u"entries[3].setup[0]"_s);
    row("one id for two", "\"id\":\"bundle-label\"", "\"id\":\"carton-label\"", u"entries[1].id"_s);
}

void TestDemoSheet::saysWhereTheSheetIsWrong()
{
    QFETCH(const QByteArray, find);
    QFETCH(const QByteArray, replacement);
    QByteArray json = demo::sheetJson();
    const qsizetype at = json.indexOf(find);
    QVERIFY(at >= 0);
    json.replace(at, find.size(), replacement);
    const auto sheet = DemoSheet::fromJson(json);
    QVERIFY(!sheet);
    QTEST(sheet.error().field, "field");
}

void TestDemoSheet::printedSymbolsReadAsTheirFrames()
{
    const auto html = toHtml(m_sheet, u"de");
    QVERIFY(html);
    if (test::zxingReader().isEmpty())
        QSKIP("ZXingReader is absent: install the package zxing-cpp-tools");

    static const QRegularExpression printed(u"id=\"([^\"]+)\">(<svg.*?</svg>)"_s);
    QTemporaryDir folder;
    QStringList ids;
    QStringList pictures;
    const QString page = QString::fromUtf8(*html);
    for (const QRegularExpressionMatch &match : printed.globalMatch(page)) {
        QSvgRenderer svg(match.captured(2).toUtf8());
        QVERIFY(svg.isValid());
        QImage image(svg.viewBox().size() * 4, QImage::Format_Grayscale8); // 4 pixels a module
        QPainter painter(&image);
        svg.render(&painter);
        painter.end();
        ids.append(match.captured(1));
        pictures.append(folder.filePath(QString(ids.last() + u".png"_s)));
        QVERIFY(image.save(pictures.last()));
    }
    const auto read = test::readSymbols(pictures);
    QCOMPARE(read.size(), pictures.size());
    qsizetype codes = 0;
    for (const DemoEntry &entry : m_sheet.entries)
        codes += entry.codes.size();
    QCOMPARE(ids.size(), codes);
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(read[i].aim + read[i].bytes, m_sheet.code(ids[i])->frame);
}

void TestDemoSheet::escapesWhatItPrints()
{
    DemoSheet sheet = m_sheet;
    sheet.entries.first().title.en = u"<script>alert(1)</script>"_s;
    const auto html = toHtml(sheet, u"en");
    QVERIFY(html);
    QVERIFY(!html->contains("<script>"));
    QVERIFY(html->contains("&lt;script&gt;"));
}

void TestDemoSheet::speaksTheLanguageAskedFor()
{
    const auto german = toHtml(m_sheet, u"de");
    const auto other = toHtml(m_sheet, u"tr");
    QVERIFY(german && other);
    QVERIFY(german->contains("<html lang=\"de\">") && german->contains("Kartonetiketten"));
    QVERIFY(other->contains("<html lang=\"en\">") && other->contains("Carton labels"));
}

void TestDemoSheet::namesTheCodeItCannotDraw()
{
    DemoSheet sheet = m_sheet;
    sheet.entries.last().codes.first().data = u"(01)09521141012346"_s;
    const auto html = toHtml(sheet, u"en");
    QVERIFY(!html);
    QCOMPARE(html.error().codeId, sheet.entries.last().codes.first().id);
    QCOMPARE(html.error().reason.code, EncodeError::Code::BadData);
}

QTEST_MAIN(TestDemoSheet)
#include "tst_demosheet.moc"

// SPDX-License-Identifier: Apache-2.0
#include "core/domain/workchoices.h"
#include "core/labels/commandsheet.h"
#include "core/scan/commandcode.h"
#include "tests/unit/core/labels/zxingreader.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::labels;

namespace {

const QByteArray Key(32, 'k');
const QList<SheetReason> Reasons{{u"LABEL_UNREADABLE"_s, u"Label <unreadable>"_s}};

} // namespace

class TestCommandSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void saysWhatIsOnIt();
    void germanIsNotEnglish();
    void everyChoiceIsOnIt();
    void everyCodeIsObeyed();
};

void TestCommandSheet::saysWhatIsOnIt()
{
    const auto html = commandSheetHtml(Key, Reasons, {u"RW-114"_s}, u"en");
    QVERIFY(html);
    QCOMPARE(html->count("<svg"), sheetCommands().size() + Reasons.size() + 1);
    QVERIFY(html->contains("Label &lt;unreadable&gt;"));
    QVERIFY(!html->contains("|"));
}

void TestCommandSheet::germanIsNotEnglish()
{
    const auto german = commandSheetHtml(Key, {}, {}, u"de");
    QVERIFY(german->contains(QString(u"Rückgängig"_s).toUtf8()));
    QVERIFY(!german->contains("Undo"));
}

/// What a key chooses, a code chooses, too.
void TestCommandSheet::everyChoiceIsOnIt()
{
    const QStringList codes = domain::allChoiceCodes();
    QVERIFY(codes.size() > 20);
    for (const QString &code : codes)
        QVERIFY2(sheetCommands().contains({scan::BenchCommand::Verb::Choose, code}),
                 qPrintable(code));
}

/// Drawn, read by an independent decoder, and taken as a command of this site.
void TestCommandSheet::everyCodeIsObeyed()
{
    if (test::zxingReader().isEmpty())
        QSKIP("ZXingReader is absent: install the package zxing-cpp-tools");
    const auto html = commandSheetHtml(Key, Reasons, {u"RW-114"_s}, u"en");
    static const QRegularExpression svg(u"<svg.*?</svg>"_s,
                                        QRegularExpression::DotMatchesEverythingOption);
    QTemporaryDir folder;
    QStringList pictures;
    for (auto match = svg.globalMatch(QString::fromUtf8(*html)); match.hasNext();) {
        QSvgRenderer renderer(match.next().captured().toUtf8());
        QImage image(600, 600, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter, QRectF(100, 100, 400, 400));
        painter.end();
        pictures.append(folder.filePath(u"%1.png"_s.arg(pictures.size())));
        QVERIFY(image.save(pictures.last()));
    }
    QList<scan::BenchCommand> read;
    for (const test::DecodedSymbol &symbol : test::readSymbols(pictures)) {
        QCOMPARE(symbol.aim, "]d1"_ba);
        const auto command = scan::commandcode::decode(symbol.bytes, Key);
        QVERIFY(command);
        read.append(*command);
    }
    QList<scan::BenchCommand> expected = sheetCommands();
    expected.append({scan::BenchCommand::Verb::Reason, u"label-unreadable"_s});
    expected.append({scan::BenchCommand::Verb::Order, u"rw-114"_s});
    QCOMPARE(read[read.size() - 2].argumentCode(), u"LABEL_UNREADABLE"_s);
    QVERIFY(read == expected);
}

QTEST_GUILESS_MAIN(TestCommandSheet)
#include "tst_commandsheet.moc"

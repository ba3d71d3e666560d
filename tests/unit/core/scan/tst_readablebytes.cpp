// SPDX-License-Identifier: Apache-2.0
#include "core/scan/readablebytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace pw::scan;

class TestReadableBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readable_data();
    void readable();
};

void TestReadableBytes::readable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QByteArray() << QString() << QString();
    QTest::newRow("separator") << QByteArray("21A\x1d"
                                             "10B")
                               << u"21A␝10B"_s << u"21A<GS>10B"_s;
    QTest::newRow("controls") << QByteArray("\0\r\n\x7f", 4) << u"␀␍␊␡"_s
                              << u"<NUL><CR><LF><0x7F>"_s;
    QTest::newRow("byte, not UTF-8") << QByteArray("\xe4") << u"ä"_s << u"<0xE4>"_s;
}

void TestReadableBytes::readable()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, picture);
    QFETCH(const QString, name);
    QCOMPARE(picturedBytes(bytes), picture);
    QCOMPARE(readableBytes(bytes), name);
}

QTEST_GUILESS_MAIN(TestReadableBytes)
#include "tst_readablebytes.moc"

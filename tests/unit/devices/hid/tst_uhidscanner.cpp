// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/uhidscanner.h"
#include "devices/hid/fakehidtransport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <linux/uhid.h>

using namespace Qt::StringLiterals;
using namespace pw::devices;

/// What the kernel is told. A file stands in for its node: the kernels tests run on have none.
class TestUhidScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsTheKernel();
    void descriptorCoversTheReport();
    void saysWhyNot();

private:
    QList<uhid_event> events() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_node;
    const HidInterface m_device{{}, 0x1eab, 0x0110, u"S1"_s, u"Simulated"_s, 0x8c, 0x02};
};

void TestUhidScanner::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_node = m_folder->filePath(u"uhid"_s);
    QFile node(m_node);
    QVERIFY(node.open(QIODevice::WriteOnly));
}

QList<uhid_event> TestUhidScanner::events() const
{
    QFile node(m_node);
    QList<uhid_event> events;
    if (!node.open(QIODevice::ReadOnly))
        return events;
    while (true) {
        const QByteArray bytes = node.read(sizeof(uhid_event));
        if (bytes.size() != qsizetype(sizeof(uhid_event)))
            return events;
        uhid_event event{};
        std::memcpy(&event, bytes.constData(), sizeof event);
        events.append(event);
    }
}

void TestUhidScanner::tellsTheKernel()
{
    const QByteArray code = "]d201" + QByteArray(80, 'A') + "\x1d" + QByteArray(10, 'B');
    {
        UhidScanner scanner(m_node);
        QVERIFY(!scanner.scan(code)); // not plugged in
        QCOMPARE(scanner.plug(m_device), QString());
        QVERIFY(scanner.scan(code));
    }
    const QList<uhid_event> told = events();
    const QList<QByteArray> reports = hidPosReports(code);
    QCOMPARE(reports.size(), 2);
    QCOMPARE(told.size(), 1 + reports.size() + 1);
    QCOMPARE(told[0].type, __u32(UHID_CREATE2));
    const auto &made = told[0].u.create2;
    QCOMPARE(made.vendor, __u32(0x1eab));
    QCOMPARE(made.product, __u32(0x0110));
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(made.uniq)), QByteArray("S1"));
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(made.rd_data), made.rd_size),
             hidPosReportDescriptor());
    for (qsizetype i = 0; i < reports.size(); ++i) {
        const uhid_event &event = told[1 + i];
        QCOMPARE(event.type, __u32(UHID_INPUT2));
        QCOMPARE(
            QByteArray(reinterpret_cast<const char *>(event.u.input2.data), event.u.input2.size),
            reports[i]);
    }
    QCOMPARE(told.last().type, __u32(UHID_DESTROY));
}

/// Walks the short items and adds up what the input report holds: a kernel that finds less throws
/// reports away.
void TestUhidScanner::descriptorCoversTheReport()
{
    const QByteArray descriptor = hidPosReportDescriptor();
    int bits = 0;
    int size = 0;
    int count = 0;
    int depth = 0;
    for (qsizetype at = 0; at < descriptor.size();) {
        const uchar prefix = uchar(descriptor[at]);
        const int length = (prefix & 3) == 3 ? 4 : prefix & 3;
        int value = 0;
        for (int i = 0; i < length; ++i)
            value |= int(uchar(descriptor[at + 1 + i])) << (8 * i);
        switch (prefix & 0xfc) {
        case 0x74: size = value; break;
        case 0x94: count = value; break;
        case 0x80: bits += size * count; break;
        case 0xa0: ++depth; break;
        case 0xc0: --depth; break;
        case 0x84: QCOMPARE(value, 2); break; // report id
        default: break;
        }
        at += 1 + length;
    }
    QCOMPARE(depth, 0);
    QCOMPARE(bits, 63 * 8); // 64 with the id
    QVERIFY(descriptor.startsWith(QByteArray::fromHex("058c0902")));
}

void TestUhidScanner::saysWhyNot()
{
    UhidScanner scanner(m_folder->filePath(u"none"_s));
    const QString why = scanner.plug(m_device);
    QVERIFY2(why.contains(u"No such file"_s), qPrintable(why));
    QVERIFY(!scanner.scan("]d2A"));
}

QTEST_APPLESS_MAIN(TestUhidScanner)
#include "tst_uhidscanner.moc"

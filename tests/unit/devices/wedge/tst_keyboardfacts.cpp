// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyboardfacts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::devices;

/// Folders as udev and the kernel keep them.
class TestKeyboardFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatStay();
    void noKeyboards();

private:
    void put(const QString &path, const QByteArray &content);
    void plug(const QString &node, const QMap<QString, QByteArray> &attributes,
              const QStringList &links);

    QTemporaryDir m_folder;
};

void TestKeyboardFacts::put(const QString &path, const QByteArray &content)
{
    const QString full = m_folder.filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(full).path()));
    QFile file(full);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestKeyboardFacts::plug(const QString &node, const QMap<QString, QByteArray> &attributes,
                             const QStringList &links)
{
    put(u"dev/"_s + node, {});
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        put(u"sys/"_s + node + u"/device/"_s + it.key(), it.value() + '\n');
    for (const QString &link : links) {
        const QString full = m_folder.filePath(u"dev/"_s + link);
        QVERIFY(QDir().mkpath(QFileInfo(full).path()));
        QVERIFY(QFile::link(m_folder.filePath(u"dev/"_s + node), full));
    }
}

void TestKeyboardFacts::namesThatStay()
{
    const QMap<QString, QByteArray> usb{{u"id/bustype"_s, "0003"},
                                        {u"id/vendor"_s, "05E0"},
                                        {u"id/product"_s, "1200"},
                                        {u"name"_s, "Symbol scanner"}};
    auto serial = usb;
    serial.insert(u"uniq"_s, "S1");
    plug(u"event5"_s, serial, {u"by-id/usb-Symbol_S1-event-kbd"_s, u"by-path/pci-1-event-kbd"_s});
    plug(u"event6"_s, usb, {u"by-id/usb-Symbol-event-kbd"_s, u"by-path/pci-2-event-kbd"_s});
    plug(u"event0"_s,
         {{u"id/bustype"_s, "0011"}, {u"id/vendor"_s, "0001"}, {u"name"_s, "AT keyboard"}},
         {u"by-path/platform-i8042-event-kbd"_s});
    plug(u"event9"_s, usb, {u"by-id/usb-Symbol-event-mouse"_s});

    const auto found = keyboards(m_folder.filePath(u"dev"_s), m_folder.filePath(u"sys"_s));
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].name, u"AT keyboard"_s);
    QVERIFY(found[0].vendor.isEmpty()); // ids of another bus
    QCOMPARE(found[1], (KeyboardFacts{m_folder.filePath(u"dev/by-id/usb-Symbol_S1-event-kbd"_s),
                                      u"05e0"_s, u"1200"_s, u"S1"_s, u"Symbol scanner"_s, true}));
    QCOMPARE(found[2].port, m_folder.filePath(u"dev/by-path/pci-2-event-kbd"_s));
}

void TestKeyboardFacts::noKeyboards()
{
    QVERIFY(keyboards(m_folder.filePath(u"none"_s), m_folder.filePath(u"none"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestKeyboardFacts)
#include "tst_keyboardfacts.moc"

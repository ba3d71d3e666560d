// SPDX-License-Identifier: Apache-2.0
#include "devices/serial/serialliveness.h"
#include "tests/support/pty.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

using pw::devices::hangUpCause;
using pw::devices::hasInputWaiting;
using pw::test::Pty;

class TestSerialLiveness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void standingLine();
    void hungUpLine();
    void closedHandle();
    void inputWaiting();

private:
    QTemporaryDir m_folder;
    std::optional<Pty> m_device;
    int m_handle = -1;
};

void TestSerialLiveness::init()
{
    m_device.emplace(m_folder.filePath(u"scanner"_s));
    QVERIFY(m_device->plug());
    m_handle = open(m_device->path().toLocal8Bit().constData(), O_RDWR | O_NOCTTY | O_NONBLOCK);
    QVERIFY(m_handle >= 0);
}

void TestSerialLiveness::cleanup()
{
    close(m_handle);
    m_device.reset();
}

void TestSerialLiveness::standingLine()
{
    QCOMPARE(hangUpCause(m_handle), std::nullopt);
    m_device->write("bytes that wait are no hang-up");
    QCOMPARE(hangUpCause(m_handle), std::nullopt);
}

void TestSerialLiveness::hungUpLine()
{
    m_device->unplug();
    QCOMPARE(hangUpCause(m_handle), std::optional(qt_error_string(EIO)));
}

void TestSerialLiveness::closedHandle()
{
    QCOMPARE(hangUpCause(-1), std::optional(qt_error_string(EBADF)));
}

void TestSerialLiveness::inputWaiting()
{
    QVERIFY(!hasInputWaiting(m_handle));
    m_device->write("x");
    QTRY_VERIFY(hasInputWaiting(m_handle)); // the kernel hands it over in a thread of its own
}

QTEST_GUILESS_MAIN(TestSerialLiveness)
#include "tst_serialliveness.moc"

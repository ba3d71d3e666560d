// SPDX-License-Identifier: Apache-2.0
#include "devices/deviceprofiles.h"
#include "devices/tcp/tcpclientscanner.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QtTest>

#include <cstring>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace pw::devices;

using pw::domain::DeviceState;
using pw::domain::DeviceView;

namespace {

/// Switches the loopback link of this process's own network on or off.
bool setLink(bool up)
{
    const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request = {};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    bool done = ioctl(descriptor, SIOCGIFFLAGS, &request) == 0;
    request.ifr_flags = short(up ? request.ifr_flags | IFF_UP : request.ifr_flags & ~IFF_UP);
    done = done && ioctl(descriptor, SIOCSIFFLAGS, &request) == 0;
    close(descriptor);
    return done;
}

} // namespace

/// Acceptance test F2: a link that is cut, with nobody to say so.
class TestCutLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void f2CutLinkIsSeen();
};

void TestCutLink::initTestCase()
{
    // A network of our own, so that cutting it cuts nobody else's.
    if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        QSKIP("no network namespace for this user");
    if (!setLink(true))
        QSKIP("the loopback link cannot be switched here");
}

void TestCutLink::f2CutLinkIsSeen()
{
    pw::SystemClock clock;
    QTcpServer reader;
    QVERIFY(reader.listen(QHostAddress::LocalHost));
    // Without a heartbeat: what the system alone notices.
    pw::scan::DeviceProfile profile = *DeviceProfiles().load(u"keyence-sr"_s);
    profile.network.heartbeat = 0ms;
    TcpClientScanner scanner({u"line"_s, {}}, {u"127.0.0.1"_s, reader.serverPort()}, profile,
                             clock);
    DeviceState state = DeviceState::Disabled;
    connect(&scanner, &Scanner::stateChanged, this,
            [&state](const DeviceView &view) { state = view.state; });
    scanner.start();
    QTRY_COMPARE(state, DeviceState::Ready);
    QTRY_VERIFY(reader.hasPendingConnections());

    QElapsedTimer sinceCut;
    sinceCut.start();
    QVERIFY(setLink(false));
    QTRY_COMPARE_WITH_TIMEOUT(state, DeviceState::Lost, 10'000);
    qInfo("seen after %lld ms", static_cast<long long>(sinceCut.elapsed()));
    QVERIFY(sinceCut.elapsed() < 6000);

    QVERIFY(setLink(true)); // and it comes back by itself
    QTRY_COMPARE_WITH_TIMEOUT(state, DeviceState::Ready, 12'000);
}

QTEST_GUILESS_MAIN(TestCutLink)
#include "tst_cutlink.moc"

// SPDX-License-Identifier: Apache-2.0
#include "devices/emulation/uhidscanner.h"

#include "devices/hid/fakehidtransport.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/uhid.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

constexpr quint16 UsbBus = 0x03; // BUS_USB

/// With a zero behind it; the fields of a packed structure cannot be bound to.
void copyText(void *target, size_t size, const QString &text)
{
    const QByteArray bytes = text.toUtf8().left(qsizetype(size) - 1);
    std::memcpy(target, bytes.constData(), size_t(bytes.size()));
}

} // namespace

QByteArray hidPosReportDescriptor()
{
    return QByteArray::fromHex("058c0902a101"         // bar code scanner
                               "8502150026ff007508"   // report 2, bytes
                               "95018103"             // length
                               "950309fb09fc09fd8102" // AIM identifier
                               "953809fe820201"       // 56 bytes of the code
                               "95028103"             // the maker's letter, reserved
                               "7501950109ff8102"     // more follows
                               "95078103c0");
}

UhidScanner::UhidScanner(const QString &node) : m_node(node) {}

UhidScanner::~UhidScanner()
{
    unplug();
}

QString UhidScanner::plug(const HidInterface &as)
{
    unplug();
    m_fd = ::open(QFile::encodeName(m_node).constData(), O_WRONLY | O_CLOEXEC);
    if (m_fd < 0)
        return m_node + u": "_s + QString::fromLocal8Bit(std::strerror(errno));
    uhid_event event{};
    event.type = UHID_CREATE2;
    copyText(event.u.create2.name, sizeof event.u.create2.name, as.name);
    copyText(event.u.create2.uniq, sizeof event.u.create2.uniq, as.serial);
    const QByteArray descriptor = hidPosReportDescriptor();
    event.u.create2.rd_size = __u16(descriptor.size());
    std::memcpy(event.u.create2.rd_data, descriptor.constData(), size_t(descriptor.size()));
    event.u.create2.bus = UsbBus;
    event.u.create2.vendor = as.vendor;
    event.u.create2.product = as.product;
    if (write(&event, sizeof event))
        return {};
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    ::close(std::exchange(m_fd, -1));
    return m_node + u": "_s + why;
}

void UhidScanner::unplug()
{
    if (m_fd < 0)
        return;
    uhid_event event{};
    event.type = UHID_DESTROY;
    (void)write(&event, sizeof event); // closing it does the same
    ::close(std::exchange(m_fd, -1));
}

bool UhidScanner::scan(const QByteArray &code)
{
    const QList<QByteArray> reports = hidPosReports(code);
    return std::all_of(reports.begin(), reports.end(), [this](const QByteArray &report) {
        uhid_event event{};
        event.type = UHID_INPUT2;
        event.u.input2.size = __u16(report.size());
        std::memcpy(event.u.input2.data, report.constData(), size_t(report.size()));
        return write(&event, sizeof event);
    });
}

bool UhidScanner::write(const void *event, size_t size)
{
    return m_fd >= 0 && ::write(m_fd, event, size) == ssize_t(size);
}

} // namespace pw::devices

// SPDX-License-Identifier: Apache-2.0
#include "devices/hid/fakehidtransport.h"

#include "core/gs1/symbologyid.h"
#include "core/scan/deviceprofile.h"

#include <QMutexLocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::devices {

class FakeHidTransport::Handle : public HidHandle
{
public:
    Handle(FakeHidTransport &transport, int plugged, bool speaks)
        : m_transport(transport), m_plugged(plugged), m_speaks(speaks)
    {}

    std::optional<QByteArray> read(std::chrono::milliseconds timeout) override
    {
        const QMutexLocker lock(&m_transport.m_mutex);
        if (isGone())
            return std::nullopt;
        if (!m_speaks || m_transport.m_reports.isEmpty())
            m_transport.m_changed.wait(&m_transport.m_mutex, ulong(timeout.count()));
        if (isGone())
            return std::nullopt;
        if (!m_speaks || m_transport.m_reports.isEmpty())
            return QByteArray();
        return m_transport.m_reports.dequeue();
    }

    bool sendFeatureReport(const QByteArray &report) override
    {
        const QMutexLocker lock(&m_transport.m_mutex);
        m_transport.m_features.append(report);
        return true;
    }

private:
    bool isGone() const
    {
        return m_transport.m_interfaces.isEmpty() || m_transport.m_plugged != m_plugged;
    }

    FakeHidTransport &m_transport;
    const int m_plugged;
    const bool m_speaks;
};

void FakeHidTransport::plug(const QList<HidInterface> &interfaces)
{
    const QMutexLocker lock(&m_mutex);
    m_interfaces = interfaces;
    ++m_plugged;
    m_reports.clear();
}

void FakeHidTransport::unplug()
{
    const QMutexLocker lock(&m_mutex);
    m_interfaces.clear();
    m_changed.wakeAll();
}

void FakeHidTransport::scan(const QByteArray &code)
{
    const QList<QByteArray> reports = hidPosReports(code);
    for (const QByteArray &report : reports)
        sendReport(report);
}

void FakeHidTransport::sendReport(const QByteArray &report)
{
    const QMutexLocker lock(&m_mutex);
    m_reports.enqueue(report);
    m_changed.wakeAll();
}

void FakeHidTransport::refuseOpening(const QString &reason)
{
    const QMutexLocker lock(&m_mutex);
    m_refusal = reason;
}

QList<QByteArray> FakeHidTransport::featureReports() const
{
    const QMutexLocker lock(&m_mutex);
    return m_features;
}

QList<HidInterface> FakeHidTransport::list()
{
    const QMutexLocker lock(&m_mutex);
    return m_interfaces;
}

Result<std::unique_ptr<HidHandle>, QString> FakeHidTransport::open(const QString &path)
{
    const QMutexLocker lock(&m_mutex);
    const auto found =
        std::find_if(m_interfaces.begin(), m_interfaces.end(),
                     [&path](const HidInterface &device) { return device.path == path; });
    if (found == m_interfaces.end())
        return Failure{u"No such file or directory"_s};
    if (!m_refusal.isEmpty())
        return Failure{m_refusal};
    const bool speaks = found->usagePage == BarcodeScannerPage;
    return std::unique_ptr<HidHandle>(std::make_unique<Handle>(*this, m_plugged, speaks));
}

QList<QByteArray> hidPosReports(const QByteArray &code)
{
    const scan::HidSettings layout;
    const bool hasAim = gs1::SymbologyId::read(code).has_value();
    const QByteArray aim = hasAim ? code.first(gs1::SymbologyId::Length) : QByteArray(3, '\0');
    const QByteArray data = hasAim ? code.sliced(gs1::SymbologyId::Length) : code;
    QList<QByteArray> reports;
    qsizetype sent = 0;
    do {
        const QByteArray part = data.mid(sent, layout.dataMax);
        sent += part.size();
        QByteArray report(layout.readSize, '\0');
        report[0] = char(layout.reportId);
        report[layout.lengthAt] = char(part.size());
        report.replace(layout.aimAt, aim.size(), aim);
        report.replace(layout.dataAt, part.size(), part);
        report[layout.moreAt] = char(sent < data.size() ? layout.moreMask : 0);
        reports.append(report);
    } while (sent < data.size());
    return reports;
}

} // namespace pw::devices

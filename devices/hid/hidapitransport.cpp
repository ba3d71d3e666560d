// SPDX-License-Identifier: Apache-2.0
#include "devices/hid/hidapitransport.h"

#include <hidapi/hidapi.h>

namespace pw::devices {

namespace {

constexpr size_t ReportSize = 256;

QString fromWide(const wchar_t *text)
{
    return text ? QString::fromWCharArray(text) : QString();
}

class Handle : public HidHandle
{
public:
    explicit Handle(hid_device *device) : m_device(device) {}
    ~Handle() override { hid_close(m_device); }
    Q_DISABLE_COPY_MOVE(Handle)

    std::optional<QByteArray> read(std::chrono::milliseconds timeout) override
    {
        QByteArray report(qsizetype(ReportSize), '\0');
        const int size =
            hid_read_timeout(m_device, reinterpret_cast<unsigned char *>(report.data()), ReportSize,
                             int(timeout.count()));
        if (size < 0)
            return std::nullopt;
        report.truncate(size);
        return report;
    }

    bool sendFeatureReport(const QByteArray &report) override
    {
        const auto *bytes = reinterpret_cast<const unsigned char *>(report.constData());
        return hid_send_feature_report(m_device, bytes, size_t(report.size())) >= 0;
    }

private:
    hid_device *m_device;
};

} // namespace

HidApiTransport::HidApiTransport()
{
    hid_init();
}

HidApiTransport::~HidApiTransport()
{
    hid_exit();
}

QList<HidInterface> HidApiTransport::list()
{
    QList<HidInterface> found;
    hid_device_info *const first = hid_enumerate(0, 0); // null: none, and no error
    for (const hid_device_info *device = first; device; device = device->next) {
        found.append({QString::fromLocal8Bit(device->path), device->vendor_id, device->product_id,
                      fromWide(device->serial_number), fromWide(device->product_string),
                      device->usage_page, device->usage});
    }
    hid_free_enumeration(first);
    return found;
}

Result<std::unique_ptr<HidHandle>, QString> HidApiTransport::open(const QString &path)
{
    hid_device *const device = hid_open_path(path.toLocal8Bit().constData());
    if (!device)
        return Failure{fromWide(hid_error(nullptr))};
    return std::unique_ptr<HidHandle>(std::make_unique<Handle>(device));
}

} // namespace pw::devices

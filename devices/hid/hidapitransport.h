// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "devices/hid/hidtransport.h"

namespace pw::devices {

/// The real devices, by hidapi. One per process is enough.
class HidApiTransport : public HidTransport
{
public:
    HidApiTransport();
    ~HidApiTransport() override;
    Q_DISABLE_COPY_MOVE(HidApiTransport)

    QList<HidInterface> list() override;
    Result<std::unique_ptr<HidHandle>, QString> open(const QString &path) override;
};

} // namespace pw::devices

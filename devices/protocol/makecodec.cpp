// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/makecodec.h"

#include "devices/protocol/colab.h"
#include "devices/protocol/hidposcodec.h"
#include "devices/protocol/ssicodec.h"
#include "devices/protocol/textcodec.h"

namespace pw::devices {

using scan::Protocol;

std::unique_ptr<Codec> makeCodec(const scan::DeviceProfile &profile)
{
    switch (profile.protocol) {
    case Protocol::Text:
    case Protocol::Dmcc:
    case Protocol::KeyenceSr:
    case Protocol::ColaA:
        return std::make_unique<TextCodec>(profile.framing, profile.protocol, profile.ack);
    case Protocol::Ssi: return std::make_unique<SsiCodec>(profile.framing);
    case Protocol::HidPos: return std::make_unique<HidPosCodec>(profile.hid, profile.framing);
    case Protocol::ColaB: return std::make_unique<ColaBCodec>(profile.framing);
    }
    Q_UNREACHABLE();
}

} // namespace pw::devices

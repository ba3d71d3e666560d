// SPDX-License-Identifier: Apache-2.0
#include "devices/protocol/hostwriter.h"

#include "devices/protocol/colab.h"
#include "devices/protocol/ssipacket.h"

using namespace Qt::StringLiterals;

namespace pw::devices {

using scan::Protocol;

namespace {

QByteArray wrapped(Protocol protocol, const QByteArray &payload)
{
    if (payload.isEmpty())
        return {};
    switch (protocol) {
    case Protocol::Ssi:
        return ssi::packet(
            ssi::Opcode(uchar(payload.front())),
            QByteArrayView(payload).sliced(1).first(std::min<qsizetype>(payload.size() - 1, 251)));
    case Protocol::ColaA: return "\x02" + payload + "\x03";
    case Protocol::ColaB: return colaBTelegram(payload);
    case Protocol::Text:
    case Protocol::HidPos:
    case Protocol::Dmcc:
    case Protocol::KeyenceSr: break;
    }
    return payload;
}

} // namespace

QByteArray feedbackBytes(const scan::DeviceProfile &profile, Feedback feedback)
{
    switch (feedback) {
    case Feedback::Accepted: return commandBytes(profile, u"accepted"_s);
    case Feedback::Refused: return commandBytes(profile, u"refused"_s);
    case Feedback::Attention: return commandBytes(profile, u"attention"_s);
    }
    Q_UNREACHABLE();
}

QByteArray triggerBytes(const scan::DeviceProfile &profile, bool on)
{
    return commandBytes(profile, on ? u"trigger_on"_s : u"trigger_off"_s);
}

QByteArray heartbeatBytes(const scan::DeviceProfile &profile, int id)
{
    return commandBytes(profile, u"heartbeat"_s).replace("{id}", QByteArray::number(id));
}

QByteArray commandBytes(const scan::DeviceProfile &profile, const QString &name)
{
    return wrapped(profile.protocol, profile.hostCommands.value(name));
}

} // namespace pw::devices

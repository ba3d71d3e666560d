// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>

#include <functional>
#include <memory>

class QTcpSocket;

namespace pw::test {

/// What a network, a proxy or a hotel can do to one HTTP exchange.
enum class NetFault {
    None,
    Delay,              ///< everything arrives, late
    Refused,            ///< the connection ends before a byte was taken
    CutInHead,          ///< half of the request's head arrives
    CutInBody,          ///< all but the last bytes of the request arrive
    CutBeforeAnswer,    ///< the work is done, no byte of the answer arrives
    CutInAnswerHead,    ///< the work is done, half of the answer's head arrives
    CutInAnswerBody,    ///< the work is done, half of the answer arrives
    Reset,              ///< the work is done, then RST
    Duplicate,          ///< the request arrives twice
    HalfOpen,           ///< taken, not passed on, never answered
    HalfOpenAfterwards, ///< the work is done, never answered
    BadGateway,         ///< 502 with a proxy's page
    CaptivePortal,      ///< 200 with a page to sign in
    LengthTooLarge,     ///< the work is done, the answer is shorter than it says
    LengthTooSmall,     ///< the work is done, the answer is longer than it says
    SlowDrip,           ///< the work is done, the answer comes byte by byte
    Garbage             ///< the work is done, the answer is not HTTP
};

/// Stands between a client and a server on loopback and spoils exchanges as it is told. One
/// exchange a connection. Made for tests: it trusts whoever asks.
class FaultProxy : public QObject
{
    Q_OBJECT
public:
    explicit FaultProxy(quint16 target, QObject *parent = nullptr);
    ~FaultProxy() override;

    quint16 port() const { return m_server.serverPort(); }

    /// What becomes of an exchange, by the head of its request. Nothing set: all is well.
    using Plan = std::function<NetFault(const QByteArray &requestHead)>;
    void setPlan(Plan plan) { m_plan = std::move(plan); }
    /// How often a fault has come about.
    int bitten(NetFault fault) const { return m_bitten.value(fault); }
    int exchanges() const { return m_exchanges; }
    qint64 bytesToClients() const { return m_bytesToClients; }

    static constexpr int DelayMs = 300;
    static constexpr int DripMs = 5;

private:
    class Exchange;
    void onConnection();

    quint16 m_target;
    Plan m_plan;
    QHash<NetFault, int> m_bitten;
    int m_exchanges = 0;
    qint64 m_bytesToClients = 0;
    QTcpServer m_server; ///< last: its sockets still speak to the others when they go
};

} // namespace pw::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

/// HTTP as the rest of central sees it: values, whatever library moves the bytes.
namespace pw::central::http {

struct Request
{
    QByteArray method;                     ///< as sent: methods are case-sensitive
    QByteArray target;                     ///< path and query, undecoded
    QHash<QByteArray, QByteArray> headers; ///< names in lower case; repeated ones joined by ", "
    QByteArray body;
    bool wantsWebSocket = false; ///< may be answered by Responder::upgrade()
    QString address;             ///< the client's, native text
    /// Who asks: the station its certificate names (peeridentity.h), or whom the gate has found
    /// out. Empty: nobody in particular, which is possible only where everybody may.
    QString peer;
    QDateTime certificateUntil; ///< end of the client's certificate; invalid: it has shown none

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

struct Header
{
    QByteArray name;
    QByteArray value;
};

struct Response
{
    int status = 200;
    QByteArray contentType; ///< empty: no body
    QByteArray body;
    QList<Header> headers;

    void addHeader(const QByteArray &name, const QByteArray &value)
    {
        headers.append(Header{name, value});
    }

    static Response json(int status, const QJsonObject &object);
    static Response empty(int status) { return {status, {}, {}, {}}; }
};

/// An open WebSocket to a client. Safe in every thread.
class Channel
{
public:
    virtual ~Channel() = default;
    /// Sends one text message; `sent` is called once, in the network thread, with whether it went
    /// out whole.
    virtual void send(const QByteArray &text, std::function<void(bool whole)> sent) = 0;
    virtual bool isGone() const = 0;
};

/// Where the answer to one request goes. Copies are the same answer; the first one counts, later
/// ones and those to a client that has left are dropped. Safe in every thread.
class Responder
{
public:
    class Sink
    {
    public:
        virtual ~Sink() = default;
        virtual void answer(Response response) = 0;
        virtual void upgrade(QList<Header> headers,
                             std::function<void(std::shared_ptr<Channel>)> opened) = 0;
        virtual bool isGone() const = 0;
    };

    explicit Responder(std::shared_ptr<Sink> sink) : m_sink(std::move(sink)) {}

    void answer(Response response) const { m_sink->answer(std::move(response)); }
    /// Answers by opening a WebSocket, which Request::wantsWebSocket asks for. `opened` is called
    /// in the network thread, and not at all if the client leaves before.
    void upgrade(QList<Header> headers, std::function<void(std::shared_ptr<Channel>)> opened) const
    {
        m_sink->upgrade(std::move(headers), std::move(opened));
    }
    /// Nobody is waiting for the answer any more.
    bool isGone() const { return m_sink->isGone(); }

private:
    std::shared_ptr<Sink> m_sink;
};

} // namespace pw::central::http

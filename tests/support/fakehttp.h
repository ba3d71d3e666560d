// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace pw::test {

/// What goes wrong with one exchange.
enum class Fault {
    None,
    Unwell,         ///< 503 with a problem document; nothing is done
    ConnectionCut,  ///< the connection ends before anything is done
    AnswerLost,     ///< the work is done, then the connection ends
    AnswerCutOff,   ///< the work is done, half of the answer arrives
    AnswerDripping, ///< the work is done, the answer comes byte by byte and never ends
    Hang,           ///< the request is taken and never answered; nothing is done
    Late,           ///< the work is done and answered, but late
    HtmlPage,       ///< 200 with a captive portal's page; nothing is done
    BadGateway,     ///< 502 with a proxy's page; nothing is done
    Redirect,       ///< 302 to a sign-in page; nothing is done
    RefusedByProxy, ///< 400 with a page; nothing is done
    NotJson,        ///< 200 that says JSON and is none; nothing is done
    SignIn,         ///< 401
    TooLarge        ///< 413
};

struct FakeRequest
{
    QByteArray method;
    QUrl url;                              ///< path and query only
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

struct FakeAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<QByteArray> headers; ///< whole lines
};

/// An HTTP server on loopback, inside the test, one request per connection, whose exchanges can go
/// wrong in every way a network has. Made for tests: it trusts whoever asks.
class FakeHttp : public QObject
{
    Q_OBJECT
public:
    using Reply = std::function<void(const FakeAnswer &)>;
    /// May keep `reply` and call it later.
    using Handler = std::function<void(const FakeRequest &request, const Reply &reply)>;

    explicit FakeHttp(Handler handler, QObject *parent = nullptr);

    QUrl url() const;
    int requests() const { return m_requests; }

    /// The `index`-th request from now on (0: the next).
    void failRequest(int index, Fault fault) { m_faults.insert(m_requests + index, fault); }
    /// Every request, unless failRequest() says otherwise; None: all is well again.
    void failAll(Fault fault) { m_general = fault; }

private:
    void onConnection();
    void onReadyRead(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const FakeRequest &request);
    static void write(QTcpSocket *socket, const FakeAnswer &answer, Fault fault);

    Handler m_handler;
    QHash<QTcpSocket *, QByteArray> m_received;
    QHash<int, Fault> m_faults;
    Fault m_general = Fault::None;
    int m_requests = 0;
    QTcpServer m_server; ///< last: its sockets still speak to the others when they go
};

} // namespace pw::test

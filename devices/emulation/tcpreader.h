// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace pw::devices {

/// A fixed reader over TCP in either role. It sends what it is given and answers commands as its
/// table says (a trigger with a result, a heartbeat with an answer).
class TcpReader : public QObject
{
    Q_OBJECT
public:
    explicit TcpReader(QObject *parent = nullptr);

    /// Waits for the station to dial. False where the port is taken; 0: any port.
    bool listen(quint16 port);
    quint16 port() const { return m_server.serverPort(); }
    /// Dials the station, again and again until it answers.
    void dial(const QString &host, quint16 port);
    /// Whenever these bytes come, those are sent.
    void answer(const QByteArray &command, const QByteArray &bytes);

    bool isConnected() const;
    /// False while nobody is connected.
    bool send(const QByteArray &bytes);
    void hangUp();

Q_SIGNALS:
    void connected();
    void heard(const QByteArray &bytes);

private:
    void adopt(QTcpSocket *socket);
    void onReadyRead();
    void dialOnce();

    QTcpServer m_server{this};
    QTcpSocket *m_socket = nullptr;
    QString m_host;
    quint16 m_port = 0;
    QTimer m_retry{this};
    QHash<QByteArray, QByteArray> m_answers;
    QByteArray m_heard; ///< that no command has matched yet
};

} // namespace pw::devices

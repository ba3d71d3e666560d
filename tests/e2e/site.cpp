// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/site.h"

#include "tests/support/sourcefile.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>

namespace pw::test {

using namespace Qt::StringLiterals;

Site::Site(const QByteArray &seed)
    : m_seed(m_folder.filePath(u"site.json"_s)), m_scanner(m_folder.filePath(u"scanner"_s))
{
    QFile file(m_seed);
    if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
        m_failure = file.errorString();
    if (!m_scanner.plug())
        m_failure = u"no pseudo terminal"_s;
}

bool Site::startCentral()
{
    const QString listen = m_url.isEmpty() ? u"127.0.0.1:0"_s : u"127.0.0.1:%1"_s.arg(m_url.port());
    m_central = std::make_unique<ChildProcess>(
        u"packwright-central"_s, QStringList{u"--listen"_s, listen, u"--data"_s,
                                             m_folder.filePath(u"central"_s), u"--seed"_s, m_seed}
                                     + m_centralArguments);
    static const QRegularExpression listening(u"^listening (\\S+)"_s);
    const auto line = m_central->start() ? m_central->waitForLine(listening) : std::nullopt;
    if (!line) {
        m_failure = m_central->failure();
        return false;
    }
    m_url = QUrl(listening.match(*line).captured(1));
    return true;
}

bool Site::startPortal()
{
    m_portal = std::make_unique<ChildProcess>(
        u"/usr/bin/python3"_s,
        QStringList{sourcePath(u"tests/e2e/portal.py"_s), QString::number(m_url.port())});
    if (m_portal->start() && m_portal->waitForLine(QRegularExpression(u"listening"_s)))
        return true;
    m_failure = m_portal->failure();
    return false;
}

bool Site::initStation()
{
    ChildProcess init(u"packwrightctl"_s,
                      QStringList{u"init"_s, u"--station"_s, u"WS1"_s, u"--bench"_s,
                                  u"https://id.gs1.org/414/9521141100011/254/BENCH-1"_s,
                                  u"--central"_s, m_url.toString(), u"--scanner"_s,
                                  m_scanner.link()}
                          + m_initArguments);
    init.setEnvironment(u"PW_HOME"_s, home());
    if (init.start() && init.waitForEnd() && init.exitCode() == 0)
        return true;
    m_failure = init.failure();
    return false;
}

bool Site::startStation()
{
    m_station = std::make_unique<ChildProcess>(u"packwright"_s);
    m_station->setEnvironment(u"PW_HOME"_s, home());
    if (m_station->start())
        return true;
    m_failure = m_station->failure();
    return false;
}

QList<QJsonObject> Site::ctl(const QStringList &arguments)
{
    ChildProcess ctl(u"packwrightctl"_s, arguments);
    ctl.setEnvironment(u"PW_HOME"_s, home());
    QList<QJsonObject> objects;
    if (!ctl.start() || !ctl.waitForEnd())
        m_failure = ctl.failure();
    const QList<QByteArray> lines = ctl.standardOutput().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

QList<QJsonObject> Site::journal(qint64 id)
{
    return ctl({u"journal"_s, u"--after"_s, QString::number(id)});
}

bool Site::waitFor(const std::function<bool(const QJsonObject &)> &condition, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    QJsonObject last;
    while (timer.elapsed() < seconds * 1000) {
        last = status();
        if (!last.isEmpty() && condition(last))
            return true;
        QThread::msleep(50);
    }
    m_failure = u"last status: "_s
                + QString::fromUtf8(QJsonDocument(last).toJson(QJsonDocument::Compact))
                + (m_station ? u"; station: "_s + m_station->failure() : QString());
    return false;
}

QByteArray Site::fetch(const QUrl &url, QUrl *next)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(url));
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    static const QRegularExpression nextLink(u"<([^>]+)>;\\s*rel=\"?next\"?"_s);
    const auto link = nextLink.match(QString::fromUtf8(reply->rawHeader("Link")));
    if (next)
        *next = link.hasMatch() ? url.resolved(QUrl(link.captured(1))) : QUrl();
    const QByteArray body =
        reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
    delete reply;
    return body;
}

QJsonObject Site::get(const QString &path, const QUrlQuery &query)
{
    QUrl url = m_url;
    url.setPath(path);
    url.setQuery(query);
    return QJsonDocument::fromJson(fetch(url, nullptr)).object();
}

QList<QJsonObject> Site::events()
{
    QList<QJsonObject> events;
    QUrl url = m_url;
    url.setPath(u"/events"_s);
    url.setQuery(u"perPage=1000&orderBy=recordTime&orderDirection=ASC"_s);
    while (!url.isEmpty()) {
        QUrl next;
        const QJsonObject document = QJsonDocument::fromJson(fetch(url, &next)).object();
        const QJsonArray page =
            document["epcisBody"_L1]["queryResults"_L1]["resultsBody"_L1]["eventList"_L1].toArray();
        for (const QJsonValue &event : page)
            events.append(event.toObject());
        url = next;
    }
    return events;
}

QHash<QString, QJsonObject> Site::statuses()
{
    QHash<QString, QJsonObject> statuses;
    qint64 since = 0;
    for (;;) {
        QUrlQuery query;
        query.addQueryItem(u"since"_s, QString::number(since));
        query.addQueryItem(u"limit"_s, u"5000"_s);
        query.addQueryItem(u"station"_s, u"TEST"_s);
        const QJsonObject page = get(u"/sync/v1/scopes/site/changes"_s, query);
        const QJsonArray rows = page["rows"_L1].toArray();
        for (const QJsonValue &row : rows)
            statuses.insert(row["key"_L1].toString(), row.toObject());
        if (page.isEmpty() || page["upToDate"_L1].toBool())
            return statuses;
        since = page["to"_L1].toInteger();
    }
}

int Site::capture(const QByteArray &document)
{
    QUrl url = m_url;
    url.setPath(u"/capture"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkAccessManager network;
    QNetworkReply *reply = network.post(request, document);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    delete reply;
    return status;
}

} // namespace pw::test

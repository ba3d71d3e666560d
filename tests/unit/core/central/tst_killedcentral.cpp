// SPDX-License-Identifier: Apache-2.0
// The real packwright-central, killed again and again while eight clients capture (fault F2): what
// was acknowledged is stored once, what was not is stored once when it is sent again. On both
// stores. PW_KILLS says how often; the nightly run kills forty times.
#include "core/epcis/jsonld.h"
#include "tests/unit/core/central/centralprocess.h"
#include "tests/unit/core/central/httpclient.h"
#include "tests/unit/core/central/sampleevents.h"
#include "tests/unit/core/central/teststore.h"

#include <QRandomGenerator>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace pw::test;

namespace {

constexpr int Clients = 8;

/// What one writer knows of the events it has sent.
struct Sent
{
    QJsonObject event;
    bool acknowledged = false;
};

/// Captures one event after the other until the connection breaks or it is told to stop.
void writeUntilKilled(quint16 port, int writer, int round, const std::atomic<bool> &stop,
                      QList<Sent> &sent)
{
    HttpClient client(port);
    for (int i = 0; !stop; ++i) {
        const QString serial = u"W%1R%2N%3"_s.arg(writer).arg(round).arg(i);
        sent.append(
            {objectEvent(u"ADD"_s, {packUri(serial)}, u"commissioning"_s, u"active"_s, i), false});
        const auto reply = client.post("/capture", document({sent.last().event}));
        if (!reply)
            return;
        sent.last().acknowledged = reply->status == 202;
    }
}

/// The events stored, each by its id, counted.
QHash<QString, int> storedEvents(quint16 port)
{
    QHash<QString, int> stored;
    HttpClient client(port);
    QByteArray target = "/events?orderBy=recordTime&orderDirection=ASC&perPage=1000";
    while (!target.isEmpty()) {
        const auto page = client.get(target);
        if (!page)
            return {};
        const auto events = pw::epcis::eventsOfDocument(page->body);
        if (!events)
            return {};
        for (const QJsonObject &event : *events)
            ++stored[event[u"eventID"].toString()];
        const QByteArray link = page->headers.value("link");
        target = link.isEmpty() ? QByteArray() : link.sliced(1, link.indexOf('>') - 1);
    }
    return stored;
}

int kills()
{
    bool set = false;
    const int wanted = qEnvironmentVariableIntValue("PW_KILLS", &set);
    return set ? wanted : 8;
}

} // namespace

class TestKilledCentral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesAndDoublesNothing();
};

void TestKilledCentral::losesAndDoublesNothing()
{
    const TestStore place;
    QList<Sent> all;
    int bites = 0; // kills that left a client without its answer
    for (int round = 0; round < kills(); ++round) {
        CentralProcess central(place.options() + QStringList{u"--migrate"_s});
        QVERIFY2(central.start(), qPrintable(central.process().failure()));
        std::atomic<bool> stop = false;
        std::vector<QList<Sent>> sent(Clients);
        std::vector<std::thread> threads;
        for (int writer = 0; writer < Clients; ++writer)
            threads.emplace_back(&writeUntilKilled, central.port(), writer, round, std::cref(stop),
                                 std::ref(sent[size_t(writer)]));
        const int pause = QRandomGenerator::global()->bounded(100, 500);
        std::this_thread::sleep_for(std::chrono::milliseconds(pause));
        central.process().kill();
        stop = true;
        for (std::thread &thread : threads)
            thread.join();
        bool unsure = false;
        for (const QList<Sent> &ofWriter : sent) {
            unsure = unsure || (!ofWriter.isEmpty() && !ofWriter.last().acknowledged);
            all.append(ofWriter);
        }
        bites += unsure ? 1 : 0;
    }

    CentralProcess central(place.options());
    QVERIFY2(central.start(), qPrintable(central.process().failure()));
    const QHash<QString, int> found = storedEvents(central.port());
    qsizetype acknowledged = 0;
    HttpClient client(central.port());
    for (const Sent &one : std::as_const(all)) {
        const QString id = one.event[u"eventID"].toString();
        QVERIFY2(!one.acknowledged || found.value(id) == 1, "an acknowledged event is lost");
        acknowledged += one.acknowledged ? 1 : 0;
        if (!one.acknowledged) // unsure: sending again must not double it
            QCOMPARE(client.post("/capture", document({one.event}))->status, 202);
    }
    qInfo("%d kills, %d bit; acknowledged %lld, unsure %lld, stored before they were resent %lld",
          kills(), bites, qlonglong(acknowledged), qlonglong(all.size() - acknowledged),
          qlonglong(found.size() - acknowledged));
    QVERIFY2(bites >= kills() / 2, "the kills came when nothing was under way");
    QVERIFY2(acknowledged > 20 * kills(), "too little was under way");
    const QHash<QString, int> after = storedEvents(central.port());
    QCOMPARE(after.size(), all.size());
    for (const int count : after)
        QCOMPARE(count, 1);
    QVERIFY(central.process().terminate());
    ChildProcess verify(u"packwright-central"_s, QStringList{u"verify"_s} + place.options());
    QVERIFY(verify.start());
    QVERIFY(verify.waitForEnd(std::chrono::seconds(120)));
    QVERIFY2(verify.exitCode() == 0, verify.standardOutput().constData());
}

QTEST_GUILESS_MAIN(TestKilledCentral)
#include "tst_killedcentral.moc"

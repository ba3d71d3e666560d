// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/eventfactory.h"
#include "core/epcis/eventhash.h"
#include "core/epcis/jsonld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;

namespace {

const QDateTime At = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC);

epc::Epc unit(QStringView uri)
{
    return *epc::Epc::fromUri(uri);
}

/// The event of packing a carton; with what may differ from call to call.
epcis::Event packed(epcis::EventIdKind kind, const QDateTime &at = At, qint64 sequence = 7,
                    bool withSignature = false)
{
    epcis::EventContext context;
    context.operationId = u"urn:uuid:0b4e7c1e-5a53-4b0c-9c1f-1f0f5a1e2d3c"_s;
    context.workstation = u"agw-bench-01"_s;
    context.operatorId = u"op-17"_s;
    context.readPoint = u"https://id.gs1.org/414/9521321000014/254/bench-01"_s;
    context.bizLocation = u"https://id.gs1.org/414/9521321000014"_s;
    context.timeZoneOffset = u"+02:00"_s;
    context.eventId = kind;
    if (withSignature)
        context.signature = epcis::EventSignature{u"op-18"_s, u"released"_s, At};
    const domain::AddChildren packing{{unit(u"urn:epc:id:sgtin:9521321.012345.1001")},
                                      unit(u"urn:epc:id:sscc:9521321.0000000017")};
    return *epcis::eventFor(packing, context, at, sequence);
}

} // namespace

class TestEventIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashIsOfTheEventItself();
    void hashFollowsFromWhatIsSaid_data();
    void hashFollowsFromWhatIsSaid();
    void uuidIsDrawnAnew();
};

void TestEventIdentity::hashIsOfTheEventItself()
{
    const epcis::Event event = packed(epcis::EventIdKind::Hash, At, 7, true);
    QVERIFY2(event.eventId.startsWith(u"ni:///sha-256;"), qPrintable(event.eventId));
    QVERIFY(event.eventId.endsWith(u"?ver=CBV2.0"));
    // A partner computes it of the event as it stands, its eventID included.
    QCOMPARE(event.eventId, epcis::eventHash(event));
    QCOMPARE(event.eventId, epcis::eventHash(epcis::toJson(event), epcis::HashContext::standard()));
}

void TestEventIdentity::hashFollowsFromWhatIsSaid_data()
{
    QTest::addColumn<epcis::Event>("other");
    QTest::addColumn<bool>("same");
    const auto hash = epcis::EventIdKind::Hash;
    QTest::newRow("said again") << packed(hash) << true;
    QTest::newRow("a second later") << packed(hash, At.addSecs(1)) << false;
    QTest::newRow("next in sequence") << packed(hash, At, 8) << false;
    QTest::newRow("signed") << packed(hash, At, 7, true) << false;
}

void TestEventIdentity::hashFollowsFromWhatIsSaid()
{
    QFETCH(const epcis::Event, other);
    const epcis::Event event = packed(epcis::EventIdKind::Hash);
    QTEST(event.eventId == other.eventId, "same");
    QTEST(epcis::toJson(event) == epcis::toJson(other), "same");
}

void TestEventIdentity::uuidIsDrawnAnew()
{
    const epcis::Event first = packed(epcis::EventIdKind::Uuid);
    QVERIFY(first.eventId.startsWith(u"urn:uuid:"));
    QVERIFY(first.eventId != packed(epcis::EventIdKind::Uuid).eventId);
}

QTEST_APPLESS_MAIN(TestEventIdentity)
#include "tst_eventidentity.moc"

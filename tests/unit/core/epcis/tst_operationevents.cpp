// SPDX-License-Identifier: Apache-2.0
// What we tell central of an operation, beside the independent examples of it: the same bytes to
// hash where the inputs coincide, the same meaning where an example says more or other than we
// know.
#include "core/epcis/eventfactory.h"
#include "core/epcis/eventhash.h"
#include "core/epcis/jsonld.h"
#include "tests/support/sharedfile.h"

#include <QJsonDocument>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::domain;

namespace {

constexpr auto Folder = "standards/examples-ours/operations/"_L1;

QJsonDocument shared(const QString &name)
{
    const auto bytes = test::readSharedFile(Folder + name);
    return QJsonDocument::fromJson(bytes ? *bytes : QByteArray());
}

QJsonArray examplesIn(const QString &file)
{
    return shared(file + u".jsonld"_s)["epcisBody"_L1]["eventList"_L1].toArray();
}

QList<epc::Epc> units(const QJsonValue &uris)
{
    QList<epc::Epc> units;
    for (const QJsonValue uri : uris.toArray())
        units.append(*epc::Epc::fromUri(uri.toString()));
    return units;
}

Hold holdOf(const QJsonObject &example, HoldClass holdClass)
{
    Hold hold;
    hold.holdClass = holdClass;
    hold.reason = example["agw:reason"_L1]["agw:text"_L1].toString();
    hold.id = u"urn:uuid:118"_s;
    return hold;
}

/// What the bench would have done for the event to be told.
Command commandOf(const QString &what, const QJsonObject &example)
{
    const QList<epc::Epc> listed = units(example["epcList"_L1]);
    const QList<epc::Epc> children = units(example["childEPCs"_L1]);
    const auto parent = epc::Epc::fromUri(example["parentID"_L1].toString());
    if (what == u"add")
        return AddChildren{children, *parent};
    if (what == u"remove")
        return RemoveChildren{children, *parent};
    if (what == u"open")
        return OpenContainer{listed.first(), Level::Pallet, LabelState::None};
    if (what == u"decommission" || what == u"destroy" || what == u"sampleEnds") {
        EndLife end{listed, EndLife::Kind::Decommission, {}};
        if (what == u"destroy")
            end.kind = EndLife::Kind::Destroy;
        if (what == u"sampleEnds")
            end.kind = EndLife::Kind::Sample;
        if (const auto next = epc::Epc::fromUri(example["agw:replacedBy"_L1].toString()))
            end.replacedBy = *next;
        return end;
    }
    if (what == u"sample")
        return TakeSample{listed};
    if (what == u"quarantine")
        return PlaceHold{holdOf(example, HoldClass::Quarantined), listed, {}, {}};
    if (what == u"damaged")
        return PlaceHold{holdOf(example, HoldClass::Damaged), listed, {}, {}};
    if (what == u"release")
        return LiftHold{holdOf(example, HoldClass::Quarantined), listed, {}, {}, false};
    if (what == u"observe")
        return ObserveContents{*parent, children, units(example["agw:missing"_L1])};
    return JudgeContents{listed.first(),
                         what == u"complete" ? ContentsOutcome::Complete
                                             : ContentsOutcome::MismatchQuantity,
                         {}};
}

epcis::EventContext contextOf(const QJsonObject &example)
{
    epcis::EventContext context;
    context.operationId = example["agw:operationId"_L1].toString();
    context.workstation = example["agw:workstation"_L1].toString();
    context.operatorId = example["agw:operator"_L1].toString();
    context.operation = example["agw:operation"_L1].toString();
    context.readPoint = example["readPoint"_L1]["id"_L1].toString();
    context.bizLocation = example["bizLocation"_L1]["id"_L1].toString();
    context.timeZoneOffset = example["eventTimeZoneOffset"_L1].toString();
    context.reason = {example["agw:reason"_L1]["agw:code"_L1].toString(),
                      example["agw:reason"_L1]["agw:text"_L1].toString()};
    return context;
}

QJsonObject ours(const QString &what, const QJsonObject &example)
{
    const qint64 sequence = example["agw:seq"_L1].toString().section(u'/', 1).toLongLong();
    const auto event = epcis::eventFor(
        commandOf(what, example), contextOf(example),
        QDateTime::fromString(example["eventTime"_L1].toString(), Qt::ISODateWithMs), sequence);
    return event ? epcis::toJson(*event) : QJsonObject();
}

/// Our extensions beside those of the examples say more, and change nothing of what they say.
QJsonObject withoutWhatWeAdd(QJsonObject event, const QJsonObject &example)
{
    const QStringList keys = event.keys();
    for (const QString &key : keys) {
        if (key.startsWith(u"agw:"_s) && !example.contains(key))
            event.remove(key);
    }
    return event;
}

QStringList sorted(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue value : array.toArray())
        list.append(value.toString());
    list.sort();
    return list;
}

} // namespace

class TestOperationEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAsTheExample_data();
    void sameAsTheExample();
};

void TestOperationEvents::initTestCase()
{
    if (examplesIn(u"01-commission-packs"_s).isEmpty())
        QSKIP("the examples of operations are not at hand");
}

void TestOperationEvents::sameAsTheExample_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("sameHash");
    const auto row = [](const QString &file, int index, const QString &what, bool sameHash = true) {
        QTest::addRow("%s %d", qPrintable(file), index) << file << index << what << sameHash;
    };
    constexpr bool Meaning = false; // an order, a test or a signature we are not told of
    row(u"02-commission-parents"_s, 2, u"open"_s);
    row(u"03-aggregate-packs-into-bundle"_s, 0, u"add"_s, Meaning);
    row(u"06-unpack-some"_s, 0, u"remove"_s);
    row(u"08-replace-unit"_s, 0, u"remove"_s);
    row(u"08-replace-unit"_s, 1, u"damaged"_s);
    row(u"08-replace-unit"_s, 2, u"add"_s);
    row(u"09-top-up"_s, 0, u"add"_s);
    row(u"11-relabel-parent"_s, 0, u"open"_s);
    row(u"11-relabel-parent"_s, 1, u"remove"_s);
    row(u"11-relabel-parent"_s, 2, u"add"_s);
    row(u"11-relabel-parent"_s, 3, u"decommission"_s);
    row(u"12-quarantine"_s, 0, u"quarantine"_s);
    row(u"13-release"_s, 0, u"release"_s, Meaning);
    row(u"14-mark-damaged"_s, 0, u"damaged"_s);
    row(u"15-sampling"_s, 0, u"remove"_s);
    row(u"15-sampling"_s, 1, u"sample"_s, Meaning);
    row(u"15-sampling"_s, 2, u"sampleEnds"_s);
    row(u"16-destroy"_s, 0, u"destroy"_s);
    row(u"17-decommission"_s, 0, u"decommission"_s);
    row(u"23-verify-contents-ok"_s, 0, u"observe"_s);
    row(u"23-verify-contents-ok"_s, 1, u"complete"_s);
    row(u"24-verify-contents-mismatch"_s, 0, u"observe"_s);
    row(u"24-verify-contents-mismatch"_s, 1, u"mismatch"_s);
    row(u"29-repack-to-other-parent"_s, 0, u"remove"_s);
    row(u"29-repack-to-other-parent"_s, 1, u"add"_s);
}

void TestOperationEvents::sameAsTheExample()
{
    QFETCH(const QString, file);
    QFETCH(const int, index);
    QFETCH(const QString, what);
    QFETCH(const bool, sameHash);
    const QJsonObject example = examplesIn(file)[index].toObject();
    QVERIFY(!example.isEmpty());
    const QJsonObject event = ours(what, example);

    for (const QLatin1StringView field :
         {"type"_L1, "action"_L1, "bizStep"_L1, "disposition"_L1, "parentID"_L1,
          "eventTimeZoneOffset"_L1, "agw:operation"_L1, "agw:operationId"_L1, "agw:seq"_L1,
          "agw:workstation"_L1, "agw:operator"_L1, "agw:reason"_L1, "agw:missing"_L1,
          "agw:replacedBy"_L1, "readPoint"_L1, "bizLocation"_L1}) {
        if (event[field] != example[field])
            QFAIL(qPrintable(field + u": "_s + event[field].toVariant().toString()
                             + u" instead of "_s + example[field].toVariant().toString()));
    }
    for (const QLatin1StringView field : {"epcList"_L1, "childEPCs"_L1})
        QCOMPARE(sorted(event[field]), sorted(example[field]));
    for (const QLatin1StringView field : {"set"_L1, "unset"_L1})
        QCOMPARE(sorted(event["persistentDisposition"_L1][field]),
                 sorted(example["persistentDisposition"_L1][field]));
    if (!sameHash)
        return;
    const QJsonDocument hashes = shared(u"expected-hashes.json"_s);
    const QJsonValue expected = hashes[file][index];
    const QJsonObject plain = withoutWhatWeAdd(event, example);
    const auto context = epcis::HashContext::standard();
    QCOMPARE(epcis::prehashOf(plain, context), expected["prehash"_L1].toString());
    QCOMPARE(epcis::eventHash(plain, context), expected["eventID"_L1].toString());
}

QTEST_GUILESS_MAIN(TestOperationEvents)
#include "tst_operationevents.moc"

// SPDX-License-Identifier: Apache-2.0
// What we tell central of an operation, beside the independent examples of it: the same bytes to
// hash where the inputs coincide, the same meaning where an example says more or other than we
// know.
#include "core/epcis/errordeclaration.h"
#include "core/epcis/eventfactory.h"
#include "core/epcis/eventhash.h"
#include "core/epcis/eventlog.h"
#include "core/epcis/importevents.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/validator.h"
#include "tests/support/sharedfile.h"

#include <QDir>
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
    if (what == u"recall")
        return PlaceHold{holdOf(example, HoldClass::Recalled), listed, {}, {}};
    if (what == u"recallLot") {
        const QString lot = example["quantityList"_L1][0]["epcClass"_L1].toString();
        return PlaceHold{holdOf(example, HoldClass::Recalled),
                         {},
                         *gs1::Gtin::parse(lot.section(u'/', 4, 4)),
                         lot.section(u'/', 6)};
    }
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

/// What is named by the command and not by the operation it is part of.
bool isNamedByCommand(const QString &what)
{
    const QStringList named{u"quarantine"_s, u"recall"_s,   u"recallLot"_s, u"release"_s,
                            u"observe"_s,    u"complete"_s, u"mismatch"_s};
    return named.contains(what);
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
    epcis::EventContext context = contextOf(example);
    if (isNamedByCommand(what))
        context.operation.clear();
    const QDateTime at =
        QDateTime::fromString(example["eventTime"_L1].toString(), Qt::ISODateWithMs);
    if (what == u"imported") {
        QList<UnitState> packs;
        for (const epc::Epc &id : units(example["epcList"_L1])) {
            UnitState pack{id};
            pack.lot = example["ilmd"_L1]["cbvmda:lotNumber"_L1].toString();
            pack.expiry = QDate::fromString(
                example["ilmd"_L1]["cbvmda:itemExpirationDate"_L1].toString(), Qt::ISODate);
            packs.append(pack);
        }
        epcis::Event event = epcis::importedUnits(packs);
        epcis::completeEvent(event, context, at, sequence);
        return epcis::toJson(event);
    }
    const auto event = epcis::eventFor(commandOf(what, example), context, at, sequence);
    return event ? epcis::toJson(*event) : QJsonObject();
}

/// Everything an EventLog makes of them, but when: parents, children, lives, words, places.
QMap<QString, QString> hierarchyAfter(const QJsonArray &events)
{
    epcis::EventLog log;
    for (const QJsonValue event : events)
        (void)log.add(*epcis::eventFromJson(event.toObject()));
    QMap<QString, QString> after;
    const QStringList objects = log.objects();
    for (const QString &id : objects) {
        const auto state = log.state(id);
        after.insert(id, QString::number(int(state->lifecycle)) + u' ' + state->parent + u' '
                             + log.childrenOf(id).join(u',') + u' ' + state->bizLocation + u' '
                             + state->persistent.join(u','));
    }
    return after;
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
    void sameHierarchyAfterwards_data();
    void sameHierarchyAfterwards();
    void declaredAsTheExample_data();
    void declaredAsTheExample();
    void takenInAsItCame_data();
    void takenInAsItCame();
    void everyExampleIsNamed();
};

namespace {

/// What a station does not do itself and has to understand of others: events that are read, kept
/// and handed on with the same hash. Shipping, receiving, labels printed, orders and stock are
/// other people's work; what is counted by lot, and containers by SGTIN with a lot of their own,
/// are never made at this bench.
const QStringList OfOthers{
    u"02-commission-parents 0"_s,
    u"02-commission-parents 1"_s,
    u"05-aggregate-mixed-serial-and-lot-quantity 0"_s,
    u"10-move 0"_s,
    u"20-ship 0"_s,
    u"21-void-shipping 0"_s,
    u"22-receive 0"_s,
    u"27-encode-label 0"_s,
    u"28-link-to-order 0"_s,
    u"30-stock-take 0"_s,
};

struct Told
{
    const char *file;
    int index;
    const char *what;
    bool sameHash = true;
};

constexpr bool Meaning = false; // an order, a test, a signature or a batch we are not told of
constexpr Told Ours[] = {
    {"01-commission-packs", 0, "imported", Meaning},
    {"02-commission-parents", 2, "open"},
    {"03-aggregate-packs-into-bundle", 0, "add", Meaning},
    {"04-aggregate-bundles-carton-pallet", 1, "add"},
    {"06-unpack-some", 0, "remove"},
    {"08-replace-unit", 0, "remove"},
    {"08-replace-unit", 1, "damaged"},
    {"08-replace-unit", 2, "add"},
    {"09-top-up", 0, "add"},
    {"11-relabel-parent", 0, "open"},
    {"11-relabel-parent", 1, "remove"},
    {"11-relabel-parent", 2, "add"},
    {"11-relabel-parent", 3, "decommission"},
    {"12-quarantine", 0, "quarantine"},
    {"13-release", 0, "release", Meaning},
    {"14-mark-damaged", 0, "damaged"},
    {"15-sampling", 0, "remove"},
    {"15-sampling", 1, "sample", Meaning},
    {"15-sampling", 2, "sampleEnds"},
    {"16-destroy", 0, "destroy"},
    {"17-decommission", 0, "decommission"},
    {"18-recall-instances", 0, "recall", Meaning},
    {"19-recall-lot", 0, "recallLot"},
    {"23-verify-contents-ok", 0, "observe"},
    {"23-verify-contents-ok", 1, "complete"},
    {"24-verify-contents-mismatch", 0, "observe"},
    {"24-verify-contents-mismatch", 1, "mismatch"},
    {"25a-correction-original", 0, "add"},
    {"25b-correction-error-declaration-and-corrective-event", 1, "add"},
    {"29-repack-to-other-parent", 0, "remove"},
    {"29-repack-to-other-parent", 1, "add"},
};
/// Told by other events that come to the same.
const QStringList Otherwise{u"04-aggregate-bundles-carton-pallet 0"_s, u"07-unpack-all 0"_s};
const QStringList Declared{u"25b-correction-error-declaration-and-corrective-event 0"_s,
                           u"26-correction-did-not-occur 0"_s};

QJsonObject exampleNamed(const QString &name)
{
    return examplesIn(name.section(u' ', 0, 0))[name.section(u' ', 1).toInt()].toObject();
}

} // namespace

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
    for (const Told &told : Ours)
        QTest::addRow("%s %d", told.file, told.index)
            << QString::fromLatin1(told.file) << told.index << QString::fromLatin1(told.what)
            << told.sameHash;
}

void TestOperationEvents::sameAsTheExample()
{
    QFETCH(const QString, file);
    QFETCH(const int, index);
    QFETCH(const QString, what);
    QFETCH(const bool, sameHash);
    const QJsonObject example = examplesIn(file)[index].toObject();
    QVERIFY(!example.isEmpty());
    QJsonObject told = ours(what, example);
    const auto read = epcis::eventFromJson(told);
    QVERIFY(read);
    QVERIFY(epcis::validate(*read).isEmpty());
    if (what == u"imported") { // the line commissioned them; we only hand that on
        QCOMPARE(told["agw:operation"_L1].toString(), u"IMPORT"_s);
        for (const auto member : {"agw:operation"_L1, "readPoint"_L1, "bizLocation"_L1})
            told.insert(member, example[member]);
    }
    const QJsonObject event = told;

    for (const QLatin1StringView field :
         {"type"_L1, "action"_L1, "bizStep"_L1, "disposition"_L1, "parentID"_L1,
          "eventTimeZoneOffset"_L1, "agw:operation"_L1, "agw:operationId"_L1, "agw:seq"_L1,
          "agw:workstation"_L1, "agw:operator"_L1, "agw:reason"_L1, "agw:missing"_L1,
          "agw:replacedBy"_L1, "readPoint"_L1, "bizLocation"_L1, "ilmd"_L1, "quantityList"_L1}) {
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

void TestOperationEvents::sameHierarchyAfterwards_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : Otherwise)
        QTest::newRow(qPrintable(name)) << name;
}

/// A carton that is closed with its last child, and one that is emptied without naming what was in
/// it: we say the one in two events, and of the other what left.
void TestOperationEvents::sameHierarchyAfterwards()
{
    QFETCH(const QString, name);
    const QJsonObject example = exampleNamed(name);
    QVERIFY(!example.isEmpty());
    QJsonArray before;
    for (const QString &file : {u"01-commission-packs"_s, u"02-commission-parents"_s,
                                u"03-aggregate-packs-into-bundle"_s}) {
        for (const QJsonValue event : examplesIn(file))
            before.append(event);
    }
    const QJsonObject packed = exampleNamed(Otherwise.first());
    const auto carton = *epc::Epc::fromUri(example["parentID"_L1].toString());
    QList<Command> commands;
    if (name == Otherwise.first()) {
        commands = {AddChildren{units(example["childEPCs"_L1]), carton},
                    CloseContainer{carton, false, {}}};
    } else {
        before.append(packed);
        commands = {RemoveChildren{units(packed["childEPCs"_L1]), carton}};
    }
    QJsonArray theirs = before, our = before;
    theirs.append(example);
    QDateTime at = QDateTime::fromString(example["eventTime"_L1].toString(), Qt::ISODateWithMs);
    for (const Command &command : std::as_const(commands)) {
        const auto event = epcis::eventFor(command, contextOf(example), at, 100 + our.size());
        QVERIFY(epcis::validate(*event).isEmpty());
        our.append(epcis::toJson(*event));
        at = at.addMSecs(1);
    }
    QVERIFY(hierarchyAfter(theirs) != hierarchyAfter(before));
    QCOMPARE(hierarchyAfter(our), hierarchyAfter(theirs));
    const QString closed = our.last()["disposition"_L1].toString();
    QCOMPARE(closed, example["disposition"_L1].toString());
}

void TestOperationEvents::declaredAsTheExample_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : Declared)
        QTest::newRow(qPrintable(name)) << name;
}

void TestOperationEvents::declaredAsTheExample()
{
    QFETCH(const QString, name);
    const QJsonObject example = exampleNamed(name);
    QVERIFY(!example.isEmpty());
    const QJsonObject why = example["errorDeclaration"_L1].toObject();
    QJsonObject original = example;
    original.remove(u"errorDeclaration"_s);
    const bool incorrect = why["reason"_L1] == u"incorrect_data"_s;
    epcis::Declaration declaration;
    declaration.at = QDateTime::fromString(why["declarationTime"_L1].toString(), Qt::ISODateWithMs);
    declaration.cause =
        incorrect ? RetractEvent::Cause::IncorrectData : RetractEvent::Cause::DidNotOccur;
    declaration.operatorId = why["agw:operator"_L1].toString();
    declaration.sequence = u"AGG-03/99"_s;
    declaration.reason = {why["agw:reasonCode"_L1].toString(), {}};
    for (const QJsonValue id : why["correctiveEventIDs"_L1].toArray())
        declaration.correctiveEventIds.append(id.toString());
    const QJsonObject event = epcis::errorDeclarationOf(original, declaration);
    const auto read = epcis::eventFromJson(event);
    QVERIFY(read);
    QVERIFY(epcis::validate(*read).isEmpty());

    QJsonObject without = event;
    without.remove(u"errorDeclaration"_s);
    QCOMPARE(without, original);
    const QJsonObject ours = event["errorDeclaration"_L1].toObject();
    QCOMPARE(QDateTime::fromString(ours["declarationTime"_L1].toString(), Qt::ISODateWithMs),
             declaration.at);
    for (const QString &key : why.keys()) {
        if (key != u"declarationTime"_s)
            QCOMPARE(ours[key], why[key]);
    }
    // Its hash is that of its original (7.1).
    QCOMPARE(
        epcis::eventHash(event, epcis::HashContext::standard()),
        shared(u"expected-hashes.json"_s)[name.section(u' ', 0, 0)][0]["eventID"_L1].toString());
}

void TestOperationEvents::takenInAsItCame_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : OfOthers)
        QTest::newRow(qPrintable(name)) << name;
}

void TestOperationEvents::takenInAsItCame()
{
    QFETCH(const QString, name);
    const QJsonObject example = exampleNamed(name);
    QVERIFY(!example.isEmpty());
    const auto read = epcis::eventFromJson(example);
    QVERIFY(read);
    QVERIFY(epcis::validate(*read).isEmpty());
    const QJsonObject written = epcis::toJson(*read);
    const QString hash =
        shared(u"expected-hashes.json"_s)[name.section(u' ', 0, 0)][name.section(u' ', 1).toInt()]
                                         ["eventID"_L1]
                                             .toString();
    QCOMPARE(epcis::eventHash(written, epcis::HashContext::standard()), hash);
    epcis::EventLog log;
    QCOMPARE(log.add(*read), epcis::EventLog::Admission::Kept);
    // What links a unit to an order says nothing of the unit.
    QCOMPARE(log.objects().isEmpty(), read->type == epcis::EventType::Transaction);
}

/// A new example must not go uncompared.
void TestOperationEvents::everyExampleIsNamed()
{
    QStringList named = OfOthers + Otherwise + Declared;
    for (const Told &told : Ours)
        named.append(u"%1 %2"_s.arg(QLatin1StringView(told.file)).arg(told.index));
    named.sort();
    QStringList there;
    const QDir folder(test::sharedPath(QString(Folder)));
    for (const QString &file : folder.entryList({u"*.jsonld"_s}, QDir::Files)) {
        const QString name = file.chopped(7);
        for (qsizetype i = 0; i < examplesIn(name).size(); ++i)
            there.append(u"%1 %2"_s.arg(name).arg(i));
    }
    there.sort();
    QCOMPARE(named, there);
}

QTEST_GUILESS_MAIN(TestOperationEvents)
#include "tst_operationevents.moc"

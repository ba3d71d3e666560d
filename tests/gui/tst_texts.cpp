// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "ui/text/messages.h"
#include "ui/text/readingfault.h"
#include "ui/text/terms.h"

using namespace Qt::StringLiterals;
using namespace pw;
using domain::VerdictCode;

namespace {

/// Numbers are kept in one line by no-break spaces; here they only hinder reading.
QString spaced(QString text)
{
    return text.replace(QChar(0x00A0), u' ');
}

/// A place that no fact filled, or a plural nobody chose.
bool hasLeftovers(const QString &text)
{
    static const QRegularExpression leftover(u"%(L?n|L?\\d)|\\(s\\)"_s);
    return leftover.match(text).hasMatch();
}

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void everyVerdictSpeaks_data();
    void everyVerdictSpeaks();
    void germanIsNotEnglish();
    void namesTheFacts();
    void locatesAReadingFault();
    void everyReadingFaultHasARemedy_data();
    void everyReadingFaultHasARemedy();
    void saysWhyASerialIsUnknown();
    void everyStateSpeaks_data();
    void everyStateSpeaks();
    void everyNextActionSpeaks_data();
    void everyNextActionSpeaks();
    void undoSaysWhatItUndid();
    void dataStaysData();
    void freshnessFollowsTheTable_data();
    void freshnessFollowsTheTable();
    void durations_data();
    void durations();
    void unknownLanguageFallsBack();

private:
    text::LanguageSwitch m_languages{*qApp};
};

void TestTexts::everyVerdictSpeaks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<domain::Verdict>("verdict");
    for (const QString &language : {u"en"_s, u"de"_s}) {
        for (const VerdictCode code : samples::allVerdictCodes()) {
            const QString name = language + u' ' + QString(domain::toCode(code));
            QTest::newRow(qPrintable(name + u" with facts"_s))
                << language << samples::verdict(code);
            QTest::newRow(qPrintable(name + u" bare"_s)) << language << samples::bareVerdict(code);
        }
    }
}

void TestTexts::everyVerdictSpeaks()
{
    QFETCH(const QString, language);
    QFETCH(const domain::Verdict, verdict);
    m_languages.use(language);
    const text::Message message = text::messageFor(verdict);
    for (const QString &part : {message.word, message.cause, message.remedy}) {
        QVERIFY(!part.isEmpty());
        QVERIFY2(!hasLeftovers(part), qPrintable(part));
        QVERIFY2(part.trimmed() == part && !part.contains(u"  "_s), qPrintable(part));
    }
    QVERIFY2(message.word.size() <= 20, qPrintable(message.word)); // read from 2 m
    for (const QString &sentence : {message.cause, message.remedy})
        QVERIFY2(sentence.front() == sentence.front().toUpper() && sentence.endsWith(u'.'),
                 qPrintable(sentence));
}

void TestTexts::germanIsNotEnglish()
{
    for (const VerdictCode code : samples::allVerdictCodes()) {
        m_languages.use(u"en"_s);
        const text::Message english = text::messageFor(samples::verdict(code));
        m_languages.use(u"de"_s);
        const text::Message german = text::messageFor(samples::verdict(code));
        QVERIFY2(english.cause != german.cause && english.remedy != german.remedy,
                 qPrintable(german.cause));
    }
}

void TestTexts::namesTheFacts()
{
    m_languages.use(u"en"_s);
    const auto cause = [](VerdictCode code) {
        return spaced(text::messageFor(samples::verdict(code)).cause);
    };
    QCOMPARE(cause(VerdictCode::AlreadyAggregated),
             u"Pack VNMYPUM6G3GU is already in carton 19 5211 4100 0001 4810."_s);
    QCOMPARE(cause(VerdictCode::WrongLot),
             u"This is lot C26A7; the carton holds lot C26B1 only."_s);
    QCOMPARE(cause(VerdictCode::WrongProduct),
             u"This is Cardiolin 50 mg, 30 tablets; the carton is for Nasoclear spray 15 ml."_s);
    QCOMPARE(cause(VerdictCode::Expired), u"Pack VNMYPUM6G3GU expired on 31 May 2029."_s);
    QCOMPARE(cause(VerdictCode::InUseElsewhere), u"Pack VNMYPUM6G3GU is open at station WS2."_s);
    QVERIFY(cause(VerdictCode::Quarantined).contains(u"Complaint 2026-118"_s));
    QVERIFY(cause(VerdictCode::Quarantined).contains(u"since"_s));
    QVERIFY(cause(VerdictCode::Unverified).contains(u"3 h 10 min"_s));
    QVERIFY(cause(VerdictCode::NoMasterData).contains(u"09521141012345"_s));
    QVERIFY(text::messageFor(samples::verdict(VerdictCode::AttributeMismatch))
                .remedy.contains(u"Caps Lock"_s));
    QCOMPARE(text::messageFor(samples::verdict(VerdictCode::ChildAdded)).remedy, u"11 to go."_s);
}

void TestTexts::everyReadingFaultHasARemedy_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"de"_s})
        QTest::newRow(qPrintable(language)) << language;
}

/// Each refusal of every reader, walked to the last code.
void TestTexts::everyReadingFaultHasARemedy()
{
    QFETCH(const QString, language);
    m_languages.use(language);
    QList<scan::ReadingFault> faults;
    for (int code = 0; code <= int(gs1::ParseError::Code::ExcludedPair); ++code)
        faults.append(gs1::ParseError{gs1::ParseError::Code(code), 4, u"17"_s});
    for (int code = 0; code <= int(scan::SymbolError::Code::UnknownEci); ++code)
        faults.append(scan::SymbolError{scan::SymbolError::Code(code), scan::FrameStatus::Ok, 4});
    for (int status = 0; status <= int(scan::FrameStatus::DiscardedOnDisconnect); ++status)
        faults.append(
            scan::SymbolError{scan::SymbolError::Code::NotOk, scan::FrameStatus(status), 4});
    for (int code = 0; code <= int(epc::TagError::Code::BadCompanyPrefix); ++code)
        faults.append(epc::TagError{epc::TagError::Code(code), 4});
    for (int code = 0; code <= int(scan::GrammarError::Code::WrongLink); ++code)
        faults.append(
            scan::GrammarError{scan::Scheme::Hibc, scan::GrammarError::Code(code), 4, u"LOT"_s});
    for (const scan::ReadingFault &fault : std::as_const(faults)) {
        for (const QString &sentence : {text::readingFault(fault), text::readingRemedy(fault)}) {
            QVERIFY2(sentence.endsWith(u'.') && !hasLeftovers(sentence), qPrintable(sentence));
        }
    }
}

void TestTexts::locatesAReadingFault()
{
    m_languages.use(u"en"_s);
    QCOMPARE(
        text::messageFor(samples::verdict(VerdictCode::Unreadable)).cause,
        u"The code is faulty in (17) USE BY or EXPIRY, position 33: the date does not exist."_s);
    domain::Verdict v = samples::bareVerdict(VerdictCode::Unreadable);
    for (int code = 0; code <= int(gs1::ParseError::Code::ExcludedPair); ++code) {
        v.parseError = gs1::ParseError{gs1::ParseError::Code(code), 4, {}};
        QVERIFY(text::messageFor(v).cause.contains(u"position 5"_s));
    }
    v.parseError.reset();
    for (int code = 0; code <= int(scan::GrammarError::Code::WrongLink); ++code) {
        v.grammarError =
            scan::GrammarError{scan::Scheme::Hibc, scan::GrammarError::Code(code), 4, u"LOT"_s};
        QVERIFY(text::messageFor(v).cause.contains(u"LOT, position 5"_s));
        v.grammarError->field.clear();
        QVERIFY(text::messageFor(v).cause.contains(u"position 5"_s));
    }
    v.grammarError.reset();
    for (int code = 0; code <= int(epc::TagError::Code::BadCompanyPrefix); ++code) {
        v.tagError = epc::TagError{epc::TagError::Code(code), 37};
        const QString cause = text::messageFor(v).cause;
        QVERIFY(cause.startsWith(u"The tag "_s));
        QCOMPARE(cause.contains(u"bit 38"_s), code > int(epc::TagError::Code::UnknownHeader));
    }
    v.tagError.reset();
    for (int code = 0; code <= int(scan::SymbolError::Code::UnknownEci); ++code) {
        v.symbolError =
            scan::SymbolError{scan::SymbolError::Code(code), scan::FrameStatus::NoRead, 4};
        QVERIFY(!text::messageFor(v).cause.isEmpty());
    }
    v.symbolError.reset();
    QSet<QString> causes;
    for (int status = 0; status <= int(scan::FrameStatus::DiscardedOnDisconnect); ++status) {
        v.frameStatus = scan::FrameStatus(status);
        causes.insert(text::messageFor(v).cause);
    }
    QCOMPARE(causes.size(), 5);
}

void TestTexts::saysWhyASerialIsUnknown()
{
    m_languages.use(u"en"_s);
    domain::Verdict v = samples::bareVerdict(VerdictCode::SeparatorLost);
    v.differences = {{u"serial"_s, u"A117280531"_s, u"A1"_s, false}};
    const QString cause = text::messageFor(v).cause;
    QVERIFY(cause.contains(u"A117280531"_s) && cause.contains(u"A1 is"_s));
    for (const VerdictCode code : {VerdictCode::UnknownSerial, VerdictCode::Unverified}) {
        v = samples::verdict(code);
        v.differences.clear();
        QVERIFY(!text::messageFor(v).remedy.contains(u"Caps Lock"_s));
        v.differences = {{u"serial"_s, u"a1"_s, u"A1"_s, true}};
        QVERIFY(text::messageFor(v).remedy.contains(u"Caps Lock"_s));
    }
}

void TestTexts::everyStateSpeaks_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestTexts::everyStateSpeaks()
{
    QFETCH(const QString, language);
    m_languages.use(language);
    QList<text::Message> messages;
    for (int state = 0; state <= int(domain::DeviceState::Misconfigured); ++state)
        messages.append(text::messageFor(samples::scanner(domain::DeviceState(state))));
    domain::SyncView sync;
    for (int link = 0; link <= int(domain::LinkState::Refused); ++link) {
        sync.link = domain::LinkState(link);
        messages.append(text::messageFor(sync));
    }
    for (int trouble = 1; trouble <= int(domain::LinkTrouble::NotPermitted); ++trouble) {
        sync.trouble = domain::LinkTrouble(trouble);
        messages.append(text::messageFor(sync));
        QVERIFY(!domain::toCode(sync.trouble).isEmpty());
    }
    for (const int count : {0, 1, 2, 1234}) {
        sync.pending = sync.parked = count;
        sync.cachedUnits = count;
        messages << text::backlogMessage(sync) << text::parkedMessage(sync);
        sync.oldestPending = std::chrono::minutes(count);
        messages << text::backlogMessage(sync);
        sync.cacheAge = std::chrono::minutes(count * 7);
        messages << text::dataAgeMessage(sync);
        sync.cacheAge.reset();
        messages << text::dataAgeMessage(sync);
    }
    sync.cacheInDoubt = true;
    QVERIFY(text::dataAgeMessage(sync).word != messages.last().word);
    messages << text::dataAgeMessage(sync);
    QSet<QString> words;
    for (const text::Message &message : std::as_const(messages)) {
        for (const QString &part : {message.word, message.cause, message.remedy}) {
            QVERIFY(!part.isEmpty());
            QVERIFY2(!hasLeftovers(part), qPrintable(part));
        }
    }
    for (int severity = 0; severity <= int(domain::Severity::Failed); ++severity)
        words.insert(text::severityWord(domain::Severity(severity)));
    QCOMPARE(words.size(), 5);
}

void TestTexts::everyNextActionSpeaks_data()
{
    everyStateSpeaks_data();
}

void TestTexts::everyNextActionSpeaks()
{
    QFETCH(const QString, language);
    m_languages.use(language);
    using domain::Level;
    for (int action = 0; action <= int(domain::NextAction::RemoveHeld); ++action) {
        for (const Level child : {Level::Pack, Level::Bundle, Level::Carton}) {
            for (const bool open : {false, true}) {
                domain::SessionView session;
                session.next = domain::NextAction(action);
                session.expectedChild = child;
                session.lastClosed = samples::carton(25);
                if (open)
                    session.open = {samples::pallet(2)};
                const QString sentence = text::nextSentence(session);
                QVERIFY2(!sentence.isEmpty() && !hasLeftovers(sentence), qPrintable(sentence));
                QVERIFY2(sentence.endsWith(u'.') && sentence.front().isUpper(),
                         qPrintable(sentence));
            }
        }
    }
    m_languages.use(u"en"_s);
    domain::SessionView session;
    session.next = domain::NextAction::PlaceOnParent;
    session.open = {samples::pallet(2)};
    session.lastClosed = samples::carton(25);
    QCOMPARE(text::nextSentence(session), u"Scan the closed carton to put it onto the pallet."_s);
    m_languages.use(u"de"_s);
    QCOMPARE(text::nextSentence(session),
             u"Den geschlossenen Karton scannen und auf die Palette stellen."_s);
}

void TestTexts::undoSaysWhatItUndid()
{
    m_languages.use(u"en"_s);
    domain::Verdict v = samples::verdict(VerdictCode::Undone);
    QCOMPARE(text::messageFor(v).cause,
             u"Pack VNMYPUM6G3GU is no longer in the carton: 14 of 25 left."_s);
    QCOMPARE(text::messageFor(v).remedy, u"Take it out by hand now."_s);
    v.unit = v.container;
    QCOMPARE(spaced(text::messageFor(v).cause),
             u"Carton 19 5211 4100 0001 4810 is open again with 14 of 25."_s);
    v.count = 0;
    QVERIFY(text::messageFor(v).cause.contains(u"withdrawn"_s));
    QCOMPARE(text::messageFor(v).remedy, u"Destroy its label."_s);
}

void TestTexts::dataStaysData()
{
    // Serials may hold percent signs and digits: they must not be taken for places to fill.
    m_languages.use(u"en"_s);
    domain::Verdict v = samples::verdict(VerdictCode::AlreadyAggregated);
    v.unit = samples::pack(u"%2%1"_s);
    QCOMPARE(spaced(text::messageFor(v).cause),
             u"Pack %2%1 is already in carton 19 5211 4100 0001 4810."_s);
    v = samples::verdict(VerdictCode::Quarantined);
    v.hold->reason = u"%1 <b>x</b>"_s;
    QVERIFY(text::messageFor(v).cause.endsWith(u": %1 <b>x</b>."_s));
}

void TestTexts::freshnessFollowsTheTable_data()
{
    using namespace std::chrono;
    QTest::addColumn<int>("age"); // seconds; negative: never
    QTest::addColumn<int>("freshness");
    QTest::newRow("never synchronized") << -1 << int(text::Freshness::Unusable);
    QTest::newRow("just now") << 0 << int(text::Freshness::Current);
    QTest::newRow("59 s") << 59 << int(text::Freshness::Current);
    QTest::newRow("1 min") << 60 << int(text::Freshness::CatchingUp);
    QTest::newRow("below 15 min") << 899 << int(text::Freshness::CatchingUp);
    QTest::newRow("15 min") << 900 << int(text::Freshness::Old);
    QTest::newRow("8 h") << 8 * 3600 << int(text::Freshness::Old);
    QTest::newRow("above 8 h") << 8 * 3600 + 1 << int(text::Freshness::TooOld);
    QTest::newRow("24 h") << 24 * 3600 << int(text::Freshness::TooOld);
    QTest::newRow("above 24 h") << 24 * 3600 + 1 << int(text::Freshness::Unusable);
}

void TestTexts::freshnessFollowsTheTable()
{
    QFETCH(const int, age);
    QFETCH(const int, freshness);
    domain::SyncView sync;
    if (age >= 0)
        sync.cacheAge = std::chrono::seconds(age);
    QCOMPARE(int(text::freshnessOf(sync)), freshness);
}

void TestTexts::durations_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("seconds") << qint64(59) << u"59 s"_s;
    QTest::newRow("minutes, cut off") << qint64(179) << u"2 min"_s;
    QTest::newRow("hours and minutes") << qint64(3 * 3600 + 600) << u"3 h 10 min"_s;
    QTest::newRow("whole hours") << qint64(4 * 3600) << u"4 h"_s;
    QTest::newRow("many hours, no minutes") << qint64(11 * 3600 + 600) << u"11 h"_s;
    QTest::newRow("days from two on") << qint64(48 * 3600) << u"2 days"_s;
}

void TestTexts::durations()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, expected);
    m_languages.use(u"en"_s);
    QCOMPARE(text::duration(std::chrono::seconds(seconds)), expected);
}

void TestTexts::unknownLanguageFallsBack()
{
    m_languages.use(u"de_AT"_s);
    QCOMPARE(m_languages.code(), u"de"_s);
    m_languages.use(u"xx"_s);
    QCOMPARE(m_languages.code(), u"en"_s);
    QCOMPARE(text::units(domain::Level::Pack, 1), u"1 pack"_s);
    QCOMPARE(text::units(domain::Level::Pack, 1200), u"1,200 packs"_s);
}

PW_GUI_TEST_MAIN(TestTexts)
#include "tst_texts.moc"

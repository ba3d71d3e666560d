// SPDX-License-Identifier: Apache-2.0
// A shift of packing and rework with scanner and keyboard alone: keys pressed in the real window,
// codes read over a pseudo terminal, and what became of it at central. With PW_PICTURES set to a
// folder, a picture of every step is left there.
#include "app/station/stationapplication.h"
#include "tests/e2e/shift.h"
#include "ui/common/touchbutton.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using domain::VerdictCode;

class TestKeyboardPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_station.reset(); }
    void packsTwoPallets();
    void packsABundleLabelLast();
    void replacesAPack();
    void movesACarton();
    void dissolvesABundle();
    void holdsAPackedUnit();
    void extractsTheHeldUnit();
    void verifiesWithFindings();
    void closesAReworkOrder();
    void toppingUpShowsWhatFits();
    void releasesWithTwoSignatures();
    void undoesTheLastStep();
    void looksItUp();
    void centralKnowsItAll();

private:
    /// The code of the next verdict; `act` causes it.
    QString verdictAfter(const std::function<void()> &act);
    QString scan(const QByteArray &code)
    {
        return verdictAfter([&] { m_shift.site().scanner().write(code); });
    }
    QString pack(int i) { return scan(m_shift.pack(i)); }
    QString label(const gs1::Sscc &sscc) { return scan(m_shift.label(sscc)); }
    /// Into the dialog in front, else into the window.
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    QString pressed(int key, Qt::KeyboardModifiers modifiers = {})
    {
        return verdictAfter([&] { press(key, modifiers); });
    }
    /// F4, the first of the reasons, and back.
    QString reason();
    void choosePerson(const QString &id);
    void page(int number) { press(Qt::Key_0 + number, Qt::AltModifier); }
    void kind(int number);
    QWidget *dialog() const { return QApplication::activeModalWidget(); }
    void picture(const QString &name);

    Shift m_shift;
    std::unique_ptr<station::StationApplication> m_station;
    QStringList m_verdicts; ///< that nobody has asked for yet
    std::optional<domain::WorkKind> m_kind;
    domain::OrderSide m_side = domain::OrderSide::In;
    gs1::Sscc m_cartons[2] = {m_shift.carton(1), m_shift.carton(2)};
};

QString TestKeyboardPath::verdictAfter(const std::function<void()> &act)
{
    m_verdicts.clear();
    act();
    const bool answered = QTest::qWaitFor([this] { return !m_verdicts.isEmpty(); }, 10'000);
    QTest::qWait(20); // the page follows
    return answered ? m_verdicts.first() : u"no answer"_s;
}

void TestKeyboardPath::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = dialog() ? dialog() : &m_station->window();
    target->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(target));
    QTest::keyClick(target, Qt::Key(key), modifiers);
    QTest::qWait(20);
}

QString TestKeyboardPath::reason()
{
    press(Qt::Key_F4);
    if (!QTest::qWaitFor([this] { return dialog(); }, 2'000))
        return u"no dialog"_s;
    picture(u"reason"_s);
    press(Qt::Key_1);
    return pressed(Qt::Key_F6);
}

void TestKeyboardPath::choosePerson(const QString &id)
{
    press(Qt::Key_F12);
    QTRY_VERIFY(dialog());
    auto *button = dialog()->findChild<ui::TouchButton *>(u"person"_s + id);
    QVERIFY(button);
    const int key = button->key()[0].key();
    picture(u"people"_s);
    press(key);
    QTRY_VERIFY(!dialog());
    QTest::qWait(100); // on record
}

void TestKeyboardPath::kind(int number)
{
    m_kind.reset();
    press(Qt::Key_F1 + number - 1, Qt::ShiftModifier);
    QTRY_VERIFY(m_kind);
}

void TestKeyboardPath::picture(const QString &name)
{
    static int number = 0;
    const QString folder = qEnvironmentVariable("PW_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    QWidget &window = m_station->window();
    QPixmap pixels = window.grab();
    if (QWidget *front = dialog()) {
        QPainter painter(&pixels);
        painter.drawPixmap(window.mapFromGlobal(front->mapToGlobal(QPoint())), front->grab());
    }
    pixels.save(u"%1/%2-%3.png"_s.arg(folder).arg(++number, 2, 10, QLatin1Char('0')).arg(name));
}

void TestKeyboardPath::initTestCase()
{
    QVERIFY2(m_shift.prepare(), qPrintable(m_shift.failure()));
    m_station = std::make_unique<station::StationApplication>(*qApp);
    QVERIFY(m_station->start(bootstrap::Paths::under(m_shift.site().home()), false));
    bootstrap::Engine *engine = m_station->station().engine();
    connect(engine, &bootstrap::Engine::verdictReached, this,
            [this](const domain::Verdict &said) { m_verdicts.append(domain::toCode(said.code)); });
    connect(engine, &bootstrap::Engine::workChanged, this,
            [this](const domain::WorkReport &report) {
                m_kind = report.state.kind;
                m_side = report.state.options.orderSide;
            });
    QVERIFY2(m_shift.waitUntilReady(), qPrintable(m_shift.site().failure()));
    m_station->window().resize(1366, 768);
    QTest::qWait(200);
}

void TestKeyboardPath::packsTwoPallets()
{
    picture(u"empty"_s);
    QCOMPARE(label(m_shift.pallet(1)), u"CONTAINER_OPENED"_s);
    for (int carton = 0; carton < 2; ++carton) {
        QCOMPARE(label(m_cartons[carton]), u"CONTAINER_OPENED"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(pack(3 * carton + i), u"CHILD_ADDED"_s);
        picture(u"carton"_s);
        press(Qt::Key_F6); // not full: why?
        QTRY_VERIFY(dialog());
        press(Qt::Key_1);
        picture(u"partial"_s);
        QCOMPARE(pressed(Qt::Key_F6), u"CONTAINER_CLOSED_PARTIAL"_s);
        QCOMPARE(label(m_cartons[carton]), u"CHILD_ADDED"_s);
    }
    picture(u"pallet"_s);
    QCOMPARE(pressed(Qt::Key_F7), u"CONTAINER_SET_ASIDE"_s);
    QCOMPARE(pressed(Qt::Key_F4), u"CONTAINER_OPENED"_s); // number 2 of the pool
    QCOMPARE(pressed(Qt::Key_F8), u"UNDONE"_s);
    QCOMPARE(label(m_shift.pallet(3)), u"CONTAINER_OPENED"_s);
}

void TestKeyboardPath::packsABundleLabelLast()
{
    QCOMPARE(pressed(Qt::Key_F9), u"COMMAND_TAKEN"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(scan(m_shift.bundledPack(i)), u"GATHERED"_s);
    picture(u"label-last"_s);
    QCOMPARE(label(m_shift.bundle(1)), u"CONTAINER_CLOSED"_s);
    QCOMPARE(pressed(Qt::Key_F9), u"COMMAND_TAKEN"_s);
}

void TestKeyboardPath::replacesAPack()
{
    page(3);
    kind(1);
    picture(u"replace-empty"_s);
    QCOMPARE(pack(0), u"LISTED"_s);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"replace"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"REPLACED"_s);
    picture(u"replaced"_s);
}

void TestKeyboardPath::movesACarton()
{
    kind(3);
    QCOMPARE(label(m_shift.pallet(3)), u"LISTED"_s);
    QCOMPARE(label(m_cartons[1]), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"move"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"MOVED"_s);
}

void TestKeyboardPath::dissolvesABundle()
{
    page(2);
    kind(2);
    QCOMPARE(label(m_shift.bundle(1)), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"dissolve"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"DISSOLVED"_s);
}

void TestKeyboardPath::holdsAPackedUnit()
{
    page(5);
    QCOMPARE(pack(1), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"hold"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"HOLD_PLACED"_s);
}

void TestKeyboardPath::extractsTheHeldUnit()
{
    page(2);
    kind(1);
    QCOMPARE(pack(1), u"NOT_PERMITTED"_s);
    picture(u"not-permitted"_s);
    QCOMPARE(pressed(Qt::Key_F7), u"LISTED"_s);
    choosePerson(u"QA-001"_s);
    QCOMPARE(pack(1), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"extract"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"CHILDREN_REMOVED"_s);
}

void TestKeyboardPath::verifiesWithFindings()
{
    page(5);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"HOLD_PLACED"_s);
    // The carton should hold 2 and 10: 10 is held, 2 is missing, 11 does not belong there.
    page(4);
    kind(2);
    QCOMPARE(label(m_cartons[0]), u"LISTED"_s);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(pack(11), u"LISTED"_s);
    picture(u"verify"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"CONTENTS_MISMATCH"_s);
    picture(u"mismatch"_s);
}

void TestKeyboardPath::closesAReworkOrder()
{
    page(3);
    kind(7);
    press(Qt::Key_F3);
    QTRY_VERIFY(dialog());
    QTest::keyClicks(QApplication::focusWidget(), u"RW-7"_s);
    picture(u"order-number"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"LISTED"_s);
    QCOMPARE(label(m_cartons[1]), u"LISTED"_s); // its three packs
    press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(m_side, domain::OrderSide::Out);
    QCOMPARE(pack(3), u"LISTED"_s);
    QCOMPARE(pack(4), u"LISTED"_s);
    QCOMPARE(pack(11), u"NOT_IN_ORDER"_s);
    QCOMPARE(pressed(Qt::Key_F7), u"LISTED"_s);
    picture(u"order"_s);
    kind(3); // other work meanwhile
    kind(7);
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(m_side, domain::OrderSide::Returned);
    QCOMPARE(pack(5), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"order-balanced"_s);
    press(Qt::Key_F6);
    QTRY_VERIFY(dialog());
    QCOMPARE(pressed(Qt::Key_F6), u"ORDER_CLOSED"_s);
    picture(u"order-closed"_s);
}

void TestKeyboardPath::toppingUpShowsWhatFits()
{
    page(2); // what stands on a pallet is taken down first
    kind(1);
    QCOMPARE(label(m_cartons[1]), u"LISTED"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"CHILDREN_REMOVED"_s);
    page(3);
    kind(2);
    QCOMPARE(label(m_cartons[1]), u"LISTED"_s);
    const auto *fitting = m_station->window()
                              .findChild<QWidget *>(u"page_rework"_s)
                              ->findChild<QAbstractItemView *>(u"before"_s);
    QTRY_VERIFY(fitting->isVisible() && fitting->model()->rowCount() > 0);
    picture(u"top-up"_s);
    const QString best = fitting->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(best.contains(u"Pack"_s), qPrintable(best));
    QCOMPARE(pressed(Qt::Key_F9), u"CANCELLED"_s);
    page(2);
    QCOMPARE(pressed(Qt::Key_F8), u"UNDONE"_s);
}

void TestKeyboardPath::releasesWithTwoSignatures()
{
    page(5);
    kind(2);
    QCOMPARE(pack(10), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    picture(u"release"_s);
    press(Qt::Key_F6);
    QTRY_VERIFY(dialog());
    picture(u"sign"_s);
    press(Qt::Key_F6);
    QTest::qWait(100);
    QVERIFY(dialog()); // nobody signs alone
    press(Qt::Key_1);
    QCOMPARE(pressed(Qt::Key_F6), u"HOLD_RELEASED"_s);
    picture(u"released"_s);
    choosePerson(u"OP-002"_s);
}

void TestKeyboardPath::undoesTheLastStep()
{
    page(2);
    kind(1);
    QCOMPARE(pack(2), u"LISTED"_s);
    QCOMPARE(pressed(Qt::Key_F9), u"CANCELLED"_s);
    QCOMPARE(pack(2), u"LISTED"_s);
    QCOMPARE(reason(), u"LISTED"_s);
    QCOMPARE(pressed(Qt::Key_F6), u"CHILDREN_REMOVED"_s);
    QCOMPARE(pressed(Qt::Key_F8), u"UNDONE"_s);
    picture(u"undone"_s);
}

void TestKeyboardPath::looksItUp()
{
    page(6);
    QTest::qWait(100);
    QCOMPARE(pack(10), u"LOOKED_UP"_s);
    QTest::qWait(500);
    picture(u"history"_s);
    page(7);
    QTest::qWait(500);
    QCOMPARE(pack(1), u"QUARANTINED"_s);
    picture(u"tasks"_s);
    page(1);
}

void TestKeyboardPath::centralKnowsItAll()
{
    QVERIFY2(m_shift.waitUntilDelivered(), qPrintable(m_shift.site().failure()));
    const auto parent = [this](const QString &key) { return m_shift.parentAtCentral(key); };
    QCOMPARE(parent(m_shift.key(0)), QString());
    QCOMPARE(parent(m_shift.key(1)), QString());
    QCOMPARE(parent(m_shift.key(2)), Shift::key(m_cartons[0]));
    QCOMPARE(parent(m_shift.key(10)), Shift::key(m_cartons[0]));
    QCOMPARE(parent(Shift::key(m_cartons[0])), Shift::key(m_shift.pallet(1)));
    QCOMPARE(parent(Shift::key(m_cartons[1])), Shift::key(m_shift.pallet(3)));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(parent(m_shift.keyOfBundled(i)), QString());
    const QList<QJsonObject> events = m_shift.site().events();
    const auto order = std::ranges::find_if(
        events, [](const QJsonObject &event) { return event["type"_L1] == u"TransactionEvent"_s; });
    QVERIFY(order != events.cend());
    QCOMPARE((*order)["epcList"_L1].toArray().size(), 3);
    QVERIFY(
        (*order)["bizTransactionList"_L1][0]["bizTransaction"_L1].toString().endsWith(u"RW-7"_s));
    const auto statuses = m_shift.site().statuses();
    QVERIFY(!statuses.value(m_shift.key(1))["holds"_L1].toArray().isEmpty());
    QVERIFY(statuses.value(m_shift.key(10))["holds"_L1].toArray().isEmpty());
    const auto tree = m_shift.site().ctl({u"tree"_s, u"--json"_s, m_shift.pallet(1).toString()});
    QCOMPARE(tree.value(0)["children"_L1].toArray().size(), 1);
}

QTEST_MAIN(TestKeyboardPath)
#include "tst_keyboardpath.moc"

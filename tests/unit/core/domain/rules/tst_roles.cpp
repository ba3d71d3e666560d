// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/roles.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::domain;

namespace {

const Reason Why{u"R1"_s, u"why"_s};

Actor actor(Role role, bool isSigned = false, const QString &second = {},
            Role secondRole = Role::Qa)
{
    Actor actor{u"A1"_s, role, {}, {}};
    if (isSigned)
        actor.signature = Signature{u"A1"_s, u"released"_s, {}};
    if (!second.isEmpty())
        actor.second = SecondPerson{second, secondRole};
    return actor;
}

} // namespace

Q_DECLARE_METATYPE(pw::domain::Actor)

/// Who may do what by default (domain.md, section 7), and what ceremony it takes.
class TestRoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matrix_data();
    void matrix();
    void ceremony_data();
    void ceremony();
    void codesAreReversible();
};

void TestRoles::matrix_data()
{
    QTest::addColumn<Function>("function");
    QTest::addColumn<QString>("row"); // operator, supervisor, QA, administrator
    const auto row = [](const char *name, Function function, const char *cells) {
        QTest::newRow(name) << function << QString::fromLatin1(cells);
    };
    row("pack", Function::Pack, "allowed allowed denied denied");
    row("close partial", Function::ClosePartial, "withReason withReason withReason denied");
    row("rework", Function::Rework, "withReason allowed allowed denied");
    row("dissolve deep", Function::DissolveDeep, "denied signed signed denied");
    row("extract held", Function::ExtractHeld, "denied denied withReason denied");
    row("place hold", Function::PlaceHold, "withReason withReason withReason denied");
    row("release hold", Function::ReleaseHold, "denied denied signedBySecond denied");
    row("sample", Function::Sample, "denied denied signed denied");
    row("destroy", Function::Destroy, "denied denied signedBySecond denied");
    row("manual entry", Function::ManualEntry, "withSecondPerson withReason withReason denied");
    row("stale data", Function::OverrideStaleData, "denied signed signed denied");
    row("conflict", Function::ResolveConflict, "denied denied signed denied");
    row("administer", Function::Administer, "denied denied denied allowed");
}

void TestRoles::matrix()
{
    QFETCH(const Function, function);
    QFETCH(const QString, row);
    QStringList cells;
    for (const Role role : {Role::Operator, Role::Supervisor, Role::Qa, Role::Admin})
        cells.append(toCode(RoleMatrix().permission(function, role)));
    QCOMPARE(cells.join(u' '), row);
}

void TestRoles::ceremony_data()
{
    QTest::addColumn<Function>("function");
    QTest::addColumn<Actor>("who");
    QTest::addColumn<bool>("withReason");
    QTest::addColumn<QString>("refusal"); // empty: may
    const auto row = [](const char *name, Function function, const Actor &who, bool withReason,
                        const char *refusal) {
        QTest::newRow(name) << function << who << withReason << QString::fromLatin1(refusal);
    };
    row("operator packs", Function::Pack, actor(Role::Operator), false, "");
    row("QA does not pack", Function::Pack, actor(Role::Qa), true, "NOT_PERMITTED");
    row("operator reworks without a reason", Function::Rework, actor(Role::Operator), false,
        "REASON_MISSING");
    row("operator reworks", Function::Rework, actor(Role::Operator), true, "");
    row("sign first", Function::DissolveDeep, actor(Role::Supervisor), true, "SIGNATURE_MISSING");
    row("signed", Function::DissolveDeep, actor(Role::Supervisor, true), true, "");
    row("release alone", Function::ReleaseHold, actor(Role::Qa, true), true,
        "SECOND_PERSON_MISSING");
    row("oneself is no second person", Function::ReleaseHold, actor(Role::Qa, true, u"A1"_s), true,
        "SECOND_PERSON_MISSING");
    row("an operator is no second QA", Function::ReleaseHold,
        actor(Role::Qa, true, u"B2"_s, Role::Operator), true, "SECOND_PERSON_MISSING");
    row("two of QA", Function::ReleaseHold, actor(Role::Qa, true, u"B2"_s), true, "");
    row("anyone looks on", Function::ManualEntry,
        actor(Role::Operator, false, u"B2"_s, Role::Operator), true, "");
    Actor borrowed = actor(Role::Supervisor, true);
    borrowed.signature->signedBy = u"C3"_s;
    row("somebody else's signature", Function::DissolveDeep, borrowed, true, "SIGNATURE_MISSING");
}

void TestRoles::ceremony()
{
    QFETCH(const Function, function);
    QFETCH(const Actor, who);
    QFETCH(const bool, withReason);
    QFETCH(const QString, refusal);
    const auto refused = RoleMatrix().refuse(function, who, withReason ? Why : Reason());
    QCOMPARE(refused ? QString(toCode(*refused)) : QString(), refusal);
}

void TestRoles::codesAreReversible()
{
    for (size_t i = 0; i < FunctionCount; ++i)
        QCOMPARE(functionFromCode(QString(toCode(Function(i)))), std::optional(Function(i)));
    for (size_t i = 0; i < RoleCount; ++i)
        QCOMPARE(roleFromCode(QString(toCode(Role(i)))), std::optional(Role(i)));
    QVERIFY(!functionFromCode(u"fly"));
    QVERIFY(!permissionFromCode(u"maybe"));
}

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"

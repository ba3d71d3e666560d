// SPDX-License-Identifier: Apache-2.0
#include "core/domain/devicerole.h"
#include "core/scan/scaninterpreter.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw::domain;

namespace {

const QByteArray Item = "]d20104012345678901"
                        "21A";
const QByteArray Label = "]C100340123450000000017";
const QByteArray ProductCode = "]d20104012345678901";

} // namespace

/// What a scanner is for decides beside the session.
class TestDeviceRole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
};

void TestDeviceRole::decides_data()
{
    QTest::addColumn<DeviceRole>("role");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<VerdictCode>("decided");
    QTest::addColumn<std::optional<VerdictCode>>("refused");
    const auto row = [](const char *name, DeviceRole role, const QByteArray &code,
                        VerdictCode decided, std::optional<VerdictCode> refused = {}) {
        QTest::newRow(name) << role << code << decided << refused;
    };
    using Role = DeviceRole;
    using Code = VerdictCode;
    row("any: item", Role::Any, Item, Code::ChildAdded);
    row("any: label opens", Role::Any, Label, Code::ContainerOpened);
    row("contents: item", Role::Children, Item, Code::ChildAdded);
    row("contents: a closed carton onto the pallet", Role::Children, Label, Code::ChildAdded);
    row("contents: label opens", Role::Children, Label, Code::ContainerOpened,
        Code::ScannerForContents);
    row("contents: label resumes", Role::Children, Label, Code::ContainerResumed,
        Code::ScannerForContents);
    row("contents: open label again", Role::Children, Label, Code::ContainerAlreadyOpen,
        Code::ScannerForContents);
    row("contents: its own refusal is said", Role::Children, Label, Code::ForeignContainer);
    row("labels: label", Role::Parent, Label, Code::ContainerOpened);
    row("labels: closed carton", Role::Parent, Label, Code::ChildAdded);
    row("labels: item", Role::Parent, Item, Code::ChildAdded, Code::ScannerForLabels);
    row("labels: product", Role::Parent, ProductCode, Code::NoSerial, Code::ScannerForLabels);
    row("commands: item", Role::CommandOnly, Item, Code::ChildAdded, Code::ScannerForCommands);
    row("commands: label", Role::CommandOnly, Label, Code::ChildAdded, Code::ScannerForCommands);
    row("commands: text", Role::CommandOnly, "]C0PW-UNDO", Code::UnexpectedCommand);
}

void TestDeviceRole::decides()
{
    QFETCH(const DeviceRole, role);
    QFETCH(const QByteArray, code);
    QFETCH(const VerdictCode, decided);
    pw::scan::RawScan scan;
    scan.bytes = code;
    const auto thing = pw::scan::interpret(scan, {{}, true, 2026});
    QTEST(refuseForRole(role, thing, decided), "refused");
}

QTEST_APPLESS_MAIN(TestDeviceRole)
#include "tst_devicerole.moc"

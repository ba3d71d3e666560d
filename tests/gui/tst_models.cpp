// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guitest.h"
#include "tests/gui/samples.h"
#include "ui/common/hierarchymodel.h"
#include "ui/common/scanfeedmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace pw;
using domain::TreeNode;
using ui::HierarchyModel;

namespace {

TreeNode carton(int inside)
{
    TreeNode node{samples::sscc(u"195211410000014810"_s)};
    node.level = domain::Level::Carton;
    node.childCount = inside;
    return node;
}

TreeNode pack(int number)
{
    return TreeNode{samples::pack(u"S%1"_s.arg(number))};
}

QList<TreeNode> packs(int count)
{
    QList<TreeNode> nodes;
    for (int i = 0; i < count; ++i)
        nodes.append(pack(i));
    return nodes;
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { guitest::failOnWarnings(); }
    void asksForChildrenOnce();
    void addsAndRemoves();
    void countsWhatItDoesNotShow();
    void replacesChildren();
    void ignoresStrangers();
    void updatesWithoutLosingChildren();
    void keepsChildrenOfRootsThatStay();
    void holdsAHundredThousand();
    void reusesWhatWasRemoved();
    void feedIsNewestFirstAndBounded();
};

void TestModels::asksForChildrenOnce()
{
    HierarchyModel model; // no tester here: it fetches by itself
    QSignalSpy asked(&model, &HierarchyModel::childrenRequested);
    model.setRoots({carton(3)});
    const QModelIndex root = model.index(0, 0);
    QVERIFY(model.hasChildren(root));
    QCOMPARE(model.rowCount(root), 0);
    QVERIFY(model.canFetchMore(root));
    model.fetchMore(root);
    model.fetchMore(root);
    QCOMPARE(asked.size(), 1);
    const QVariant argument = asked.first().first(); // an Epc has no default: no value<>()
    QCOMPARE(*static_cast<const epc::Epc *>(argument.constData()), carton(3).id);
    model.setChildren(carton(3).id, packs(3));
    QCOMPARE(model.rowCount(root), 3);
    QVERIFY(!model.canFetchMore(root));
    QCOMPARE(model.index(2, 0, root).data().toString(), u"S2"_s);
    QCOMPARE(model.parent(model.index(2, 0, root)), root);
}

void TestModels::addsAndRemoves()
{
    HierarchyModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRoots({carton(0)});
    const QPersistentModelIndex root = model.index(0, 0);
    QVERIFY(!model.hasChildren(root));
    for (int i = 0; i < 5; ++i)
        model.addChild(carton(0).id, pack(i));
    QCOMPARE(model.rowCount(root), 5);
    QCOMPARE(model.node(root)->childCount, 5);
    const QPersistentModelIndex last = model.index(4, 0, root);
    model.removeChild(carton(0).id, pack(1).id);
    QCOMPARE(model.rowCount(root), 4);
    QCOMPARE(last.row(), 3);
    QVERIFY(!model.indexOf(pack(1).id).isValid());
    model.addChild(carton(0).id, pack(4)); // again: known already
    QCOMPARE(model.rowCount(root), 4);
}

void TestModels::countsWhatItDoesNotShow()
{
    HierarchyModel model;
    model.setRoots({carton(3)});
    const QModelIndex root = model.index(0, 0);
    model.addChild(carton(3).id, pack(9));
    QCOMPARE(model.node(root)->childCount, 4);
    QCOMPARE(model.rowCount(root), 0); // not loaded: fetching brings it with the others
    model.removeChild(carton(3).id, pack(9).id);
    QCOMPARE(model.node(root)->childCount, 3);
    QVERIFY(model.canFetchMore(root));
}

void TestModels::replacesChildren()
{
    HierarchyModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRoots({carton(3)});
    model.setChildren(carton(3).id, packs(3));
    model.setChildren(carton(3).id, packs(2));
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    QVERIFY(!model.indexOf(pack(2).id).isValid());
    model.setChildren(carton(3).id, {});
    QVERIFY(!model.hasChildren(model.index(0, 0)));
}

void TestModels::ignoresStrangers()
{
    HierarchyModel model;
    model.setRoots({carton(0)});
    const epc::Epc gone = samples::sscc(u"395211410000014814"_s);
    model.setChildren(gone, packs(2));
    model.addChild(gone, pack(1));
    model.removeChild(gone, pack(1).id);
    model.updateNode(pack(1));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.hasChildren(model.index(0, 0)));
}

void TestModels::updatesWithoutLosingChildren()
{
    HierarchyModel model;
    model.setRoots({carton(2)});
    model.setChildren(carton(2).id, packs(2));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    TreeNode held = carton(7);
    held.heldInside = 1;
    model.updateNode(held);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.node(model.index(0, 0))->heldInside, 1);
    QCOMPARE(model.node(model.index(0, 0))->childCount, 2); // what is there is known better
}

void TestModels::keepsChildrenOfRootsThatStay()
{
    HierarchyModel model;
    QSignalSpy asked(&model, &HierarchyModel::childrenRequested);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRoots({carton(2)});
    QCOMPARE(reset.size(), 1);
    model.setChildren(carton(2).id, packs(2));
    model.setRoots({carton(2)});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    QCOMPARE(asked.size(), 0);
    model.setRoots({carton(3)}); // something happened that nobody told
    QCOMPARE(asked.size(), 1);
    model.setChildren(carton(3).id, packs(3));
    QCOMPARE(model.rowCount(model.index(0, 0)), 3);
    model.setRoots({});
    QCOMPARE(reset.size(), 2);
}

void TestModels::holdsAHundredThousand()
{
    constexpr int Count = 100'000;
    HierarchyModel model;
    model.setRoots({carton(Count)});
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.show();
    model.setChildren(carton(Count).id, packs(Count));
    const QModelIndex root = model.index(0, 0);
    view.expand(root);
    view.collapse(root);
    QCOMPARE(model.rowCount(root), Count);
    QCOMPARE(model.index(Count - 1, 0, root).data().toString(), u"S99999"_s);
    QCOMPARE(model.indexOf(pack(54321).id).row(), 54321);
}

void TestModels::reusesWhatWasRemoved()
{
    HierarchyModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRoots({carton(0)});
    for (int round = 0; round < 50; ++round) {
        model.addChild(carton(0).id, pack(round));
        model.addChild(carton(0).id, pack(round + 1000));
        model.removeChild(carton(0).id, pack(round).id);
    }
    QCOMPARE(model.rowCount(model.index(0, 0)), 50);
    for (int round = 0; round < 50; ++round)
        QCOMPARE(model.indexOf(pack(round + 1000).id).row(), round);
}

void TestModels::feedIsNewestFirstAndBounded()
{
    ui::ScanFeedModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < ui::ScanFeedModel::Limit + 5; ++i)
        model.append({i, QDateTime::currentDateTimeUtc(), u"hand"_s, u"raw"_s,
                      samples::verdict(domain::VerdictCode::ChildAdded)});
    QCOMPARE(model.rowCount(), int(ui::ScanFeedModel::Limit));
    QCOMPARE(model.entry(0).id, qint64(ui::ScanFeedModel::Limit + 4));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

PW_GUI_TEST_MAIN(TestModels)
#include "tst_models.moc"

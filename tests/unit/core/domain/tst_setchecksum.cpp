// SPDX-License-Identifier: Apache-2.0
#include "core/domain/setchecksum.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace pw::domain;

class TestSetChecksum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSetSameSum();
    void partsTellWhere();
    void keptAsBytes();
    void text();
    void keyedByEpoch();
    void everythingCounts();
    void definition();
};

void TestSetChecksum::sameSetSameSum()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 50; ++round) {
        QMap<int, RowDigest> rows;
        SetChecksum followed;
        for (int i = 0; i < 500; ++i) {
            const int key = random.bounded(80);
            if (const auto known = rows.find(key); known != rows.end()) {
                followed.remove(*known);
                rows.erase(known);
            }
            if (random.bounded(4) == 0)
                continue; // a tombstone
            rows.insert(key, {key * 3 % SetChecksum::Parts, random.generate64()});
            followed.add(rows[key]);
        }
        QList<RowDigest> all = rows.values();
        std::shuffle(all.begin(), all.end(), random);
        SetChecksum scratch;
        for (const RowDigest &row : std::as_const(all))
            scratch.add(row);
        QVERIFY(followed == scratch);
        QCOMPARE(followed.rows(), rows.size());
        QCOMPARE(followed.total(), scratch.total());
    }
}

void TestSetChecksum::partsTellWhere()
{
    SetChecksum a;
    a.add({3, 11});
    a.add({255, 12});
    SetChecksum b = a;
    QVERIFY(a.differences(b).isEmpty());
    b.remove({255, 12});
    b.add({255, 13});
    QCOMPARE(a.differences(b), QList<int>{255});
    b.add({0, 1});
    QCOMPARE(a.differences(b), (QList<int>{0, 255}));
}

void TestSetChecksum::keptAsBytes()
{
    SetChecksum set;
    set.add({0, ~quint64(0)});
    set.add({255, 5});
    QVERIFY(SetChecksum::fromBytes(set.toBytes()) == set);
    QVERIFY(!SetChecksum::fromBytes(set.toBytes().chopped(1)));
    QVERIFY(!SetChecksum::fromBytes({}));
}

void TestSetChecksum::text()
{
    QCOMPARE(SetChecksum::toText(0xab), u"00000000000000ab"_s);
    QCOMPARE(SetChecksum::fromText(u"00000000000000ab"_s), std::optional<quint64>(0xab));
    QVERIFY(!SetChecksum::fromText(u"ab"_s));
    QVERIFY(!SetChecksum::fromText(u"000000000000000g"_s));
}

void TestSetChecksum::keyedByEpoch()
{
    QVERIFY(RowDigester(u"e1"_s).hash(u"00/1"_s) != RowDigester(u"e2"_s).hash(u"00/1"_s));
    QCOMPARE(RowDigester(u"e1"_s).hash(QString()), quint64(0));
}

void TestSetChecksum::everythingCounts()
{
    const RowDigester digester(u"epoch"_s);
    QSet<quint64> seen;
    const auto isNew = [&seen](quint64 value) {
        const bool fresh = !seen.contains(value);
        seen.insert(value);
        return fresh;
    };
    RowDigester::Row row;
    QVERIFY(isNew(digester.digest(row).value));
    for (auto *word : {&row.key, &row.status, &row.lot, &row.parent, &row.holds}) {
        *word = 1;
        QVERIFY(isNew(digester.digest(row).value));
    }
    row.ver = 1;
    QVERIFY(isNew(digester.digest(row).value));
    QCOMPARE(digester.digest(row).part, 0);
    row.key = quint64(200) << 56;
    QCOMPARE(digester.digest(row).part, 200);

    seen.clear();
    StatusBits status;
    QVERIFY(isNew(statusBits(status)));
    status.lifecycle = Lifecycle::Destroyed;
    QVERIFY(isNew(statusBits(status)));
    status.custody = Custody::Elsewhere;
    QVERIFY(isNew(statusBits(status)));
    status.level = Level::Pallet;
    QVERIFY(isNew(statusBits(status)));
    status.duplicate = true;
    QVERIFY(isNew(statusBits(status)));
    status.evidence = Evidence::Verified;
    QVERIFY(isNew(statusBits(status)));
    status.container.emplace();
    QVERIFY(isNew(statusBits(status)));
    status.container->open = true;
    QVERIFY(isNew(statusBits(status)));
    status.container->partial = true;
    QVERIFY(isNew(statusBits(status)));
    status.container->broken = true;
    QVERIFY(isNew(statusBits(status)));
    status.container->label = LabelState::Void;
    QVERIFY(isNew(statusBits(status)));

    const Hold quarantined{HoldClass::Quarantined, {}, u"qa"_s, {}};
    const Hold stolen{HoldClass::Stolen, {}, u"qa"_s, {}};
    QCOMPARE(digester.holdsHash(QList<Hold>{quarantined, stolen}),
             digester.holdsHash(QList<Hold>{stolen, quarantined}));
    QVERIFY(digester.holdsHash(QList<Hold>{stolen})
            != digester.holdsHash(QList<Hold>{quarantined}));
}

/// Both ends agree because the protocol says how: these numbers may not change within a protocol.
void TestSetChecksum::definition()
{
    const RowDigester digester(u"6f1c1ad0-6d2c-4f39-8d7e-0c9a35b7a4a1"_s);
    QCOMPARE(SetChecksum::toText(digester.hash(u"01/09521141012345/21/A7K2"_s)),
             u"f3a70ee672125fcf"_s);
    StatusBits status;
    status.lifecycle = Lifecycle::Commissioned;
    status.custody = Custody::Shipped;
    status.level = Level::Carton;
    status.container = ContainerState{true, false, {}, LabelState::Verified, false};
    QCOMPARE(statusBits(status), quint64(2 | 1 << 4 | 2 << 6 | 1 << 8 | 1 << 9 | 2 << 13));
    const RowDigest row =
        digester.digest({digester.hash(u"01/09521141012345/21/A7K2"_s), statusBits(status),
                         digester.lotHash(u"L26A"_s, u"2028-05-31"_s),
                         digester.hash(u"00/395211410000000015"_s), 0, 17});
    QCOMPARE(row.part, 243);
    QCOMPARE(SetChecksum::toText(row.value), u"662207913ac60c62"_s);
}

QTEST_GUILESS_MAIN(TestSetChecksum)
#include "tst_setchecksum.moc"

// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/station.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace pw;
using namespace pw::bootstrap;

/// What the sync finds wrong with the cache stands in the audit trail.
class TestSyncAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doubtAndMendingAreWritten();
};

void TestSyncAudit::doubtAndMendingAreWritten()
{
    QTemporaryDir folder;
    Settings settings = demonstrationSettings();
    settings.embeddedCentral = false;
    settings.demonstration = false;
    settings.central = QUrl(u"http://127.0.0.1:9/"_s);
    settings.devices.clear();
    const SystemClock clock;
    Station station(Paths::under(folder.filePath(u"home"_s)), settings, clock);
    QVERIFY(!station.start());
    Q_EMIT station.sync()->cacheDoubted(u"site"_s, 3);
    Q_EMIT station.sync()->cacheMended(u"site"_s, 17);
    QStringList found;
    Engine *const engine = station.engine();
    QMetaObject::invokeMethod(
        engine,
        [engine, &found] {
            const auto last = engine->store().audit.last(10);
            if (!last)
                return;
            for (const auto &[seq, entry] : *last)
                found.prepend(entry.action + u' ' + entry.object + u' '
                              + QString::fromUtf8(entry.detail));
        },
        Qt::BlockingQueuedConnection);
    const QStringList cache = found.filter(u"CACHE_"_s);
    QCOMPARE(cache, (QStringList{u"CACHE_IN_DOUBT site {\"parts\":3}"_s,
                                 u"CACHE_MENDED site {\"rows\":17}"_s}));
    station.stop();
}

QTEST_GUILESS_MAIN(TestSyncAudit)
#include "tst_syncaudit.moc"

// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bigcache.h"

#include "core/store/cachewriter.h"
#include "core/store/database.h"

#include <QFile>

namespace pw::bench {

using namespace Qt::StringLiterals;

gs1::Gtin gtin(int product)
{
    const QString body = u"0952114%1"_s.arg(product, 6, 10, QLatin1Char('0'));
    for (char16_t check = u'0'; check <= u'9'; ++check) {
        if (const auto gtin = gs1::Gtin::parse(QString(body + QChar(check))))
            return *gtin;
    }
    Q_UNREACHABLE();
}

QString serial(int i)
{
    return u"S%1X%2"_s.arg(i, 7, 10, QLatin1Char('0'))
        .arg((i * 7919) % 9973, 4, 10, QLatin1Char('0'));
}

domain::UnitState pack(int product, int i)
{
    domain::UnitState unit{epc::Epc(*epc::Sgtin::make(gtin(product), serial(i)))};
    unit.product = gtin(product);
    unit.lot = u"L26A"_s;
    unit.expiry = QDate(2029, 5, 31);
    return unit;
}

QByteArray code(int product, int number)
{
    return "]d201" + gtin(product).toString().toLatin1() + "21" + serial(number).toLatin1()
           + "\x1d"
             "1729053110L26A";
}

qint64 residentKiB(const QString &process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

namespace {

void addTo(store::CacheWriter &writer)
{
    int next = 0;
    (void)writer.load([&next]() -> std::optional<domain::UnitState> {
        if (next == Products * SerialsPerProduct)
            return {};
        const int i = next++;
        return pack(i / SerialsPerProduct, i % SerialsPerProduct);
    });
}

} // namespace

void addUnits(const QString &cacheDatabase)
{
    auto database = store::Database::open(store::Schema::cache(), cacheDatabase,
                                          store::Database::Access::Owner);
    store::CacheWriter writer(**database);
    addTo(writer);
}

void fillCache(const QString &cacheDatabase, const Clock &clock)
{
    auto database = store::Database::open(store::Schema::cache(), cacheDatabase,
                                          store::Database::Access::Shared);
    store::CacheWriter writer(**database);
    QByteArray products;
    for (int i = 0; i < Products; ++i) {
        products += (i ? "," : "") + QByteArray(R"({"gtin":")") + gtin(i).toString().toLatin1()
                    + R"(","name":"P","levels":[{"level":"carton","capacity":25},)"
                      R"({"level":"pallet","capacity":1000,"mix":"any"}]})";
    }
    (void)writer.replaceMasterData(
        u"1"_s, R"({"version":"1","company":"C","site":"https://id.gs1.org/414/9521141100011",)"
                R"("products":[)"
                    + products + "]}");
    (void)writer.reset(u"e"_s);
    addTo(writer);
    store::FeedPage page;
    page.scope = u"site"_s;
    page.epoch = u"e"_s;
    page.upToDate = true;
    page.serverTime = clock.now();
    (void)writer.apply(page, store::Moment::now(clock));
}

} // namespace pw::bench

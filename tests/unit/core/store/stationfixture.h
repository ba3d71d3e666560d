// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/stationstore.h"

#include <QTemporaryDir>
#include <QTest>

namespace pw::test {

using namespace Qt::StringLiterals;

inline epc::Epc pack(const QString &serial)
{
    return *epc::Sgtin::make(*gs1::Gtin::parse(u"09521141012345"), serial);
}

inline epc::Epc carton(int number)
{
    const domain::SsccBlock block{u"b"_s, domain::Level::Carton, u"39521141"_s, 0, 999'999'999};
    return block.number(number);
}

inline QDateTime at(int seconds)
{
    return QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC).addSecs(seconds);
}

inline domain::UnitState unit(const epc::Epc &id)
{
    domain::UnitState state{id, id.sscc() ? domain::Level::Carton : domain::Level::Pack};
    if (id.sgtin())
        state.product = id.sgtin()->gtin();
    return state;
}

/// A station's files in a folder of their own.
class StationFixture
{
public:
    StationFixture() { open(); }

    void open()
    {
        store.reset();
        auto opened = store::StationStore::open(files());
        QVERIFY2(opened, "the store did not open");
        store = *std::move(opened);
    }
    store::StationFiles files() const
    {
        return {folder.filePath(u"station.db"_s), folder.filePath(u"cache.db"_s)};
    }

    QTemporaryDir folder;
    std::unique_ptr<store::StationStore> store;
};

template <typename T>
QByteArray why(const Result<T, store::StoreError> &result)
{
    return result ? QByteArray() : result.error().text.toUtf8();
}

} // namespace pw::test

/// Ends the test with the native text of a store error.
#define PW_VERIFY(result) \
    do { \
        const auto &pwResult = (result); \
        QVERIFY2(pwResult.has_value(), pw::test::why(pwResult).constData()); \
    } while (false)

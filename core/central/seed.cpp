// SPDX-License-Identifier: Apache-2.0
#include "core/central/seed.h"

#include "core/central/admission.h"
#include "core/domain/masterdata.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/strictjson.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

using epcis::strictjson::elementsOf;
using epcis::strictjson::memberOf;

/// Fills the store inside the caller's transaction; the first error ends it.
class Seeder
{
public:
    Seeder(StoreWriter &writer, const QDateTime &now) : m_writer(writer), m_now(now) {}

    Result<SeedOutcome, SeedError> run(const QByteArray &file)
    {
        const auto object = epcis::strictObject(file);
        if (!object)
            return Failure{SeedError{u"the file"_s, object.error().detail}};
        m_good = addMasterData(memberOf(file, "masterData"))
                 && addPools(object->value(u"ssccPools"_s).toArray())
                 && addDocuments(memberOf(file, "documents"));
        if (!m_good)
            return Failure{m_error};
        return m_outcome;
    }

private:
    bool fail(const QString &where, const QString &detail)
    {
        m_error = {where, detail};
        return false;
    }

    bool addMasterData(QByteArrayView text)
    {
        if (text.isEmpty())
            return true;
        const QByteArray json = text.toByteArray();
        const auto data = domain::MasterData::fromJson(json);
        if (!data)
            return fail(u"masterData."_s + data.error().field, u"cannot be used"_s);
        m_writer.putMasterData({data->version, json});
        return true;
    }

    bool addPools(const QJsonArray &pools)
    {
        for (const QJsonValue &item : pools) {
            const SsccPool pool{item[u"level"].toString(), item[u"prefix"].toString(),
                                item[u"first"].toInteger(-1), item[u"last"].toInteger(-1)};
            if (!isUsable(pool))
                return fail(u"ssccPools["_s + QString::number(m_outcome.pools) + u']',
                            u"level, prefix (7 to 13 digits), first and last are needed"_s);
            m_writer.addPool(pool);
            ++m_outcome.pools;
        }
        return true;
    }

    /// A pool's numbers must fit: 17 digits before the check digit.
    static bool isUsable(const SsccPool &pool)
    {
        const auto level = domain::levelFromCode(pool.level);
        bool isNumber = false;
        pool.prefix.toULongLong(&isNumber);
        if (!level || *level == domain::Level::Pack || !isNumber || pool.prefix.size() < 7
            || pool.prefix.size() > 13)
            return false;
        qint64 numbers = 1;
        for (qsizetype digit = pool.prefix.size(); digit < 17; ++digit)
            numbers *= 10;
        return pool.first >= 0 && pool.first <= pool.last && pool.last < numbers;
    }

    bool addDocuments(QByteArrayView documents)
    {
        int number = 0;
        for (const QByteArrayView text : elementsOf(documents)) {
            const QString where = u"documents["_s + QString::number(number++) + u']';
            const auto document =
                readCapture(text.toByteArray(), std::numeric_limits<qsizetype>::max());
            if (!document)
                return fail(where, document.error().detail);
            const CaptureJob job = admit(m_writer, *document, m_now);
            if (!job.success)
                return fail(where, job.errors.first()[u"detail"].toString());
            m_outcome.events += document->events.size();
        }
        return true;
    }

    StoreWriter &m_writer;
    QDateTime m_now;
    bool m_good = true;
    SeedOutcome m_outcome;
    SeedError m_error;
};

} // namespace

Result<SeedOutcome, SeedError> seed(StoreWriter &writer, const QByteArray &file,
                                    const QDateTime &now)
{
    writer.begin(now);
    if (!writer.isEmpty()) {
        writer.rollback();
        return SeedOutcome{.alreadyFilled = true};
    }
    auto outcome = Seeder(writer, now).run(file);
    if (!outcome) {
        writer.rollback();
        return outcome;
    }
    if (const auto committed = writer.commit(); !committed)
        return Failure{SeedError{u"the store"_s, committed.error().detail}};
    return outcome;
}

} // namespace pw::central

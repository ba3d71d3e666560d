// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/historyaccess.h"

#include "app/bootstrap/engine.h"
#include "app/ctl/command.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;

std::optional<epc::Epc> unitFrom(const QString &text, const QString &command)
{
    if (const auto sscc = gs1::Sscc::parse(text))
        return epc::Epc(*sscc);
    if (const auto key = epc::Epc::fromKey(text))
        return *key;
    if (const auto uri = epc::Epc::fromUri(text))
        return *uri;
    printError(
        u"%1 needs an SSCC of 18 digits with the right check digit, or the Digital Link of a "
        "unit: \"%2\" is neither."_s.arg(command, text));
    return {};
}

std::optional<QDateTime> timeFrom(const QString &text, const QString &option)
{
    QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid()) {
        const QTime time = QTime::fromString(text, Qt::ISODate);
        if (time.isValid())
            at = QDateTime(QDate::currentDate(), time);
    }
    if (at.isValid())
        return at.toUTC();
    printError(u"%1 needs a time such as 2026-03-01T14:00, 2026-03-01T14:00:00+01:00 or 14:00: "
               "\"%2\" is none."_s.arg(option, text));
    return {};
}

std::optional<int> countFrom(const QString &text, const QString &option)
{
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    if (isNumber && count >= 1)
        return count;
    printError(u"%1 needs a number of at least 1."_s.arg(option));
    return {};
}

std::unique_ptr<services::HistoryReader> openHistory(const Clock &clock)
{
    const auto paths = bootstrap::Paths::fromEnvironment();
    const auto settings = loadSettings(paths);
    if (!settings)
        return nullptr;
    auto reader = services::HistoryReader::open({paths.stationDatabase, paths.cacheDatabase}, clock,
                                                settings->station);
    if (!reader) {
        printError(describe(bootstrap::startFailure(reader.error(), paths.home)));
        return nullptr;
    }
    return *std::move(reader);
}

void printUnreadable(const store::StoreError &error)
{
    printError(u"The station's data cannot be read: %1"_s.arg(error.text));
}

QString utc(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString local(const QDateTime &at)
{
    return at.isValid() ? at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) : u"?"_s;
}

} // namespace pw::ctl

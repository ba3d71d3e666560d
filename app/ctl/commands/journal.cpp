// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"

#include <QJsonDocument>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class JournalCommand : public Command
{
public:
    QString name() const override { return u"journal"_s; }
    QString summary() const override { return u"every scan and its verdict, a JSON line each"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"after"_s, u"Only scans with a number above this."_s, u"N"_s, u"0"_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        bool isNumber = false;
        qint64 after = parser.value(u"after"_s).toLongLong(&isNumber);
        if (!isNumber) {
            printError(u"--after needs a number."_s);
            return Usage;
        }
        const auto store = openForReading(bootstrap::Paths::fromEnvironment());
        if (!store)
            return CannotStart;
        constexpr int PageSize = 1000;
        const QDateTime first = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        const QDateTime last = QDateTime(QDate(9999, 1, 1), QTime(0, 0), Qt::UTC);
        for (;;) {
            const auto page = store->journal.range(first, last, after, PageSize);
            if (!page) {
                printError(u"The scan journal cannot be read: %1"_s.arg(page.error().text));
                return CannotStart;
            }
            for (const store::ScanJournalEntry &entry : *page) {
                printJson({{"id"_L1, entry.id},
                           {"at"_L1, entry.scan.at.toString(Qt::ISODateWithMs)},
                           {"device"_L1, entry.scan.device},
                           {"sequence"_L1, qint64(entry.scan.sequence)},
                           {"hex"_L1, QString::fromLatin1(entry.scan.bytes.toHex())},
                           {"verdict"_L1, QJsonDocument::fromJson(entry.facts).object()}});
                after = entry.id;
            }
            if (page->size() < PageSize)
                return Success;
        }
    }
};

} // namespace

std::unique_ptr<Command> makeJournalCommand()
{
    return std::make_unique<JournalCommand>();
}

} // namespace pw::ctl

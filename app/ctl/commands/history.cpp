// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::TimelineEntry;
using domain::TimelineKind;

namespace {

QString toText(const domain::TimelineCursor &cursor)
{
    return u"%1.%2.%3"_s.arg(cursor.at).arg(cursor.kind).arg(cursor.number);
}

std::optional<domain::TimelineCursor> cursorFrom(const QString &text)
{
    if (text.isEmpty())
        return domain::TimelineCursor();
    const QStringList parts = text.split(u'.');
    if (parts.size() != 3)
        return {};
    bool at = false, kind = false, number = false;
    const domain::TimelineCursor cursor{parts[0].toLongLong(&at), parts[1].toInt(&kind),
                                        parts[2].toLongLong(&number)};
    return at && kind && number ? std::optional(cursor) : std::nullopt;
}

void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

void put(QJsonObject &object, QLatin1StringView name, const std::optional<qint64> &number)
{
    if (number)
        object[name] = *number;
}

QJsonObject json(const TimelineEntry &entry)
{
    QJsonObject object{{"at"_L1, utc(entry.at)}, {"kind"_L1, domain::toCode(entry.kind)}};
    put(object, "code"_L1, entry.code);
    put(object, "station"_L1, entry.station);
    put(object, "operator"_L1, entry.operatorId);
    put(object, "device"_L1, entry.device);
    put(object, "reason"_L1, entry.reason);
    if (entry.container)
        object["container"_L1] = entry.container->key();
    put(object, "operation"_L1, entry.operation);
    put(object, "undoes"_L1, entry.undoes);
    put(object, "undoneBy"_L1, entry.undoneBy);
    if (entry.delivery) {
        QJsonObject delivery{{"queued"_L1, entry.delivery->queued},
                             {"stored"_L1, entry.delivery->stored},
                             {"parked"_L1, entry.delivery->parked}};
        put(delivery, "parkedCode"_L1, entry.delivery->parkedCode);
        object["events"_L1] = delivery;
    }
    if (!entry.startSeen)
        object["startSeen"_L1] = false;
    if (!entry.facts.isEmpty())
        object["verdict"_L1] = QJsonDocument::fromJson(entry.facts).object();
    return object;
}

QString line(const TimelineEntry &entry)
{
    QString text = local(entry.at) + u"  "_s + QString(domain::toCode(entry.kind)).leftJustified(9)
                   + u' ' + entry.code;
    if (entry.container)
        text += u" · "_s + entry.container->toHri();
    if (!entry.startSeen)
        text += u" · since then at the latest"_s;
    if (!entry.reason.isEmpty())
        text += u" · \"%1\""_s.arg(entry.reason);
    if (!entry.operatorId.isEmpty() || !entry.station.isEmpty())
        text += u" · %1@%2"_s.arg(entry.operatorId, entry.station);
    if (entry.undoes)
        text += u" · undoes %1"_s.arg(*entry.undoes);
    if (entry.undoneBy)
        text += u" · undone by %1"_s.arg(*entry.undoneBy);
    if (entry.delivery && entry.delivery->parked > 0)
        text += u" · REFUSED BY CENTRAL: "_s + entry.delivery->parkedCode;
    else if (entry.delivery && entry.delivery->queued > 0)
        text += u" · waits for central"_s;
    return text;
}

class HistoryCommand : public Command
{
public:
    QString name() const override { return u"history"_s; }
    QString summary() const override
    {
        return u"what happened to a unit, refused scans as well, the newest last"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"unit"_s, u"SSCC of 18 digits, or a Digital Link."_s);
        parser.addOption({u"limit"_s, u"At most so many entries."_s, u"N"_s, u"100"_s});
        parser.addOption(
            {u"before"_s, u"Older ones: the \"before\" of the last answer."_s, u"PLACE"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto unit = unitFrom(parser.positionalArguments().value(0), name());
        const auto limit = countFrom(parser.value(u"limit"_s), u"--limit"_s);
        if (!unit || !limit)
            return Usage;
        const auto before = cursorFrom(parser.value(u"before"_s));
        if (!before) {
            printError(u"--before needs the \"before\" of an answer."_s);
            return Usage;
        }
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        const auto page = reader->renewed().timeline(*unit, *limit, *before);
        if (!page) {
            printUnreadable(page.error());
            return CannotStart;
        }
        if (page->entries.isEmpty() && parser.value(u"before"_s).isEmpty()) {
            printError(u"Nothing is known of %1 at this station."_s.arg(unit->toHri()));
            return Finding;
        }
        print(*unit, *page, parser.isSet(u"json"_s));
        return Success;
    }

private:
    static void print(const epc::Epc &unit, const domain::TimelinePage &page, bool asJson)
    {
        const QString before = page.before ? toText(*page.before) : QString();
        if (!asJson) {
            if (!before.isEmpty())
                printLine(u"There is more: --before "_s + before);
            for (const TimelineEntry &entry : page.entries)
                printLine(line(entry));
            return;
        }
        QJsonArray entries;
        for (const TimelineEntry &entry : page.entries)
            entries.append(json(entry));
        QJsonObject object{{"key"_L1, unit.key()}, {"entries"_L1, entries}};
        put(object, "before"_L1, before);
        printJson(object);
    }
};

} // namespace

std::unique_ptr<Command> makeHistoryCommand()
{
    return std::make_unique<HistoryCommand>();
}

} // namespace pw::ctl

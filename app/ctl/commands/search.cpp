// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"
#include "app/ctl/searchhits.h"

#include <QJsonArray>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class SearchCommand : public Command
{
public:
    QString name() const override { return u"search"_s; }
    QString summary() const override
    {
        return u"units by part of a serial, lot, product, time, operator"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"part"_s, u"Any part of a serial or SSCC."_s, u"[part]"_s);
        parser.addOption({u"gtin"_s, u"Of this product."_s, u"GTIN"_s});
        parser.addOption({u"lot"_s, u"Of this lot, exactly."_s, u"LOT"_s});
        parser.addOption(
            {u"from"_s, u"With something done to it, or scanned, from then on."_s, u"TIME"_s});
        parser.addOption({u"to"_s, u"And before then."_s, u"TIME"_s});
        parser.addOption({u"operator"_s, u"By this person, at this station."_s, u"ID"_s});
        parser.addOption({u"held"_s, u"Only what must not travel on."_s});
        parser.addOption({u"limit"_s, u"At most so many units."_s, u"N"_s, u"100"_s});
        parser.addOption(
            {u"cursor"_s, u"Further ones: the \"cursor\" of the last answer."_s, u"PLACE"_s});
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto query = queryFrom(parser);
        if (!query)
            return Usage;
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        const auto page = reader->renewed().search(*query);
        if (!page) {
            printUnreadable(page.error());
            return CannotStart;
        }
        print(*page, parser.isSet(u"json"_s));
        return page->hits.isEmpty() ? Finding : Success;
    }

private:
    static std::optional<domain::SearchQuery> queryFrom(const QCommandLineParser &parser)
    {
        domain::SearchQuery query;
        query.partialSerial = parser.positionalArguments().value(0);
        query.lot = parser.value(u"lot"_s);
        query.operatorId = parser.value(u"operator"_s);
        query.heldOnly = parser.isSet(u"held"_s);
        query.cursor = parser.value(u"cursor"_s);
        if (parser.isSet(u"gtin"_s)) {
            const auto gtin = gs1::Gtin::parse(parser.value(u"gtin"_s));
            if (!gtin) {
                printError(u"--gtin needs a GTIN with the right check digit: \"%1\" is none."_s.arg(
                    parser.value(u"gtin"_s)));
                return {};
            }
            query.gtin = *gtin;
        }
        for (const auto &[option, time] :
             {std::pair(u"from"_s, &query.from), {u"to"_s, &query.to}}) {
            if (!parser.isSet(option))
                continue;
            const auto at = timeFrom(parser.value(option), u"--"_s + option);
            if (!at)
                return {};
            *time = *at;
        }
        const auto limit = countFrom(parser.value(u"limit"_s), u"--limit"_s);
        if (!limit)
            return {};
        query.limit = *limit;
        return query;
    }

    static void print(const domain::SearchPage &page, bool asJson)
    {
        if (asJson) {
            QJsonArray hits;
            for (const domain::SearchHit &hit : page.hits)
                hits.append(json(hit));
            QJsonObject object{{"hits"_L1, hits}};
            if (!page.cursor.isEmpty())
                object["cursor"_L1] = page.cursor;
            printJson(object);
            return;
        }
        if (page.hits.isEmpty())
            printError(u"No such unit is known at this station."_s);
        for (const domain::SearchHit &hit : page.hits)
            printLine(line(hit));
        if (!page.cursor.isEmpty())
            printLine(u"There is more: --cursor '%1'"_s.arg(page.cursor));
    }
};

} // namespace

std::unique_ptr<Command> makeSearchCommand()
{
    return std::make_unique<SearchCommand>();
}

} // namespace pw::ctl

// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"
#include "app/central/storecommands.h"

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

void show(const QList<SchemaStep> &steps)
{
    for (const SchemaStep &step : steps)
        printLine(u"%1 %2 %3"_s.arg(QString::number(step.version).rightJustified(4),
                                    step.applied ? u"applied"_s : u"pending"_s, step.name));
}

} // namespace

int runMigrateCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"packwright-central migrate: shows the versions of the schema and brings the store up to "
        "date, each version in a transaction of its own. Central must be stopped. Back up first."_s);
    const QCommandLineOption dryRun(u"dry-run"_s, u"Only show."_s);
    parser.addOption(dryRun);
    const StoreOptions options = parseStoreCommand(parser, arguments, 0);

    const auto before = schemaSteps(options.address);
    if (!before)
        return notDone(sentence(before.error(), options.address));
    if (parser.isSet(dryRun)) {
        show(*before);
        return Succeeded;
    }
    const auto store = openStore(options.address, SchemaPolicy::Upgrade);
    if (!store)
        return notDone(sentence(store.error(), options.address));
    const auto after = schemaSteps(options.address);
    if (!after)
        return notDone(sentence(after.error(), options.address));
    show(*after);
    return Succeeded;
}

} // namespace pw::central

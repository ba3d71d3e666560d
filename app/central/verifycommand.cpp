// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"
#include "app/central/storecommands.h"
#include "core/central/storeverifier.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace pw::central {

int runVerifyCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"packwright-central verify: asks the database for damages, computes the content hash of "
        "every event anew, tells all events to an empty store and compares what it makes of them "
        "with this one. Central may be at work. A line for each difference; exit code 3 where "
        "there "
        "are any.\nThe second store is made in the folder TMPDIR names and needs a third of the "
        "room of this one."_s);
    const StoreOptions options = parseStoreCommand(parser, arguments, 0);
    const auto audit = openAudit(options.address);
    if (!audit)
        return notDone(sentence(audit.error(), options.address));
    const QTemporaryDir folder;
    if (!folder.isValid())
        return notDone(u"No folder for the second store (%1)."_s.arg(folder.errorString()));
    const auto verified = verifyStore(
        **audit, folder.path(), [](const StoreFinding &finding) { printLine(sentence(finding)); });
    if (!verified)
        return notDone(sentence(verified.error(), options.address));
    printLine(u"verified events=%1 units=%2 lots=%3 differences=%4"_s.arg(
        QString::number(verified->events), QString::number(verified->units),
        QString::number(verified->lots), QString::number(verified->findings)));
    return verified->findings == 0 ? Succeeded : Differences;
}

} // namespace pw::central

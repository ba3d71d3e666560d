// SPDX-License-Identifier: Apache-2.0
#include "app/central/sentences.h"
#include "app/central/storecommands.h"
#include "core/central/eventexport.h"
#include "core/epcis/instant.h"

#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace pw::central {

int runExportCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"packwright-central export: writes events as one EPCIS 2.0 document (JSON-LD), each as it "
        "was captured, in the order in which central recorded them. Central may be at work."_s);
    const QCommandLineOption from(u"from"_s, u"Recorded from this moment on."_s, u"TIME"_s);
    const QCommandLineOption to(u"to"_s, u"Recorded before this moment."_s, u"TIME"_s);
    parser.addOptions({from, to});
    parser.addPositionalArgument(u"FILE"_s, u"The document; it must not exist yet."_s);
    const StoreOptions options = parseStoreCommand(parser, arguments, 1);
    RecordedRange range;
    for (const auto &[option, time] : {std::pair(&from, &range.from), {&to, &range.before}}) {
        const QString text = parser.value(*option);
        const auto instant = epcis::instantFromText(text);
        if (!text.isEmpty() && !instant) {
            notDone(u"\"%1\" is no moment like 2026-05-11T06:00:00Z."_s.arg(text));
            return NotUnderstood;
        }
        if (instant)
            *time = *instant;
    }
    const QString path = parser.positionalArguments().first();
    if (QFileInfo::exists(path))
        return notDone(u"%1 is there already. Name a new file."_s.arg(path));
    const auto audit = openAudit(options.address);
    if (!audit)
        return notDone(sentence(audit.error(), options.address));
    QSaveFile file(path); // whole or not at all
    if (!file.open(QIODevice::WriteOnly))
        return notDone(u"%1 cannot be written (%2)."_s.arg(path, file.errorString()));
    const auto count = exportEvents(**audit, range, QDateTime::currentDateTimeUtc(), file);
    if (!count)
        return notDone(sentence(count.error(), options.address));
    if (!file.commit())
        return notDone(u"%1 cannot be written (%2)."_s.arg(path, file.errorString()));
    printLine(u"exported events=%1 file=%2"_s.arg(QString::number(*count), path));
    return Succeeded;
}

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/operationarguments.h"

#include "app/ctl/command.h"
#include "app/ctl/orderarguments.h"
#include "core/domain/unitcodes.h"
#include "core/scan/writtenunit.h"

#include <QDate>
#include <QFile>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using namespace domain;

void addOperationOptions(QCommandLineParser &parser)
{
    parser.addOption({u"to"_s, u"The container things go into."_s, u"UNIT"_s});
    parser.addOption({u"list"_s, u"Further units, one a line."_s, u"FILE"_s});
    parser.addOption({u"by-child"_s,
                      u"relabel: a unit out of the container whose label cannot be read; twice."_s,
                      u"UNIT"_s});
    parser.addOption({u"number"_s, u"A label of the pool to use; else one is drawn."_s, u"SSCC"_s});
    parser.addOption({u"level"_s, u"open: bundle, carton or pallet."_s, u"LEVEL"_s, u"carton"_s});
    parser.addOption({u"depth"_s, u"dissolve: levels, or \"packs\"."_s, u"N"_s, u"1"_s});
    parser.addOption({u"keep-empty"_s, u"dissolve: emptied containers stay in use."_s});
    parser.addOption({u"fate"_s, u"replace: damaged, quarantined, decommissioned, destroyed."_s,
                      u"FATE"_s, u"damaged"_s});
    parser.addOption({u"inferred"_s, u"verify: by the label and the unbroken closure alone."_s});
    parser.addOption({u"blind"_s, u"verify: what should be inside was not shown."_s});
    parser.addOption({u"sample"_s, u"verify: by the site's sample plan."_s});
    parser.addOption({u"not-conformant"_s, u"inspect: it is not as it should be."_s});
    parser.addOption({u"with-contents"_s, u"destroy, hold: everything inside, too."_s});
    parser.addOption({u"method"_s, u"destroy: how."_s, u"TEXT"_s});
    parser.addOption({u"document"_s, u"destroy, hold: number of the paper."_s, u"NUMBER"_s});
    parser.addOption({u"class"_s,
                      u"hold: quarantined, recalled, damaged, stolen, suspect, illegitimate, "
                      "packagingLabel, productNoData, dataNoProduct, dataIssue."_s,
                      u"CLASS"_s, u"quarantined"_s});
    parser.addOption({u"while-inside"_s, u"hold on a container: what is taken out is free."_s});
    parser.addOption({u"product"_s, u"hold, release: a whole product or lot."_s, u"GTIN"_s});
    parser.addOption({u"lot"_s, u"hold, release: of that product."_s, u"LOT"_s});
    parser.addOption({u"hold"_s, u"release: the id of the hold."_s, u"ID"_s});
    parser.addOption({u"two-units"_s,
                      u"resolve-conflict: there are two of that number. Otherwise --to says what "
                      "it was found in; without it, it was loose."_s});
    parser.addOption({u"operation"_s, u"correct: the number of the operation."_s, u"N"_s});
    addOrderOptions(parser);
    addActorOptions(parser);
}

void addActorOptions(QCommandLineParser &parser)
{
    parser.addOption({u"operator"_s, u"Pseudonymous id of who does it."_s, u"ID"_s});
    parser.addOption(
        {u"role"_s, u"operator, supervisor, qa or admin."_s, u"ROLE"_s, u"operator"_s});
    parser.addOption({u"reason"_s, u"Why: a code, and a text if wanted."_s, u"CODE[:TEXT]"_s});
    parser.addOption({u"sign"_s, u"What the signature of the operator means."_s, u"MEANING"_s});
    parser.addOption(
        {u"second"_s, u"The second person, of the same role unless named."_s, u"ID[:ROLE]"_s});
}

std::optional<epc::Epc> anyUnitFrom(const QString &text)
{
    if (const auto unit = scan::writtenUnit(text, QDate::currentDate().year()))
        return unit;
    printError(u"\"%1\" names no unit: give an SSCC of 18 digits, (01)…(21)…, a Digital Link or an "
               "EPC URN."_s.arg(text));
    return {};
}

std::optional<QList<epc::Epc>> unitsFrom(const QStringList &arguments, const QString &listFile)
{
    QStringList texts = arguments;
    if (!listFile.isEmpty()) {
        QFile file(listFile);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
            printError(u"%1 cannot be read: %2"_s.arg(listFile, file.errorString()));
            return {};
        }
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const QString &line : lines) {
            if (const QString text = line.trimmed(); !text.isEmpty())
                texts.append(text);
        }
    }
    QList<epc::Epc> units;
    bool sound = true;
    for (const QString &text : std::as_const(texts)) {
        const auto unit = anyUnitFrom(text);
        sound = sound && unit;
        if (unit)
            units.append(*unit);
    }
    return sound ? std::optional(units) : std::nullopt;
}

std::optional<Actor> actorFrom(const QCommandLineParser &parser, const QString &fallback)
{
    Actor actor;
    actor.id = parser.isSet(u"operator"_s) ? parser.value(u"operator"_s) : fallback;
    const auto role = roleFromCode(parser.value(u"role"_s));
    if (!role) {
        printError(u"--role is operator, supervisor, qa or admin."_s);
        return {};
    }
    actor.role = *role;
    if (parser.isSet(u"sign"_s))
        actor.signature =
            Signature{actor.id, parser.value(u"sign"_s), QDateTime::currentDateTimeUtc()};
    if (parser.isSet(u"second"_s)) {
        const QString text = parser.value(u"second"_s);
        const QString roleText = text.section(u':', 1);
        const auto second = roleText.isEmpty() ? role : roleFromCode(roleText);
        if (!second) {
            printError(u"--second is ID or ID:ROLE, with a role as for --role."_s);
            return {};
        }
        actor.second = SecondPerson{text.section(u':', 0, 0), *second};
    }
    return actor;
}

Reason reasonFrom(const QCommandLineParser &parser)
{
    const QString text = parser.value(u"reason"_s);
    return {text.section(u':', 0, 0), text.section(u':', 1)};
}

} // namespace pw::ctl

// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/scanconfig.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/historyaccess.h"
#include "app/ctl/operationarguments.h"
#include "core/domain/hierarchyhash.h"
#include "core/epcis/eventfactory.h"
#include "core/epcis/hierarchyevents.h"
#include "core/epcis/jsonld.h"
#include "core/epcis/xml12.h"
#include "core/services/hierarchyexport.h"
#include "ui/text/importwords.h"

#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

namespace pw::ctl {

using namespace Qt::StringLiterals;
using domain::imports::Hierarchy;
using domain::imports::HierarchyNode;

namespace {

constexpr int MaxUnits = 1'000'000; ///< of one container

enum class Format { Json, Xml, Csv };

std::optional<Format> formatFrom(const QString &code)
{
    if (code == u"json")
        return Format::Json;
    if (code == u"xml")
        return Format::Xml;
    if (code == u"csv")
        return Format::Csv;
    printError(u"--format is json (EPCIS 2.0), xml (EPCIS 1.2) or csv."_s);
    return {};
}

struct Written
{
    QByteArray bytes;
    qsizetype events = 0;
};

class ExportCommand : public Command
{
public:
    QString name() const override { return u"export"_s; }
    QString summary() const override
    {
        return u"hierarchies for a partner: EPCIS 2.0 JSON, EPCIS 1.2 XML or CSV"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption(
            {u"unit"_s, u"A container, or any unit; may be given several times."_s, u"ID"_s});
        parser.addOption({u"all"_s, u"Every container in circulation that is in no other."_s});
        parser.addOption({u"format"_s,
                          u"json (EPCIS 2.0), xml (EPCIS 1.2), or csv: level, parent, unit, gtin, "
                          "serial, lot, expiry, state."_s,
                          u"FORMAT"_s, u"json"_s});
        parser.addOption({u"depth"_s, u"Levels below the unit; all unless given."_s, u"N"_s});
        parser.addOption({u"out"_s, u"Write it there, not to standard output."_s, u"FILE"_s});
        parser.addOption({u"json"_s, u"Say as JSON what was written; with --out only."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto format = formatFrom(parser.value(u"format"_s));
        if (!format)
            return Usage;
        const QStringList named = parser.values(u"unit"_s) + parser.positionalArguments();
        if (named.isEmpty() == !parser.isSet(u"all"_s)) {
            printError(u"export needs --unit ID or --all, and not both."_s);
            return Usage;
        }
        if (parser.isSet(u"json"_s) && !parser.isSet(u"out"_s)) {
            printError(u"--json says what was written to --out FILE."_s);
            return Usage;
        }
        const auto units = unitsFrom(named, {});
        std::optional<int> depth = services::HierarchyExport::AllLevels;
        if (parser.isSet(u"depth"_s))
            depth = countFrom(parser.value(u"depth"_s), u"--depth"_s);
        if (!units || !depth)
            return Usage;
        const SystemClock clock;
        const auto reader = openHistory(clock);
        if (!reader)
            return CannotStart;
        (void)reader->renewed();
        services::HierarchyExport gathering(reader->store(), reader->world(), reader->tree());
        QList<epc::Epc> roots = *units;
        if (parser.isSet(u"all"_s)) {
            const auto tops = gathering.topContainers();
            if (!tops) {
                printUnreadable(tops.error());
                return CannotStart;
            }
            roots = *tops;
        }
        Hierarchy hierarchy;
        if (const int failed = gather(gathering, roots, *depth, hierarchy); failed != Success)
            return failed;
        const auto written = documentOf(hierarchy, *format, clock.now());
        if (!written)
            return Finding;
        if (const int failed = store(*written, parser.value(u"out"_s)); failed != Success)
            return failed;
        tell(parser, roots, hierarchy, *written, reader->world());
        return Success;
    }

private:
    static int gather(services::HierarchyExport &gathering, const QList<epc::Epc> &roots, int depth,
                      Hierarchy &hierarchy)
    {
        QSet<epc::Epc> seen;
        for (const epc::Epc &root : roots) {
            if (seen.contains(root))
                continue;
            const auto gathered = gathering.gather(root, depth, MaxUnits);
            if (!gathered) {
                printUnreadable(gathered.error());
                return CannotStart;
            }
            if (!*gathered) {
                printError(u"%1 is not known at this station."_s.arg(root.toHri()));
                return Finding;
            }
            if ((*gathered)->truncated) {
                printError(u"%1 holds more than %2 units: hand its contents on one by one."_s
                               .arg(root.toHri())
                               .arg(MaxUnits));
                return Finding;
            }
            if (!append(hierarchy, (*gathered)->hierarchy, seen))
                return Finding;
        }
        if (hierarchy.isEmpty()) {
            printError(u"There is no container in circulation."_s);
            return Finding;
        }
        return Success;
    }

    /// Ended units are no hierarchy to hand on; a unit named with its container is there once.
    static bool append(Hierarchy &all, const Hierarchy &one, QSet<epc::Epc> &seen)
    {
        const qsizetype base = all.size();
        for (const HierarchyNode &node : one) {
            if (domain::hasEnded(node.unit.lifecycle)) {
                printError(u"%1 is out of use."_s.arg(node.unit.id.toHri()));
                return false;
            }
            if (seen.contains(node.unit.id)) {
                printError(u"%1 is named twice: by itself and with its container."_s.arg(
                    node.unit.id.toHri()));
                return false;
            }
            seen.insert(node.unit.id);
            HierarchyNode copy = node;
            if (copy.parent != HierarchyNode::NoParent)
                copy.parent += base;
            if (copy.unit.container && copy.unit.container->open)
                printError(
                    u"%1 is still open: its contents may change."_s.arg(copy.unit.id.toHri()));
            all.append(copy);
        }
        return true;
    }

    static std::optional<Written> documentOf(const Hierarchy &hierarchy, Format format,
                                             const QDateTime &now)
    {
        if (format == Format::Csv)
            return Written{domain::imports::hierarchyTable(hierarchy), 0};
        const QList<epcis::Event> events =
            epcis::hierarchyEvents(hierarchy, now, epcis::timeZoneOffset(now.toLocalTime()));
        if (format == Format::Json) {
            QList<QJsonObject> objects;
            for (const epcis::Event &event : events)
                objects.append(epcis::toJson(event));
            return Written{epcis::captureDocument(objects, now) + '\n', events.size()};
        }
        const auto config = bootstrap::loadScanConfig(bootstrap::Paths::fromEnvironment());
        const auto prefixLength = [&config](QStringView digits) -> std::optional<int> {
            const auto length = config.companyPrefixes.lengthIn(digits);
            return length ? std::optional(*length) : std::nullopt;
        };
        const auto xml = epcis::xml12Document(events, epcis::standardContext(), now, prefixLength);
        if (!xml) {
            const text::Message message = text::messageFor(xml.error());
            printError(message.cause + u' ' + message.remedy);
            return {};
        }
        return Written{xml->xml, events.size()};
    }

    static int store(const Written &written, const QString &path)
    {
        if (path.isEmpty()) {
            std::fwrite(written.bytes.constData(), 1, size_t(written.bytes.size()), stdout);
            return std::fflush(stdout) == 0 ? Success : CannotStart;
        }
        QSaveFile file(path);
        const bool isWritten = file.open(QIODevice::WriteOnly)
                               && file.write(written.bytes) == written.bytes.size()
                               && file.commit();
        if (!isWritten)
            printError(u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
        return isWritten ? Success : Usage;
    }

    static void tell(const QCommandLineParser &parser, const QList<epc::Epc> &roots,
                     const Hierarchy &hierarchy, const Written &written, const domain::World &world)
    {
        if (!parser.isSet(u"out"_s))
            return;
        const QString hash = QString::fromLatin1(domain::hierarchyHash(world, roots));
        if (parser.isSet(u"json"_s)) {
            printJson({{"file"_L1, parser.value(u"out"_s)},
                       {"format"_L1, parser.value(u"format"_s)},
                       {"roots"_L1, int(roots.size())},
                       {"units"_L1, int(hierarchy.size())},
                       {"events"_L1, int(written.events)},
                       {"hierarchyHash"_L1, hash}});
            return;
        }
        printLine(u"%1: %2 units, hierarchy %3"_s.arg(parser.value(u"out"_s))
                      .arg(hierarchy.size())
                      .arg(hash));
    }
};

} // namespace

std::unique_ptr<Command> makeExportCommand()
{
    return std::make_unique<ExportCommand>();
}

} // namespace pw::ctl

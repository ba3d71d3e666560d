// SPDX-License-Identifier: Apache-2.0
#include "core/services/importservice.h"

#include "core/base/logging.h"
#include "core/domain/offlinepermit.h"
#include "core/store/transaction.h"

#include <QCryptographicHash>

namespace pw::services {

using namespace Qt::StringLiterals;
using namespace domain;
using imports::Fault;
using imports::Outcome;
using store::StoreError;

namespace {

constexpr qint64 MaxBytes = 64 * 1024 * 1024;

ImportFormat formatOf(const QByteArray &bytes)
{
    const QByteArray text = bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
    const QByteArray start = text.left(256).trimmed();
    if (start.startsWith('{') || start.startsWith('['))
        return ImportFormat::Json;
    return start.startsWith('<') ? ImportFormat::Xml : ImportFormat::Table;
}

} // namespace

ImportService::ImportService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                             const StationIdentity &identity, const RuleSet &rules)
    : m_store(store),
      m_world(world),
      m_clock(clock),
      m_rules(rules),
      m_writer(store, world, clock, identity)
{}

void ImportService::read(const ImportFile &file, ImportReport &report,
                         QList<epcis::ReceivedEvent> &events)
{
    report.format = file.format.value_or(formatOf(file.bytes));
    if (file.bytes.size() > MaxBytes) {
        report.documentFault = epcis::ReadFault{
            epcis::ReadFault::Code::TooLarge, {}, QString::number(file.bytes.size())};
        return;
    }
    if (report.format == ImportFormat::Table) {
        auto table =
            imports::readSerialTable(file.bytes, m_clock.now().date().year(), file.product);
        if (!table) {
            report.tableFault = table.error();
            return;
        }
        report.rows = table->rows;
        report.ignoredColumns = table->ignoredColumns;
        return;
    }
    auto read = report.format == ImportFormat::Json ? epcis::readReceivedJson(file.bytes)
                                                    : epcis::readReceivedXml(file.bytes);
    if (!read) {
        report.documentFault = read.error();
        return;
    }
    events = *std::move(read);
}

/// What was taken over before.
std::optional<StoreError> ImportService::recognise(QList<epcis::ReceivedEvent> &events)
{
    for (epcis::ReceivedEvent &event : events) {
        if (event.contentHash.isEmpty())
            continue;
        const auto known = m_store.importedEvents.contentHash(event.row.eventId, event.declaration);
        if (!known)
            return known.error();
        if (!*known)
            continue;
        event.row.seenBefore = **known == event.contentHash;
        if (!event.row.seenBefore)
            event.row.objections.append(
                {Fault::EventIdReused, {}, {}, event.row.eventId.left(120), {}});
    }
    return {};
}

std::optional<VerdictCode> ImportService::refusal(const ImportReport &report,
                                                  const ImportRequest &request) const
{
    const RoleMatrix &roles = m_rules.roles;
    if (const auto code = roles.refuse(Function::Import, request.actor, request.reason))
        return code;
    const auto age = m_world.dataAge();
    if (!age || *age > packingLimit(m_world, m_rules, request.actor, request.reason))
        return VerdictCode::DataTooOld;
    const int refused = report.judgement.count(Outcome::Refused);
    const int accepted = report.judgement.count(Outcome::Accepted);
    if (refused > 0 && (!request.acceptPartial || accepted == 0))
        return VerdictCode::ImportRefused;
    return {};
}

void ImportService::notStored(ImportReport &report, const StoreError &error) const
{
    qCCritical(lcEngine) << "import not stored:" << store::toCode(error.code) << error.text;
    report.verdict.code =
        m_store.database().fatalError() ? VerdictCode::ReadOnly : VerdictCode::NotStored;
    report.verdict.detail = error.text;
    report.isWritten = false;
    report.operation = 0;
}

ImportReport ImportService::run(const ImportFile &file, const ImportRequest &request)
{
    ImportReport report;
    report.sha256 = QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256).toHex();
    QList<epcis::ReceivedEvent> events;
    read(file, report, events);
    report.verdict.code = VerdictCode::ImportRefused;
    report.verdict.dataAge = m_world.dataAge();
    if (const auto failed = recognise(events)) {
        notStored(report, *failed);
        return report;
    }
    for (const epcis::ReceivedEvent &event : std::as_const(events))
        report.rows.append(event.row);
    report.judgement =
        imports::judge(report.rows, m_world, {m_clock.now(), report.format == ImportFormat::Table});
    if (const auto failed = m_world.takeFailure()) { // judged on what could not be read
        notStored(report, *failed);
        return report;
    }
    const bool unread = report.documentFault || report.tableFault;
    const auto refused = refusal(report, request);
    if (!unread)
        report.verdict.code = refused.value_or(VerdictCode::HierarchyImported);
    report.verdict.affected = int(report.judgement.records.size());
    if (request.dryRun)
        return report;
    if (unread || refused)
        keepRefusal(file, report, request);
    else if (!report.judgement.records.isEmpty())
        carryOut(file, report, request, events);
    return report;
}

void ImportService::keepRefusal(const ImportFile &file, ImportReport &report,
                                const ImportRequest &request)
{
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return notStored(report, transaction.error());
    const auto written = m_writer.writeRefusal({file.name,
                                                report.sha256,
                                                toCode(report.format),
                                                request.actor,
                                                request.reason,
                                                report.rows,
                                                report.judgement,
                                                {},
                                                report.verdict});
    if (!written)
        return notStored(report, written.error());
    if (const auto committed = transaction.commit(); !committed)
        notStored(report, committed.error());
}

void ImportService::carryOut(const ImportFile &file, ImportReport &report,
                             const ImportRequest &request,
                             const QList<epcis::ReceivedEvent> &events)
{
    store::Transaction transaction(m_store.database());
    if (!transaction.isOpen())
        return notStored(report, transaction.error());
    const auto written =
        m_writer.write({file.name, report.sha256, toCode(report.format), request.actor,
                        request.reason, report.rows, report.judgement, events, report.verdict});
    if (!written)
        return notStored(report, written.error());
    if (const auto failed = m_world.takeFailure())
        return notStored(report, *failed);
    if (const auto committed = transaction.commit(); !committed)
        return notStored(report, committed.error());
    report.isWritten = true;
    report.operation = *written;
    m_world.changed(report.judgement.records);
}

QLatin1StringView toCode(ImportFormat format)
{
    switch (format) {
    case ImportFormat::Json: return "json"_L1;
    case ImportFormat::Xml: return "xml"_L1;
    case ImportFormat::Table: return "csv"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<ImportFormat> importFormatFromCode(QStringView code)
{
    for (const ImportFormat format : {ImportFormat::Json, ImportFormat::Xml, ImportFormat::Table}) {
        if (code == toCode(format))
            return format;
    }
    return {};
}

} // namespace pw::services

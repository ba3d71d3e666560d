// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/imports/judge.h"
#include "core/domain/imports/serialtable.h"
#include "core/epcis/receiveddocument.h"
#include "core/services/importwriter.h"

#include <optional>

namespace pw::services {

enum class ImportFormat { Json, Xml, Table };

/// A file as somebody handed it in.
struct ImportFile
{
    QString name; ///< for people and the records of the import
    QByteArray bytes;
    std::optional<ImportFormat> format; ///< nothing: told by how it begins
    std::optional<gs1::Gtin> product;   ///< of rows of a table that name none
};

struct ImportRequest
{
    domain::Actor actor;
    domain::Reason reason;
    bool acceptPartial = false; ///< take over what can be, container by container
    bool dryRun = false;        ///< ask everything, write nothing
};

struct ImportReport
{
    ImportFormat format = ImportFormat::Json;
    QByteArray sha256; ///< of the file, lower-case hex
    /// Why nothing was read at all.
    std::optional<epcis::ReadFault> documentFault;
    std::optional<domain::imports::TableError> tableFault;
    QStringList ignoredColumns;
    QList<domain::imports::Row> rows;
    domain::imports::Judgement judgement;
    /// Of the whole: HierarchyImported (in a dry run: it would be), ImportRefused, what is missing
    /// to be allowed to, or why it is not stored.
    domain::Verdict verdict;
    bool isWritten = false;
    qint64 operation = 0; ///< its number in the store, where it is written
};

/// Takes over hierarchies others hand in: read, judged row by row against what is known, and made
/// true in one transaction with operation, history, audit, journal, and events for central. Events
/// of an EPCIS document go on to central as they came, under their own eventID; a file that was
/// taken over before has no effect. Of what came in central hears that it is here now.
/// Lives in the engine thread.
class ImportService
{
public:
    ImportService(store::StationStore &store, UnitLookup &world, const Clock &clock,
                  const StationIdentity &identity, const domain::RuleSet &rules);

    ImportReport run(const ImportFile &file, const ImportRequest &request);

private:
    void read(const ImportFile &file, ImportReport &report, QList<epcis::ReceivedEvent> &events);
    std::optional<store::StoreError> recognise(QList<epcis::ReceivedEvent> &events);
    std::optional<domain::VerdictCode> refusal(const ImportReport &report,
                                               const ImportRequest &request) const;
    void notStored(ImportReport &report, const store::StoreError &error) const;
    void keepRefusal(const ImportFile &file, ImportReport &report, const ImportRequest &request);
    void carryOut(const ImportFile &file, ImportReport &report, const ImportRequest &request,
                  const QList<epcis::ReceivedEvent> &events);

    store::StationStore &m_store;
    UnitLookup &m_world;
    const Clock &m_clock;
    const domain::RuleSet &m_rules;
    ImportWriter m_writer;
};

QLatin1StringView toCode(ImportFormat format); ///< "json", "xml", "csv"
std::optional<ImportFormat> importFormatFromCode(QStringView code);

} // namespace pw::services

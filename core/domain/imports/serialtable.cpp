// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/serialtable.h"

#include "core/domain/masterdata.h"
#include "core/domain/unitcodes.h"
#include "core/scan/writtenunit.h"

#include <QHash>

namespace pw::domain::imports {

using namespace Qt::StringLiterals;

namespace {

enum class Column { Unit, Parent, Gtin, Serial, Lot, Expiry, Level, State };

constexpr qsizetype Shown = 80; ///< characters of a wrong value

const QHash<QString, Column> &columnNames()
{
    static const QHash<QString, Column> names{
        {u"unit"_s, Column::Unit},     {u"child"_s, Column::Unit},
        {u"epc"_s, Column::Unit},      {u"sscc"_s, Column::Unit},
        {u"parent"_s, Column::Parent}, {u"container"_s, Column::Parent},
        {u"gtin"_s, Column::Gtin},     {u"serial"_s, Column::Serial},
        {u"lot"_s, Column::Lot},       {u"batch"_s, Column::Lot},
        {u"expiry"_s, Column::Expiry}, {u"exp"_s, Column::Expiry},
        {u"level"_s, Column::Level},   {u"state"_s, Column::State},
    };
    return names;
}

std::optional<Column> columnOf(const QString &name)
{
    const auto column = columnNames().constFind(name.toLower());
    return column == columnNames().cend() ? std::nullopt : std::optional(*column);
}

class RowReader
{
public:
    RowReader(const QHash<Column, qsizetype> &columns, int currentYear,
              const std::optional<gs1::Gtin> &product)
        : m_columns(columns), m_year(currentYear), m_product(product)
    {}

    Row read(const CsvRow &csv, qint64 number, qsizetype width)
    {
        m_row = Row();
        m_row.number = number;
        m_row.line = csv.line;
        m_row.kind = u"row"_s;
        m_csv = &csv;
        if (csv.cells.size() > width)
            object(Fault::WrongColumnCount, QString::number(csv.cells.size()));
        const auto unit = readUnit();
        const auto parent = readParent();
        Commissioned made;
        made.lot = cell(Column::Lot);
        readLevel(made);
        readExpiry(made);
        readState();
        if (unit) {
            made.units = {*unit};
            m_row.says = {made};
        }
        if (parent) { // also of a row that is refused: its container is not whole without it
            m_row.says.append(Commissioned{{*parent}, {}, {}, {}});
            m_row.says.append(Entered{*parent, made.units});
        }
        return m_row;
    }

private:
    QString cell(Column column) const
    {
        const auto at = m_columns.constFind(column);
        return at == m_columns.cend() ? QString() : m_csv->cells.value(*at);
    }
    void object(Fault fault, const QString &detail)
    {
        m_row.objections.append({fault, {}, {}, detail.left(Shown), {}});
    }
    std::optional<epc::Epc> written(Column column, const QString &name)
    {
        const QString text = cell(column);
        auto unit = scan::writtenUnit(text, m_year);
        if (!unit)
            object(Fault::NotAUnit, name + u": "_s + text);
        return unit;
    }
    std::optional<epc::Epc> readUnit()
    {
        const QString unit = cell(Column::Unit);
        QString serial = cell(Column::Serial);
        const bool isPlain = m_product && !unit.isEmpty() && !scan::writtenUnit(unit, m_year);
        if (isPlain && serial.isEmpty())
            serial = unit;
        else if (!unit.isEmpty())
            return written(Column::Unit, u"unit"_s);
        if (serial.isEmpty()) {
            object(Fault::MissingValue, u"unit"_s);
            return {};
        }
        std::optional<gs1::Gtin> gtin = m_product;
        if (const QString text = cell(Column::Gtin); !text.isEmpty()) {
            const auto read = gs1::Gtin::parse(text.rightJustified(14, u'0'));
            if (!read) {
                object(Fault::BadValue, u"gtin: "_s + text);
                return {};
            }
            gtin = *read;
        }
        if (!gtin) {
            object(Fault::MissingValue, u"gtin"_s);
            return {};
        }
        const auto sgtin = epc::Sgtin::make(*gtin, serial);
        if (!sgtin) {
            object(Fault::BadValue, u"serial: "_s + serial);
            return {};
        }
        return epc::Epc(*sgtin);
    }
    std::optional<epc::Epc> readParent()
    {
        return cell(Column::Parent).isEmpty() ? std::nullopt : written(Column::Parent, u"parent"_s);
    }
    void readLevel(Commissioned &made)
    {
        const QString text = cell(Column::Level);
        if (text.isEmpty())
            return;
        made.level = levelFromCode(text.toLower());
        if (!made.level)
            object(Fault::BadValue, u"level: "_s + text);
    }
    void readExpiry(Commissioned &made)
    {
        const QString text = cell(Column::Expiry);
        if (text.isEmpty())
            return;
        made.expiry = QDate::fromString(text, Qt::ISODate);
        if (!made.expiry.isValid())
            object(Fault::BadValue, u"expiry: "_s + text);
    }
    void readState()
    {
        const QString text = cell(Column::State);
        if (!text.isEmpty() && text.toLower() != toCode(Lifecycle::Commissioned))
            object(Fault::StateNotTaken, text);
    }

    const QHash<Column, qsizetype> &m_columns;
    int m_year;
    std::optional<gs1::Gtin> m_product;
    const CsvRow *m_csv = nullptr;
    Row m_row;
};

} // namespace

Result<SerialTable, TableError> readSerialTable(const QByteArray &file, int currentYear,
                                                const std::optional<gs1::Gtin> &product)
{
    using Code = TableError::Code;
    const auto csv = readCsv(file);
    if (!csv)
        return Failure{TableError{Code::Csv, csv.error(), csv.error().line, {}}};
    if (csv->isEmpty())
        return Failure{TableError{Code::Empty, {}, 0, {}}};
    SerialTable table;
    const CsvRow &first = csv->first();
    QHash<Column, qsizetype> columns;
    bool isHeading = false;
    for (qsizetype i = 0; i < first.cells.size(); ++i) {
        const auto column = columnOf(first.cells[i]);
        if (!column) {
            table.ignoredColumns.append(first.cells[i]);
            continue;
        }
        isHeading = true;
        if (columns.contains(*column))
            return Failure{TableError{Code::DoubleColumn, {}, first.line, first.cells[i]}};
        columns.insert(*column, i);
    }
    qsizetype width = first.cells.size();
    if (!isHeading) {
        table.ignoredColumns.clear();
        const QString text = first.cells.first();
        if (!product && !scan::writtenUnit(text, currentYear))
            return Failure{TableError{Code::NoHeading, {}, first.line, text.left(Shown)}};
        columns = {{Column::Unit, 0}, {Column::Parent, 1}};
        width = 2;
    } else if (!columns.contains(Column::Unit) && !columns.contains(Column::Serial)) {
        return Failure{TableError{Code::NoUnitColumn, {}, first.line, {}}};
    }
    RowReader reader(columns, currentYear, product);
    for (qsizetype i = isHeading ? 1 : 0; i < csv->size(); ++i)
        table.rows.append(reader.read((*csv)[i], table.rows.size() + 1, width));
    if (table.rows.isEmpty())
        return Failure{TableError{Code::Empty, {}, 0, {}}};
    return table;
}

} // namespace pw::domain::imports

// SPDX-License-Identifier: Apache-2.0
#include "core/domain/imports/csvtable.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace pw::domain::imports {

namespace {

constexpr char16_t Separators[] = {u',', u';', u'\t'};

QChar separatorOf(const QString &text)
{
    qsizetype counts[std::size(Separators)] = {};
    bool quoted = false, comment = false, lineStart = true;
    for (const QChar c : text) {
        if (c == u'\n') {
            const bool found = std::any_of(std::begin(counts), std::end(counts),
                                           [](qsizetype n) { return n > 0; });
            if (found && !quoted)
                break;
            comment = false;
            lineStart = true;
            continue;
        }
        comment = comment || (lineStart && c == u'#');
        lineStart = false;
        if (c == u'"')
            quoted = !quoted;
        for (size_t i = 0; i < std::size(Separators) && !quoted && !comment; ++i)
            counts[i] += c == Separators[i];
    }
    return Separators[std::max_element(std::begin(counts), std::end(counts)) - counts];
}

class Reader
{
public:
    Reader(const QString &text, QChar separator) : m_text(text), m_separator(separator) {}

    Result<QList<CsvRow>, CsvError> read()
    {
        QList<CsvRow> rows;
        while (m_at < m_text.size()) {
            CsvRow row{m_line, {}};
            if (m_text[m_at] == u'#') {
                while (m_at < m_text.size() && m_text[m_at] != u'\n')
                    ++m_at;
                endLine();
                continue;
            }
            bool more = true;
            while (more) {
                auto cell = atQuote() ? quoted() : plain();
                if (!cell)
                    return Failure{cell.error()};
                row.cells.append(*cell);
                more = m_at < m_text.size() && m_text[m_at] == m_separator;
                m_at += more;
            }
            endLine();
            const bool hasText = std::any_of(row.cells.cbegin(), row.cells.cend(),
                                             [](const QString &cell) { return !cell.isEmpty(); });
            if (hasText)
                rows.append(row);
        }
        return rows;
    }

private:
    bool atEndOfLine() const
    {
        return m_at >= m_text.size() || m_text[m_at] == u'\n'
               || (m_text[m_at] == u'\r'
                   && (m_at + 1 >= m_text.size() || m_text[m_at + 1] == u'\n'));
    }
    void endLine()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            newLine();
    }
    void newLine()
    {
        ++m_at;
        ++m_line;
        m_lineStart = m_at;
    }
    CsvError error(CsvError::Code code) const { return {code, m_line, m_at - m_lineStart + 1}; }
    bool isBlank(qsizetype at) const
    {
        return m_text[at] == u' ' || (m_text[at] == u'\t' && m_separator != u'\t');
    }
    /// Blanks before a quote do not count.
    bool atQuote()
    {
        qsizetype at = m_at;
        while (at < m_text.size() && isBlank(at))
            ++at;
        if (at >= m_text.size() || m_text[at] != u'"')
            return false;
        m_at = at;
        return true;
    }
    Result<QString, CsvError> plain()
    {
        const qsizetype start = m_at;
        while (!atEndOfLine() && m_text[m_at] != m_separator)
            ++m_at;
        return m_text.mid(start, m_at - start).trimmed();
    }
    Result<QString, CsvError> quoted()
    {
        const CsvError open = error(CsvError::Code::OpenQuote);
        QString cell;
        for (++m_at;;) {
            if (m_at >= m_text.size())
                return Failure{open};
            if (m_text[m_at] == u'"') {
                ++m_at;
                if (m_at >= m_text.size() || m_text[m_at] != u'"')
                    break;
            }
            cell += m_text[m_at];
            if (m_text[m_at] == u'\n')
                newLine();
            else
                ++m_at;
        }
        while (m_at < m_text.size() && isBlank(m_at))
            ++m_at;
        if (!atEndOfLine() && m_text[m_at] != m_separator)
            return Failure{error(CsvError::Code::TextAfterQuote)};
        return cell;
    }

    const QString &m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    qsizetype m_lineStart = 0;
};

/// Where a byte of the file stands.
CsvError errorAt(CsvError::Code code, const QByteArray &file, qsizetype byte)
{
    const qsizetype lineStart = byte == 0 ? 0 : file.lastIndexOf('\n', byte - 1) + 1;
    return {code, file.left(byte).count('\n') + 1, byte - lineStart + 1};
}

} // namespace

Result<QList<CsvRow>, CsvError> readCsv(const QByteArray &file)
{
    if (const qsizetype nul = file.indexOf('\0'); nul >= 0)
        return Failure{errorAt(CsvError::Code::Nul, file, nul)};
    QStringDecoder decoder(QStringDecoder::Utf8); // takes the byte order mark away
    const QString text = decoder.decode(file);
    if (decoder.hasError()) {
        const qsizetype wrong = text.indexOf(QChar::ReplacementCharacter);
        return Failure{errorAt(CsvError::Code::NotUtf8, file,
                               std::min(file.size(), text.left(wrong).toUtf8().size()))};
    }
    return Reader(text, separatorOf(text)).read();
}

QByteArray csvLine(const QStringList &cells, char separator)
{
    QByteArray line;
    for (const QString &cell : cells) {
        QByteArray utf8 = cell.toUtf8();
        const bool plain = std::none_of(utf8.cbegin(), utf8.cend(), [separator](char c) {
            return c == separator || c == '"' || c == '\n' || c == '\r';
        });
        const bool kept = plain && utf8.trimmed() == utf8 && !utf8.startsWith('#');
        if (!line.isEmpty() || &cell != &cells.first())
            line += separator;
        line += kept ? utf8 : '"' + utf8.replace('"', "\"\"") + '"';
    }
    return line;
}

} // namespace pw::domain::imports

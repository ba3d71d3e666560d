// SPDX-License-Identifier: Apache-2.0
#include "core/labels/demosheet.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pw::labels {

using namespace Qt::StringLiterals;

namespace {

/// Reads values out of nested objects and remembers the first one that is not as it should be.
/// Reading goes on after it with empty values, so that the readers below stay straight.
class Reader
{
public:
    QString text(const QJsonObject &object, QLatin1StringView name, const QString &path)
    {
        const QString value = object[name].toString();
        if (value.isEmpty())
            fail(path + name);
        return value;
    }

    QDate date(const QJsonObject &object, QLatin1StringView name, const QString &path)
    {
        const QDate value = QDate::fromString(object[name].toString(), Qt::ISODate);
        if (!value.isValid())
            fail(path + name);
        return value;
    }

    SheetText sheetText(const QJsonObject &object, QLatin1StringView name, const QString &path)
    {
        const QJsonObject texts = object[name].toObject();
        const QString inside = path + name + u'.';
        return {text(texts, "en"_L1, inside), text(texts, "de"_L1, inside)};
    }

    template <typename T>
    T known(const std::optional<T> &value, const QString &field)
    {
        if (!value)
            fail(field);
        return value.value_or(T{});
    }

    void fail(const QString &field)
    {
        if (m_failed.isEmpty())
            m_failed = field;
    }
    const QString &failed() const { return m_failed; }

private:
    QString m_failed;
};

DemoCode readCode(Reader &read, const QJsonObject &object, const QString &id, const QString &path)
{
    return {id, read.text(object, "data"_L1, path), read.text(object, "frame"_L1, path).toLatin1()};
}

QList<DemoCode> readCodes(Reader &read, const QJsonObject &object, const QString &id,
                          const QString &path)
{
    if (!object.contains("series"_L1))
        return {readCode(read, object, id, path)};
    const QJsonArray series = object["series"_L1].toArray();
    if (series.isEmpty())
        read.fail(path + u"series"_s);
    QList<DemoCode> codes;
    for (int i = 0; i < series.size(); ++i) {
        const QString codeId = id + u"-%1"_s.arg(i + 1, 2, 10, QChar(u'0'));
        codes.append(readCode(read, series[i].toObject(), codeId, path + u"series[%1]."_s.arg(i)));
    }
    return codes;
}

DemoEntry readEntry(Reader &read, const QJsonObject &object, const QString &path)
{
    DemoEntry entry;
    entry.id = read.text(object, "id"_L1, path);
    entry.group = read.text(object, "group"_L1, path);
    entry.title = read.sheetText(object, "title"_L1, path);
    entry.explanation = read.sheetText(object, "explanation"_L1, path);
    entry.symbology =
        read.known(symbologyFromCode(object["symbology"_L1].toString()), path + u"symbology"_s);
    entry.verdict =
        read.known(domain::verdictFromCode(object["verdict"_L1].toString()), path + u"verdict"_s);
    for (const QJsonValue &id : object["setup"_L1].toArray())
        entry.setup.append(id.toString());
    entry.unchecked = object["unchecked"_L1].toBool();
    entry.codes = readCodes(read, object, entry.id, path);
    return entry;
}

/// Names that nothing in the sheet bears, and names borne twice.
void checkNames(Reader &read, const DemoSheet &sheet)
{
    QStringList seen;
    for (qsizetype i = 0; i < sheet.entries.size(); ++i) {
        const DemoEntry &entry = sheet.entries[i];
        const QString path = u"entries[%1]."_s.arg(i);
        const auto isGroup = [&entry](const DemoGroup &group) { return group.id == entry.group; };
        if (std::none_of(sheet.groups.cbegin(), sheet.groups.cend(), isGroup))
            read.fail(path + u"group"_s);
        for (qsizetype s = 0; s < entry.setup.size(); ++s) {
            if (!sheet.code(entry.setup[s]))
                read.fail(path + u"setup[%1]"_s.arg(s));
        }
        for (const DemoCode &code : entry.codes) {
            if (seen.contains(code.id))
                read.fail(path + u"id"_s);
            seen.append(code.id);
        }
    }
}

} // namespace

const QString &SheetText::in(QStringView language) const
{
    return language == u"de" ? de : en;
}

const DemoEntry *DemoSheet::entry(QStringView id) const
{
    const auto found = std::find_if(entries.cbegin(), entries.cend(),
                                    [id](const DemoEntry &entry) { return entry.id == id; });
    return found == entries.cend() ? nullptr : &*found;
}

const DemoCode *DemoSheet::code(QStringView id) const
{
    for (const DemoEntry &entry : entries) {
        for (const DemoCode &code : entry.codes) {
            if (code.id == id)
                return &code;
        }
    }
    return nullptr;
}

Result<DemoSheet, DemoSheet::Error> DemoSheet::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return Failure{Error{u"byte %1"_s.arg(parseError.offset)}};
    const QJsonObject root = document.object();

    Reader read;
    DemoSheet sheet;
    sheet.version = read.text(root, "version"_L1, {});
    sheet.validFrom = read.date(root, "validFrom"_L1, {});
    sheet.validUntil = read.date(root, "validUntil"_L1, {});
    const QJsonObject captions = root["captions"_L1].toObject();
    const QString captionPath = u"captions."_s;
    sheet.captions = {read.sheetText(captions, "title"_L1, captionPath),
                      read.sheetText(captions, "introduction"_L1, captionPath),
                      read.sheetText(captions, "validity"_L1, captionPath),
                      read.sheetText(captions, "setup"_L1, captionPath)};
    const QJsonArray groups = root["groups"_L1].toArray();
    for (int i = 0; i < groups.size(); ++i) {
        const QString path = u"groups[%1]."_s.arg(i);
        const QJsonObject group = groups[i].toObject();
        sheet.groups.append(
            {read.text(group, "id"_L1, path), read.sheetText(group, "title"_L1, path)});
    }
    const QJsonArray entries = root["entries"_L1].toArray();
    for (int i = 0; i < entries.size(); ++i)
        sheet.entries.append(readEntry(read, entries[i].toObject(), u"entries[%1]."_s.arg(i)));
    checkNames(read, sheet);
    if (!read.failed().isEmpty())
        return Failure{Error{read.failed()}};
    return sheet;
}

} // namespace pw::labels

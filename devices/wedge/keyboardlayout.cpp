// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyboardlayout.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::devices {

using scan::ProfileError;
using Code = ProfileError::Code;

namespace {

const QString Folder = u":/packwright/keyboard-layouts"_s;

/// "" nothing, "a" itself, "dead ^" an accent.
std::optional<KeyboardLayout::Meaning> meaningOf(const QString &text)
{
    constexpr auto Dead = "dead "_L1;
    const bool dead = text.startsWith(Dead);
    const QString character = dead ? text.sliced(Dead.size()) : text;
    if (character.isEmpty() && !dead)
        return KeyboardLayout::Meaning{};
    if (character.size() != 1 || character[0] < u' ' || character[0] > u'~')
        return std::nullopt;
    return KeyboardLayout::Meaning{character[0].toLatin1(), dead};
}

} // namespace

Result<KeyboardLayout, ProfileError> KeyboardLayout::fromJson(const QByteArray &json)
{
    constexpr int LastKey = 255;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.isEmpty())
        return Failure{ProfileError{Code::NotJson, {}}};
    if (root["schema"_L1].toInt() != 1)
        return Failure{ProfileError{Code::UnknownSchema, u"schema"_s}};
    KeyboardLayout layout;
    layout.m_id = root["id"_L1].toString();
    const QJsonObject keys = root["keys"_L1].toObject();
    if (layout.m_id.isEmpty() || keys.isEmpty())
        return Failure{
            ProfileError{Code::MissingField, layout.m_id.isEmpty() ? u"id"_s : u"keys"_s}};
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        const int code = key.key().toInt();
        const QJsonArray levels = key.value().toArray();
        QList<Meaning> meanings;
        for (const QJsonValue &level : levels) {
            if (const auto meaning = meaningOf(level.toString()))
                meanings.append(*meaning);
        }
        if (code < 1 || code > LastKey || levels.size() > 4 || meanings.size() != levels.size())
            return Failure{ProfileError{Code::BadValue, u"keys."_s + key.key()}};
        layout.m_keys.insert(code, meanings);
    }
    return layout;
}

Result<KeyboardLayout, ProfileError> KeyboardLayout::load(const QString &id)
{
    if (!ids().contains(id)) // so that "../x" leads nowhere
        return Failure{ProfileError{Code::Unreadable, id + u".json"_s}};
    QFile file(Folder + u'/' + id + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{ProfileError{Code::Unreadable, file.fileName()}};
    return fromJson(file.readAll());
}

QStringList KeyboardLayout::ids()
{
    QStringList ids;
    const QStringList files = QDir(Folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        ids.append(file.chopped(5)); // ".json"
    return ids;
}

std::optional<KeyboardLayout::Meaning> KeyboardLayout::meaning(int code, bool shift,
                                                               bool altGr) const
{
    const auto key = m_keys.find(code);
    if (key == m_keys.end())
        return std::nullopt;
    const Meaning found = key->value((shift ? 1 : 0) + (altGr ? 2 : 0));
    return found.character == '\0' ? std::nullopt : std::optional(found);
}

std::optional<KeyboardLayout::Chord> KeyboardLayout::chord(char character) const
{
    std::optional<Chord> best;
    int bestCost = 0;
    for (auto key = m_keys.begin(); key != m_keys.end(); ++key) {
        for (int level = 0; level < key->size(); ++level) {
            const Meaning &meaning = key->at(level);
            if (meaning.character != character)
                continue;
            // Of two keys that do it alike the first one: a hash has no order to rely on.
            const int cost = (meaning.dead ? 10'000 : 0) + level * 1000 + key.key();
            if (!best || cost < bestCost) {
                best = Chord{key.key(), (level & 1) != 0, (level & 2) != 0, meaning.dead};
                bestCost = cost;
            }
        }
    }
    return best;
}

} // namespace pw::devices

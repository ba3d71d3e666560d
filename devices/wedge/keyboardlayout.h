// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"

#include <QHash>

namespace pw::devices {

/// Which character a key gives under one country setting. ASCII only.
class KeyboardLayout
{
public:
    /// What a key means with these modifiers.
    struct Meaning
    {
        char character = '\0';
        bool dead = false; ///< an accent that waits for the next key
        friend bool operator==(const Meaning &, const Meaning &) = default;
    };
    /// A key and the modifiers that go with it.
    struct Chord
    {
        int code = 0;
        bool shift = false;
        bool altGr = false;
        bool dead = false;
        friend bool operator==(const Chord &, const Chord &) = default;
    };

    static Result<KeyboardLayout, scan::ProfileError> fromJson(const QByteArray &json);
    /// A built-in one. Unreadable where there is none of that id.
    static Result<KeyboardLayout, scan::ProfileError> load(const QString &id);
    /// Ids of all built-in ones, sorted.
    static QStringList ids();

    const QString &id() const { return m_id; }
    /// Nothing where the key gives no ASCII character.
    std::optional<Meaning> meaning(int code, bool shift, bool altGr) const;
    /// How the character is typed: the chord with the fewest modifiers, a dead key only where there
    /// is no other. Nothing where it cannot be typed.
    std::optional<Chord> chord(char character) const;

private:
    QString m_id;
    QHash<int, QList<Meaning>> m_keys; ///< plain, Shift, AltGr, Shift and AltGr
};

} // namespace pw::devices

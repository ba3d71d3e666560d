// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <initializer_list>
#include <utility>
#include <vector>

namespace pw::scan {

/// Reads the members of one JSON object. The first thing wrong is remembered with its path, and
/// the reading goes on with harmless values, so that the code that reads stays straight.
class ObjectReader
{
public:
    ObjectReader(const QJsonObject &object, const QString &path,
                 std::optional<ProfileError> &firstError)
        : m_object(object), m_path(path), m_firstError(firstError)
    {}

    bool has(QLatin1StringView key) const
    {
        const QJsonValue value = m_object.value(key);
        return !value.isUndefined() && !value.isNull();
    }

    void missing(QLatin1StringView key) { fail(ProfileError::Code::MissingField, key); }
    void bad(const QString &key) { fail(ProfileError::Code::BadValue, key); }

    ObjectReader object(QLatin1StringView key)
    {
        const QJsonValue value = required(key);
        if (!value.isUndefined() && !value.isObject())
            bad(key);
        return {value.toObject(), m_path + key + u'.', m_firstError};
    }

    QString text(QLatin1StringView key)
    {
        const QString value = required(key).toString();
        if (has(key) && value.trimmed().isEmpty())
            bad(key);
        return value;
    }

    int integer(QLatin1StringView key, int least, int most)
    {
        const QJsonValue value = required(key);
        const int number = value.toInt(least - 1); // also where it is a fraction or no number
        if (!value.isUndefined() && (number < least || number > most))
            bad(key);
        return number;
    }

    int integer(QLatin1StringView key, int least, int most, int fallback)
    {
        return has(key) ? integer(key, least, most) : fallback;
    }

    bool flag(QLatin1StringView key)
    {
        if (has(key) && !m_object.value(key).isBool())
            bad(key);
        return m_object.value(key).toBool();
    }

    template <typename Enum>
    Enum choice(QLatin1StringView key, Enum fallback,
                std::initializer_list<std::pair<QLatin1StringView, Enum>> choices)
    {
        if (!has(key))
            return fallback;
        const QString value = m_object.value(key).toString();
        for (const auto &[name, meaning] : choices) {
            if (value == name)
                return meaning;
        }
        bad(key);
        return fallback;
    }

    /// A text that need not be there.
    QString optionalText(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (has(key) && !value.isString())
            bad(key);
        return value.toString();
    }

    QStringList textList(QLatin1StringView key)
    {
        QStringList list;
        const QJsonValue value = m_object.value(key);
        if (has(key) && !value.isArray())
            bad(key);
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (array.at(i).toString().isEmpty())
                bad(key + u'[' + QString::number(i) + u']');
            list.append(array.at(i).toString());
        }
        return list;
    }

    std::vector<ObjectReader> objects(QLatin1StringView key)
    {
        std::vector<ObjectReader> list;
        const QJsonValue value = m_object.value(key);
        if (has(key) && !value.isArray())
            bad(key);
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString place = key + u'[' + QString::number(i) + u']';
            if (!array.at(i).isObject())
                bad(place);
            list.push_back({array.at(i).toObject(), m_path + place + u'.', m_firstError});
        }
        return list;
    }

    QStringList keys() const { return m_object.keys(); }

    /// Bytes in hex, or readable as {"text": "LON\r"}; nothing where the member is absent.
    QByteArray command(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isObject())
            return hex(key);
        const QString text = value.toObject().value(QLatin1StringView("text")).toString();
        if (text.isEmpty())
            bad(key);
        return text.toLatin1();
    }

    QByteArray hex(QLatin1StringView key)
    {
        return has(key) ? bytes(m_object.value(key), key) : QByteArray();
    }

    QList<QByteArray> hexList(QLatin1StringView key)
    {
        QList<QByteArray> list;
        if (!has(key))
            return list;
        const QJsonValue value = m_object.value(key);
        if (!value.isArray())
            bad(key);
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            list.append(bytes(array.at(i), key + u'[' + QString::number(i) + u']'));
        return list;
    }

private:
    QJsonValue required(QLatin1StringView key)
    {
        if (!has(key)) {
            missing(key);
            return QJsonValue(QJsonValue::Undefined);
        }
        return m_object.value(key);
    }

    /// At least one byte; blanks between bytes are allowed.
    QByteArray bytes(const QJsonValue &value, const QString &key)
    {
        // fromHex() skips what is no hex digit, so only the way back shows whether all was read.
        const QByteArray digits = value.toString().toLower().remove(u' ').toUtf8();
        const QByteArray decoded = QByteArray::fromHex(digits);
        if (decoded.isEmpty() || decoded.toHex() != digits)
            bad(key);
        return decoded;
    }

    void fail(ProfileError::Code code, const QString &key)
    {
        if (!m_firstError)
            m_firstError = ProfileError{code, m_path + key};
    }

    QJsonObject m_object;
    QString m_path;
    std::optional<ProfileError> &m_firstError;
};

} // namespace pw::scan

// SPDX-License-Identifier: Apache-2.0
#include "core/scan/deviceprofile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::scan {

namespace {

constexpr int Schema = 1;

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

bool isId(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

SerialSettings readSerial(ObjectReader serial)
{
    using Parity = SerialSettings::Parity;
    using Flow = SerialSettings::Flow;
    SerialSettings settings;
    settings.baud = serial.integer("baud"_L1, 50, 4'000'000);
    settings.dataBits = serial.integer("data_bits"_L1, 7, 8, settings.dataBits);
    settings.stopBits = serial.integer("stop_bits"_L1, 1, 2, settings.stopBits);
    settings.parity = serial.choice(
        "parity"_L1, Parity::None,
        {{"none"_L1, Parity::None}, {"even"_L1, Parity::Even}, {"odd"_L1, Parity::Odd}});
    settings.flow = serial.choice(
        "flow"_L1, Flow::None,
        {{"none"_L1, Flow::None}, {"rts_cts"_L1, Flow::Hardware}, {"xon_xoff"_L1, Flow::Software}});
    return settings;
}

Framing readFraming(ObjectReader reader)
{
    constexpr auto Timeout = "inter_char_timeout_ms"_L1;
    Framing framing;
    framing.prefix = reader.hex("prefix"_L1);
    if (!reader.has("terminators"_L1))
        reader.missing("terminators"_L1); // "no terminator" is written as an empty list
    framing.terminators = reader.hexList("terminators"_L1);
    framing.maxLength = reader.integer("max_len"_L1, 1, 65536, int(framing.maxLength));
    framing.aimRequired = reader.flag("aim_required"_L1);
    framing.noReads = reader.hexList("noread"_L1);
    if (reader.has(Timeout))
        framing.interCharTimeout = std::chrono::milliseconds(reader.integer(Timeout, 1, 5000));
    if (framing.terminators.isEmpty() && !framing.interCharTimeout)
        reader.missing(Timeout); // nothing would ever end a code
    if (!framing.terminators.isEmpty() && framing.interCharTimeout)
        reader.bad(Timeout); // a pause in a slow scanner's code would cut it in two
    return framing;
}

} // namespace

Result<DeviceProfile, ProfileError> DeviceProfile::fromJson(const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject()) {
        const int offset = parseError.error == QJsonParseError::NoError ? 0 : parseError.offset;
        return Failure{ProfileError{ProfileError::Code::NotJson, QString::number(offset)}};
    }

    std::optional<ProfileError> error;
    ObjectReader reader(document.object(), QString(), error);
    const int schema = reader.integer("schema"_L1, 1, 1'000'000);
    if (!error && schema != Schema)
        return Failure{ProfileError{ProfileError::Code::UnknownSchema, u"schema"_s}};

    DeviceProfile profile;
    profile.id = reader.text("id"_L1);
    if (!isId(profile.id))
        reader.bad(u"id"_s);
    profile.name = reader.text("name"_L1);
    profile.kind = reader.text("kind"_L1);
    if (profile.kind == "serial"_L1)
        profile.serial = readSerial(reader.object("serial"_L1));
    profile.framing = readFraming(reader.object("framing"_L1));
    profile.verifiedOnHardware = reader.flag("verified_on_hardware"_L1);
    if (error)
        return Failure{*error};
    return profile;
}

} // namespace pw::scan

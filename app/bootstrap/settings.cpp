// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/settings.h"

#include "devices/deviceconfig.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>

namespace pw::bootstrap {

using namespace Qt::StringLiterals;
using domain::StartFailure;

namespace {

/// Collects values and remembers the first bad one.
class Reader
{
public:
    Reader(QSettings &settings, const QString &file) : m_settings(settings), m_file(file) {}

    QString text(const QString &key, const QString &pattern)
    {
        const QString value = m_settings.value(key).toString();
        if (!QRegularExpression(QRegularExpression::anchoredPattern(pattern))
                 .match(value)
                 .hasMatch())
            fail(key, value);
        return value;
    }

    void fail(const QString &key, const QString &value)
    {
        const QString group = m_settings.group();
        if (!m_error)
            m_error = StartFailure{StartFailure::Code::SettingsValue, m_file,
                                   group.isEmpty() ? key : QString(group + u'/' + key), value};
    }

    const std::optional<StartFailure> &error() const { return m_error; }

private:
    QSettings &m_settings;
    QString m_file;
    std::optional<StartFailure> m_error;
};

bool needsPort(const QString &kind)
{
    return kind == "serial"_L1 || kind == "ssi"_L1 || kind == "tcp-client"_L1
           || kind == "keyboard"_L1;
}

QList<DeviceSettings> readDevices(QSettings &ini, Reader &reader)
{
    QList<DeviceSettings> devices;
    const int size = ini.beginReadArray(u"devices"_s);
    for (int i = 0; i < size; ++i) {
        ini.setArrayIndex(i);
        DeviceSettings device;
        device.id = reader.text(u"id"_s, u"[A-Za-z0-9_-]{1,32}"_s);
        device.name = ini.value(u"name"_s, device.id).toString();
        device.kind = reader.text(
            u"kind"_s, u"serial|ssi|tcp-client|tcp-server|hid|wedge|keyboard|simulated"_s);
        device.port = reader.text(u"port"_s, needsPort(device.kind) ? u".+"_s : u".*"_s);
        device.profile = reader.text(u"profile"_s, u"[a-z0-9-]+"_s);
        device.role = ini.value(u"role"_s, u"any"_s).toString();
        if (!devices::deviceRoleFromCode(device.role))
            reader.fail(u"role"_s, device.role);
        device.lane = reader.text(u"lane"_s, u"[A-Za-z0-9_-]{0,32}"_s);
        device.enabled = ini.value(u"enabled"_s, true).toBool();
        device.allowed = ini.value(u"allowed"_s).toStringList();
        device.repeatMs = ini.value(u"repeatMs"_s, 0).toInt();
        if (device.repeatMs < 0 || device.repeatMs > 60'000)
            reader.fail(u"repeatMs"_s, QString::number(device.repeatMs));
        for (const DeviceSettings &other : std::as_const(devices)) {
            if (other.id == device.id) // two scanners under one name: whose scan was it?
                reader.fail(u"id"_s, device.id);
        }
        devices.append(device);
    }
    ini.endArray();
    return devices;
}

QList<domain::FeedScope> readScopes(QSettings &ini, Reader &reader)
{
    const QString key = u"sync/scopes"_s;
    if (!ini.contains(key))
        return {domain::FeedScope::site()};
    QList<domain::FeedScope> scopes;
    for (const QString &name : ini.value(key).toStringList()) {
        const auto scope = domain::FeedScope::parse(name.trimmed());
        if (!scope || *scope == domain::FeedScope::exceptions() || scopes.contains(*scope))
            reader.fail(key, name);
        else
            scopes.append(*scope);
    }
    // Each is a request central holds; a client has six connections, and needs some to send.
    if (scopes.isEmpty() || scopes.size() > 3)
        reader.fail(key, QString::number(scopes.size()));
    return scopes;
}

QList<PersonSettings> readPeople(QSettings &ini, Reader &reader)
{
    QList<PersonSettings> people;
    const int size = ini.beginReadArray(u"people"_s);
    for (int i = 0; i < size; ++i) {
        ini.setArrayIndex(i);
        PersonSettings person;
        person.id = reader.text(u"id"_s, u"[A-Z0-9-]{1,20}"_s);
        person.name = ini.value(u"name"_s, person.id).toString();
        const QString role = ini.value(u"role"_s).toString();
        if (const auto known = domain::roleFromCode(role))
            person.role = *known;
        else
            reader.fail(u"role"_s, role);
        for (const PersonSettings &other : std::as_const(people)) {
            if (other.id == person.id) // whose signature would it be?
                reader.fail(u"id"_s, person.id);
        }
        people.append(person);
    }
    ini.endArray();
    return people;
}

} // namespace

Settings demonstrationSettings()
{
    const auto bench = epc::Location::fromUri(u"https://id.gs1.org/414/9521141100011/254/PACK-1");
    Settings settings{u"PACK-1"_s, *bench};
    settings.embeddedCentral = true;
    settings.demonstration = true;
    settings.operatorId = u"OP-001"_s;
    settings.operatorName = u"A. Weber"_s;
    settings.people = {{u"OP-001"_s, u"A. Weber"_s, domain::Role::Operator},
                       {u"SV-001"_s, u"B. Keller"_s, domain::Role::Supervisor},
                       {u"QA-001"_s, u"C. Rossi"_s, domain::Role::Qa},
                       {u"QA-002"_s, u"D. Novak"_s, domain::Role::Qa}};
    settings.devices = {
        {u"sheet"_s, u"Demonstration sheet"_s, u"simulated"_s, {}, u"generic-rs232"_s}};
    return settings;
}

Result<Settings, StartFailure> readSettings(const QString &file)
{
    if (!QFileInfo::exists(file))
        return Failure{StartFailure{StartFailure::Code::SettingsMissing, file, {}, {}}};
    QFile probe(file);
    if (!probe.open(QIODevice::ReadOnly))
        return Failure{
            StartFailure{StartFailure::Code::SettingsUnreadable, file, {}, probe.errorString()}};
    // QSettings is content with any text; a file that lost its sections is not.
    if (const QByteArray head = probe.read(64 * 1024); head.contains('\0') || !head.contains('['))
        return Failure{StartFailure{StartFailure::Code::SettingsDamaged, file, {}, {}}};
    QSettings ini(file, QSettings::IniFormat);
    if (ini.status() != QSettings::NoError)
        return Failure{StartFailure{StartFailure::Code::SettingsDamaged, file, {}, {}}};

    Reader reader(ini, file);
    const QString station = reader.text(u"station/id"_s, u"[A-Z0-9-]{1,20}"_s);
    const QString benchText = ini.value(u"station/bench"_s).toString();
    const auto bench = epc::Location::fromUri(benchText);
    if (!bench)
        reader.fail(u"station/bench"_s, benchText);
    const bool embedded = ini.value(u"central/embedded"_s).toBool();
    const QUrl central(ini.value(u"central/url"_s).toString(), QUrl::StrictMode);
    if (!embedded
        && (!central.isValid() || central.host().isEmpty()
            || (central.scheme() != "http"_L1 && central.scheme() != "https"_L1)))
        reader.fail(u"central/url"_s, central.toString());
    const QString peerProfile = ini.value(u"central/profile"_s, u"packwright"_s).toString();
    if (!QRegularExpression(u"^[a-z0-9.-]+$"_s).match(peerProfile).hasMatch()
        || (embedded && peerProfile != "packwright"_L1))
        reader.fail(u"central/profile"_s, peerProfile);
    const auto access = CentralAccess::read(
        ini, [&reader](const QString &key, const QString &value) { reader.fail(key, value); });
    const QString operatorId = reader.text(u"operator/id"_s, u"[A-Z0-9-]{1,20}"_s);
    const QString language = reader.text(u"ui/language"_s, u"(en|de)?"_s);
    const QString theme = reader.text(u"ui/theme"_s, u"(light|dark)?"_s);
    const QString eventId = reader.text(u"epcis/eventId"_s, u"(uuid|hash)?"_s);
    const QList<domain::FeedScope> scopes = readScopes(ini, reader);
    const QList<PersonSettings> people = readPeople(ini, reader);
    const QList<DeviceSettings> devices = readDevices(ini, reader);
    if (reader.error())
        return Failure{*reader.error()};
    return Settings{station,
                    *bench,
                    embedded,
                    ini.value(u"central/demonstration"_s).toBool(),
                    central,
                    peerProfile,
                    operatorId,
                    ini.value(u"operator/name"_s).toString(),
                    people,
                    devices,
                    language,
                    theme,
                    std::clamp(ini.value(u"ui/volume"_s, 80).toInt(), 0, 100),
                    ini.value(u"ui/muted"_s).toBool(),
                    ini.value(u"scanners/proofRequired"_s).toBool(),
                    ini.value(u"scanners/proofDaily"_s).toBool(),
                    scopes,
                    eventId == "hash"_L1 ? epcis::EventIdKind::Hash : epcis::EventIdKind::Uuid,
                    access};
}

Result<Done, QString> writeSettings(const QString &file, const Settings &settings)
{
    // QSettings writes in place; a power cut must not leave half a file, so it writes elsewhere
    // first.
    QTemporaryDir scratch;
    const QString draft = scratch.filePath(u"settings.ini"_s);
    {
        QSettings ini(draft, QSettings::IniFormat);
        ini.setValue(u"station/id"_s, settings.station);
        ini.setValue(u"station/bench"_s, settings.bench.toUri());
        ini.setValue(u"central/embedded"_s, settings.embeddedCentral);
        ini.setValue(u"central/demonstration"_s, settings.demonstration);
        ini.setValue(u"central/url"_s, settings.central.toString());
        ini.setValue(u"central/profile"_s, settings.peerProfile);
        settings.access.write(ini);
        ini.setValue(u"operator/id"_s, settings.operatorId);
        ini.setValue(u"operator/name"_s, settings.operatorName);
        ini.setValue(u"ui/language"_s, settings.language);
        ini.setValue(u"ui/theme"_s, settings.theme);
        ini.setValue(u"ui/volume"_s, settings.volume);
        ini.setValue(u"ui/muted"_s, settings.muted);
        ini.setValue(u"scanners/proofRequired"_s, settings.scannerProofRequired);
        ini.setValue(u"scanners/proofDaily"_s, settings.scannerProofDaily);
        QStringList scopes;
        for (const domain::FeedScope &scope : settings.scopes)
            scopes.append(scope.name());
        ini.setValue(u"sync/scopes"_s, scopes);
        ini.setValue(u"epcis/eventId"_s,
                     settings.eventId == epcis::EventIdKind::Hash ? u"hash"_s : u"uuid"_s);
        ini.beginWriteArray(u"people"_s, int(settings.people.size()));
        for (int i = 0; i < settings.people.size(); ++i) {
            ini.setArrayIndex(i);
            ini.setValue(u"id"_s, settings.people[i].id);
            ini.setValue(u"name"_s, settings.people[i].name);
            ini.setValue(u"role"_s, domain::toCode(settings.people[i].role).toString());
        }
        ini.endArray();
        ini.beginWriteArray(u"devices"_s, int(settings.devices.size()));
        for (int i = 0; i < settings.devices.size(); ++i) {
            ini.setArrayIndex(i);
            ini.setValue(u"id"_s, settings.devices[i].id);
            ini.setValue(u"name"_s, settings.devices[i].name);
            ini.setValue(u"kind"_s, settings.devices[i].kind);
            ini.setValue(u"port"_s, settings.devices[i].port);
            ini.setValue(u"profile"_s, settings.devices[i].profile);
            ini.setValue(u"role"_s, settings.devices[i].role);
            ini.setValue(u"lane"_s, settings.devices[i].lane);
            ini.setValue(u"enabled"_s, settings.devices[i].enabled);
            ini.setValue(u"allowed"_s, settings.devices[i].allowed);
            ini.setValue(u"repeatMs"_s, settings.devices[i].repeatMs);
        }
        ini.endArray();
    }
    QFile written(draft);
    QSaveFile target(file);
    if (!written.open(QIODevice::ReadOnly))
        return Failure{written.errorString()};
    if (!target.open(QIODevice::WriteOnly) || target.write(written.readAll()) < 0
        || !target.commit())
        return Failure{target.errorString()};
    return Done{};
}

} // namespace pw::bootstrap

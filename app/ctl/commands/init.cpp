// SPDX-License-Identifier: Apache-2.0
#include "app/bootstrap/settings.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"

#include <QFileInfo>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class InitCommand : public Command
{
public:
    QString name() const override { return u"init"_s; }
    QString summary() const override { return u"set up a station: who it is, where central is"_s; }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"station"_s, u"Id in every event: A-Z 0-9 -, up to 20."_s, u"ID"_s});
        parser.addOption(
            {u"bench"_s, u"Digital Link of the bench: https://id.gs1.org/414/…"_s, u"URI"_s});
        parser.addOption({u"central"_s, u"Base URL of the central system."_s, u"URL"_s});
        parser.addOption({u"peer-profile"_s,
                          u"What answers there: packwright, or another EPCIS repository (fastnt, "
                          "oliot, generic-epcis-2.0)."_s,
                          u"ID"_s, u"packwright"_s});
        parser.addOption({u"ca"_s, u"PEM file of who may vouch for central."_s, u"FILE"_s});
        parser.addOption(
            {u"certificate"_s, u"PEM file of the station's certificate and key."_s, u"FILE"_s});
        parser.addOption(
            {u"key"_s, u"PEM file of the key, where it is not in there."_s, u"FILE"_s});
        parser.addOption({u"client-id"_s,
                          u"Sign in to central by this id and a secret (packwrightctl secret)."_s,
                          u"ID"_s});
        parser.addOption({u"secrets"_s,
                          u"Where secrets are kept: keyring, or file (mode 0600) where there is no "
                          "key service."_s,
                          u"PLACE"_s, u"keyring"_s});
        parser.addOption({u"demo"_s, u"Run an embedded central system with the demonstration "
                                     "site; sets everything else, too."_s});
        parser.addOption(
            {u"operator"_s, u"Pseudonymous id of who works here."_s, u"ID"_s, u"OP-001"_s});
        parser.addOption({u"scanner"_s,
                          u"Serial port of a scanner, such as "
                          "/dev/serial/by-id/…; may be given again."_s,
                          u"PORT"_s});
        parser.addOption(
            {u"profile"_s, u"Device profile of the scanners."_s, u"ID"_s, u"generic-rs232"_s});
        parser.addOption({u"force"_s, u"Replace settings that are there."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto paths = bootstrap::Paths::fromEnvironment();
        if (const QString why = paths.create(); !why.isEmpty()) {
            printError(
                ctl::describe({domain::StartFailure::Code::FolderUnwritable, paths.home, {}, why}));
            return CannotStart;
        }
        if (QFileInfo::exists(paths.settings) && !parser.isSet(u"force"_s)) {
            printError(
                u"There is a station at %1 already. Use --force to replace its settings; its "
                "data stay."_s.arg(paths.settings));
            return Usage;
        }
        auto settings =
            parser.isSet(u"demo"_s) ? bootstrap::demonstrationSettings() : fromOptions(parser);
        if (!settings)
            return Usage;
        settings->operatorId = parser.value(u"operator"_s);
        const QStringList ports = parser.values(u"scanner"_s);
        for (qsizetype i = 0; i < ports.size(); ++i) {
            settings->devices.append({u"scanner-%1"_s.arg(i + 1), u"Scanner %1"_s.arg(i + 1),
                                      u"serial"_s, ports[i], parser.value(u"profile"_s)});
        }
        if (const auto written = bootstrap::writeSettings(paths.settings, *settings); !written) {
            printError(
                u"The settings %1 cannot be written: %2"_s.arg(paths.settings, written.error()));
            return CannotStart;
        }
        // What the station will refuse is better refused here.
        if (!loadSettings(paths))
            return Usage;
        printLine(u"Station %1 is set up in %2"_s.arg(settings->station, paths.settings));
        return Success;
    }

private:
    static std::optional<bootstrap::Settings> fromOptions(const QCommandLineParser &parser)
    {
        const auto bench = epc::Location::fromUri(parser.value(u"bench"_s));
        if (!bench || !parser.isSet(u"station"_s) || !parser.isSet(u"central"_s)) {
            printError(u"init needs --station, --bench (a Digital Link of a location, "
                       "https://id.gs1.org/414/<GLN>/254/<bench>) and --central, or --demo."_s);
            return {};
        }
        bootstrap::Settings settings{parser.value(u"station"_s), *bench};
        settings.central = QUrl(parser.value(u"central"_s));
        settings.peerProfile = parser.value(u"peer-profile"_s);
        // A bundle of packwright-central ca has all three in it.
        const QString bundle = parser.value(u"certificate"_s);
        settings.access = {parser.isSet(u"ca"_s) ? parser.value(u"ca"_s) : bundle, bundle,
                           parser.value(u"key"_s), parser.value(u"client-id"_s),
                           bootstrap::SecretPlace::Keyring};
        const auto place = bootstrap::secretPlaceFromCode(parser.value(u"secrets"_s));
        if (!place) {
            printError(u"--secrets is keyring or file."_s);
            return {};
        }
        settings.access.secrets = *place;
        return settings;
    }
};

} // namespace

std::unique_ptr<Command> makeInitCommand()
{
    return std::make_unique<InitCommand>();
}

} // namespace pw::ctl

// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"

#include <QFile>

#include <cstdio>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class SecretCommand : public Command
{
public:
    QString name() const override { return u"secret"_s; }
    QString summary() const override
    {
        return u"keep the secret for central, read from standard input"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({u"key-passphrase"_s,
                          u"It is the pass phrase of the key of the station's certificate."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto settings = loadSettings(paths);
        if (!settings)
            return CannotStart;
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return CannotStart;
        const QString secret = QString::fromUtf8(input.readLine(4096)).trimmed();
        if (secret.isEmpty()) {
            printError(u"No secret came on standard input."_s);
            return Usage;
        }
        const auto store =
            bootstrap::makeSecretStore(settings->access.secrets, paths, settings->station);
        const char *const name =
            parser.isSet(u"key-passphrase"_s) ? bootstrap::KeyPassphrase : bootstrap::CentralSecret;
        if (const auto written = store->write(QString::fromLatin1(name), secret); !written) {
            printError(
                u"The secret has not been kept (%1). Unlock the key service, or, where there is "
                "none, set central/secrets=file in %2: it is then in a file of mode 0600."_s.arg(
                    written.error(), paths.settings));
            return CannotStart;
        }
        printLine(u"Kept in the %1. It counts when the station starts."_s.arg(
            settings->access.secrets == bootstrap::SecretPlace::File ? u"folder secrets"_s
                                                                     : u"key service"_s));
        return Success;
    }
};

} // namespace

std::unique_ptr<Command> makeSecretCommand()
{
    return std::make_unique<SecretCommand>();
}

} // namespace pw::ctl

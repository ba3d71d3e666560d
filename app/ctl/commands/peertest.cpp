// SPDX-License-Identifier: Apache-2.0
#include "core/sync/peertest.h"

#include "app/bootstrap/paths.h"
#include "app/ctl/commands/commands.h"

#include <QFile>

#include <algorithm>

namespace pw::ctl {

using namespace Qt::StringLiterals;

namespace {

class PeerTestCommand : public Command
{
public:
    QString name() const override { return u"peer-test"_s; }
    QString summary() const override
    {
        return u"try another EPCIS repository with all a station needs of one"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"URL"_s, u"Base URL of the repository."_s);
        parser.addOption({u"profile"_s,
                          u"What is expected of it: %1, or one of the site."_s.arg(
                              sync::PeerProfile::builtIn().join(u", "_s)),
                          u"ID"_s, u"generic-epcis-2.0"_s});
        parser.addOption({u"ca"_s, u"PEM file of who may vouch for it."_s, u"FILE"_s});
        parser.addOption({u"client-id"_s, u"Who asks, as the profile signs in."_s, u"ID"_s});
        parser.addOption({u"secret-file"_s, u"File with the secret of that."_s, u"FILE"_s});
        parser.addOption({u"json"_s, u"One JSON object a line."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        const QUrl url(parser.positionalArguments().value(0), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty()) {
            printError(u"peer-test needs the URL of a repository, such as "
                       "http://127.0.0.1:8780."_s);
            return Usage;
        }
        const auto paths = bootstrap::Paths::fromEnvironment();
        const auto profile =
            sync::PeerProfile::load(parser.value(u"profile"_s), paths.peerProfiles);
        if (!profile) {
            printError(u"The profile cannot be used: %1. Built in are %2."_s.arg(
                toText(profile.error()), sync::PeerProfile::builtIn().join(u", "_s)));
            return Usage;
        }
        sync::Credentials credentials;
        credentials.authorityFile = parser.value(u"ca"_s);
        credentials.clientId = parser.value(u"client-id"_s);
        credentials.isBasic = profile->signsInByBasic;
        if (parser.isSet(u"secret-file"_s)) {
            QFile file(parser.value(u"secret-file"_s));
            if (!file.open(QIODevice::ReadOnly)) {
                printError(u"The secret in %1 cannot be read: %2"_s.arg(file.fileName(),
                                                                        file.errorString()));
                return Usage;
            }
            credentials.clientSecret = QString::fromUtf8(file.readAll()).trimmed();
        }
        const bool json = parser.isSet(u"json"_s);
        sync::PeerTest test({url, u"PEERTEST"_s, credentials, *profile}, {});
        const auto cases = test.run([json](const sync::PeerTestCase &done) {
            if (json)
                printJson({{"case"_L1, done.id},
                           {"verdict"_L1, toCode(done.verdict)},
                           {"sentence"_L1, done.sentence}});
            else
                printLine(QString(toCode(done.verdict)).leftJustified(9) + done.id.leftJustified(15)
                          + done.sentence);
        });
        const auto failed = std::count_if(cases.cbegin(), cases.cend(), [](const auto &done) {
            return done.verdict == sync::PeerTestCase::Verdict::Fail;
        });
        if (json)
            printJson({{"failed"_L1, failed}, {"left"_L1, test.leftBehind()}});
        else
            printLine(test.leftBehind());
        return failed == 0 ? Success : Finding;
    }
};

} // namespace

std::unique_ptr<Command> makePeerTestCommand()
{
    return std::make_unique<PeerTestCommand>();
}

} // namespace pw::ctl

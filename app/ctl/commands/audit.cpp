// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/commands/commands.h"
#include "app/ctl/startup.h"

namespace pw::ctl {

using namespace Qt::StringLiterals;
using store::AuditBreak;

namespace {

QString causeOf(AuditBreak::Why why)
{
    switch (why) {
    case AuditBreak::Why::Changed: return u"its content was changed"_s;
    case AuditBreak::Why::Missing: return u"entries before it are gone"_s;
    case AuditBreak::Why::Unlinked: return u"it does not follow the entry before it"_s;
    case AuditBreak::Why::CutOff: return u"the trail does not end where it was recorded to end"_s;
    }
    Q_UNREACHABLE();
}

class AuditCommand : public Command
{
public:
    QString name() const override { return u"audit"_s; }
    QString summary() const override
    {
        return u"audit verify: check the audit trail's hash chain"_s;
    }

    void describe(QCommandLineParser &parser) const override
    {
        parser.addPositionalArgument(u"verify"_s, u"Walk the whole chain."_s);
        parser.addOption({u"json"_s, u"Answer as JSON."_s});
    }

    int run(const QCommandLineParser &parser) override
    {
        if (parser.positionalArguments() != QStringList{u"verify"_s}) {
            printError(u"audit needs: verify"_s);
            return Usage;
        }
        const auto store = openForReading(bootstrap::Paths::fromEnvironment());
        if (!store)
            return CannotStart;
        const auto verification = store->audit.verify();
        if (!verification) {
            printError(u"The audit trail cannot be read: %1"_s.arg(verification.error().text));
            return CannotStart;
        }
        const auto &broken = verification->brokenAt;
        if (parser.isSet(u"json"_s)) {
            QJsonObject answer{{"entries"_L1, verification->entries},
                               {"sound"_L1, verification->isSound()}};
            if (broken) {
                answer["brokenAt"_L1] = broken->seq;
                answer["why"_L1] = causeOf(broken->why);
            }
            printJson(answer);
        } else if (broken) {
            printLine(u"The audit trail is broken at entry %1: %2. Keep the file as it is and call "
                      "quality assurance."_s.arg(broken->seq)
                          .arg(causeOf(broken->why)));
        } else {
            printLine(u"The audit trail is sound: %1 entries."_s.arg(verification->entries));
        }
        return broken ? Finding : Success;
    }
};

} // namespace

std::unique_ptr<Command> makeAuditCommand()
{
    return std::make_unique<AuditCommand>();
}

} // namespace pw::ctl

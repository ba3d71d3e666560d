// SPDX-License-Identifier: Apache-2.0
#include "app/central/accesscommand.h"
#include "app/central/cacommand.h"
#include "app/central/commandline.h"
#include "app/central/logformat.h"
#include "app/central/sentences.h"
#include "app/central/servicenotice.h"
#include "app/central/stopsignal.h"
#include "app/central/storecommands.h"
#include "core/base/logging.h"
#include "core/base/logvalue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace pw::central;
using pw::logValue;
using namespace Qt::StringLiterals;

namespace {

/// The sentence to end with, empty where all is well.
QString fillFrom(const QString &path, EventStore &store, const pw::Clock &clock)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"The file %1 cannot be read (%2)."_s.arg(path, file.errorString());
    const auto outcome = seed(store.writer(), file.readAll(), clock.now());
    if (!outcome)
        return sentence(outcome.error(), path);
    if (outcome->alreadyFilled)
        qCInfo(pw::lcCentral, "seed skipped: the database already holds data");
    else
        qCInfo(pw::lcCentral, "seeded events=%lld pools=%lld", qlonglong(outcome->events),
               qlonglong(outcome->pools));
    return {};
}

/// The list named, or the one beside the database; none where there is neither.
pw::Result<pw::epc::CompanyPrefixes, QString> companyPrefixes(const CommandLine &options)
{
    QFile file(options.prefixes.isEmpty()
                   ? QDir(options.store.data).filePath(u"company-prefixes.csv"_s)
                   : options.prefixes);
    if (options.prefixes.isEmpty() && !file.exists())
        return pw::epc::CompanyPrefixes();
    if (!file.open(QIODevice::ReadOnly))
        return pw::Failure{
            u"The file %1 cannot be read (%2)."_s.arg(file.fileName(), file.errorString())};
    auto list = pw::epc::CompanyPrefixes::fromCsv(file.readAll());
    if (!list)
        return pw::Failure{sentence(list.error(), file.fileName())};
    qCInfo(pw::lcCentral, "company prefixes=%lld", qlonglong(list->size()));
    return *std::move(list);
}

/// The command of that name; nothing where it is the first option of a central to be started.
int (*commandNamed(const QString &name))(const QStringList &)
{
    static const QHash<QString, int (*)(const QStringList &)> commands{
        {u"migrate"_s, &runMigrateCommand}, {u"backup"_s, &runBackupCommand},
        {u"verify"_s, &runVerifyCommand},   {u"export"_s, &runExportCommand},
        {u"ca"_s, &runCaCommand},           {u"access"_s, &runAccessCommand}};
    return commands.value(name);
}

QString startSentence(const CentralServer::StartError &error, const CommandLine &options)
{
    if (error.tls)
        return sentence(*error.tls);
    if (error.access)
        return sentence(*error.access);
    if (error.listen)
        return sentence(*error.listen, options.host, options.port);
    return sentence(error.store.value_or(StoreError()), options.store.address);
}

QString urlOf(const QString &host, quint16 port, bool tls)
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return (tls ? u"https://"_s : u"http://"_s) + shown + u':' + QString::number(port);
}

QByteArray orNone(const QString &path)
{
    return path.isEmpty() ? QByteArray("none") : logValue(path);
}

} // namespace

int main(int argc, char *argv[])
{
    prepareStopSignal();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"packwright-central"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(PW_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    if (const auto command = commandNamed(arguments.value(1))) {
        installLogFormat(LogFormat::KeyValue);
        return command(arguments);
    }
    const CommandLine options = CommandLine::parse(arguments);
    installLogFormat(options.logFormat);

    const pw::SystemClock clock;
    const StoreAddress &address = options.store.address;
    const auto store = openStore(address, options.schema);
    if (!store)
        return notDone(sentence(store.error(), address));
    if (!options.seed.isEmpty()) {
        if (const QString problem = fillFrom(options.seed, **store, clock); !problem.isEmpty())
            return notDone(problem);
    }
    const auto prefixes = companyPrefixes(options);
    if (!prefixes)
        return notDone(prefixes.error());
    CentralServer server(**store, clock, {}, *prefixes);
    server.watchDisk(options.store.data);
    const SecurityOptions &security = options.security;
    if (const auto secured = server.secure({security.tls, security.access}); !secured)
        return notDone(startSentence(secured.error(), options));
    const auto port = server.start(options.host, options.port);
    if (!port)
        return notDone(startSentence(port.error(), options));

    std::printf("listening %s\n",
                qUtf8Printable(urlOf(options.host, *port, !security.tls.certificate.isEmpty())));
    notifyService("READY=1");
    std::fflush(stdout); // whoever started us waits for this line
    qCInfo(pw::lcCentral,
           "started version=%s store=%s place=%s tls=%s clientCa=%s revocations=%s access=%s",
           PW_VERSION, qUtf8Printable((*store)->kind()), logValue(address.place).constData(),
           security.tls.certificate.isEmpty() ? "no" : "yes",
           orNone(security.tls.clientAuthority).constData(),
           orNone(security.tls.revocations).constData(), orNone(security.access).constData());
    const char *signal = waitForStopSignal();
    notifyService("STOPPING=1");
    qCInfo(pw::lcCentral, "stopping signal=%s", signal);
    server.stop();
    qCInfo(pw::lcCentral, "stopped");
    return 0;
}

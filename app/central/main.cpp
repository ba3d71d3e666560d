// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/logformat.h"
#include "app/central/sentences.h"
#include "app/central/stopsignal.h"
#include "app/central/storecommands.h"
#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace pw::central;
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
        {u"migrate"_s, &runMigrateCommand},
        {u"backup"_s, &runBackupCommand},
        {u"verify"_s, &runVerifyCommand},
        {u"export"_s, &runExportCommand}};
    return commands.value(name);
}

QString urlOf(const QString &host, quint16 port)
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return u"http://"_s + shown + u':' + QString::number(port);
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
        installLogFormat();
        return command(arguments);
    }
    const CommandLine options = CommandLine::parse(arguments);
    installLogFormat();

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
    const auto port = server.start(options.host, options.port);
    if (!port && port.error().listen)
        return notDone(sentence(*port.error().listen, options.host, options.port));
    if (!port)
        return notDone(sentence(port.error().store.value_or(StoreError()), address));

    std::printf("listening %s\n", qUtf8Printable(urlOf(options.host, *port)));
    std::fflush(stdout); // whoever started us waits for this line
    qCInfo(pw::lcCentral, "started version=%s store=%s place=%s", PW_VERSION,
           qUtf8Printable((*store)->kind()), qUtf8Printable(address.place));
    const char *signal = waitForStopSignal();
    qCInfo(pw::lcCentral, "stopping signal=%s", signal);
    server.stop();
    qCInfo(pw::lcCentral, "stopped");
    return 0;
}

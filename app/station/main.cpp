// SPDX-License-Identifier: Apache-2.0
// packwright: the workstation.
#include "app/station/demoscript.h"
#include "app/station/stationapplication.h"

#include <QCommandLineParser>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace pw;
using namespace Qt::StringLiterals;

namespace {

int signalPipe[2];

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

/// SIGTERM and SIGINT end the program as closing the window does: threads in order, store closed.
void quitOnSignals(QApplication &application)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"packwright"_s);
    QApplication::setApplicationDisplayName(u"Packwright"_s);
    QApplication::setApplicationVersion(QLatin1StringView(PW_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Aggregation workstation for serialized goods.\n"
                                     "PW_HOME names the folder of the station's data."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"demo-site"_s, u"Where there is no station yet, set one up on the "
                                      "demonstration site, with its own central system."_s});
    parser.addOption({u"demo"_s, u"Play the scripted demonstration in the real window, on data of "
                                 "its own that are thrown away afterwards, and end."_s});
    parser.addOption(
        {u"screenshots"_s, u"With --demo: a picture of every step in this folder."_s, u"FOLDER"_s});
    parser.process(application);
    quitOnSignals(application);

    const bool demo = parser.isSet(u"demo"_s);
    const QTemporaryDir demoHome;
    const auto paths =
        demo ? bootstrap::Paths::under(demoHome.path()) : bootstrap::Paths::fromEnvironment();
    station::StationApplication station(application);
    if (!station.start(paths, demo || parser.isSet(u"demo-site"_s)))
        return 3;
    std::optional<station::DemoScript> script;
    if (demo) {
        script.emplace(station.window(), station.station(), parser.value(u"screenshots"_s));
        script->start();
    }
    return QApplication::exec();
}

// SPDX-License-Identifier: Apache-2.0
#include "app/central/stopsignal.h"

#include <csignal>

namespace pw::central {

namespace {

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

void prepareStopSignal()
{
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

const char *waitForStopSignal()
{
    const sigset_t signals = stopSignals();
    int received = 0;
    sigwait(&signals, &received);
    return received == SIGINT ? "SIGINT" : "SIGTERM";
}

} // namespace pw::central

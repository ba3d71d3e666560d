// SPDX-License-Identifier: Apache-2.0
#include "app/station/qtkeyfilter.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWindow>

#include <memory>

namespace pw::station {

namespace {

/// evdev code of a native scan code; 0: not known.
int evdevCode(quint32 scanCode)
{
#ifdef Q_OS_LINUX
    constexpr quint32 XkbOffset = 8;
    return scanCode > XkbOffset ? int(scanCode - XkbOffset) : 0;
#else
    constexpr quint32 LastOfTheMainBlock = 88;
    return scanCode <= LastOfTheMainBlock ? int(scanCode) : 0;
#endif
}

} // namespace

bool QtKeyFilter::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress;
    auto *window = qobject_cast<QWindow *>(watched); // its widgets see the event again
    if (!window || (!press && event->type() != QEvent::KeyRelease))
        return false;
    if (m_givenBack.remove(event))
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const int code = evdevCode(key->nativeScanCode());
    if (code == 0 || key->isAutoRepeat())
        return false;
    const std::shared_ptr<QKeyEvent> copy(key->clone());
    take({code, press, false, {}}, [this, target = QPointer(window), copy] {
        if (!target)
            return;
        QKeyEvent *const posted = copy->clone(); // Qt deletes it
        m_givenBack.insert(posted);
        QCoreApplication::postEvent(target, posted);
    });
    return true;
}

} // namespace pw::station

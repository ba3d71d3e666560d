// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/feedback.h"

#include <QAudio>
#include <QFileInfo>
#include <QSoundEffect>
#include <QUrl>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::Severity;

namespace {

QString fileOf(Severity severity)
{
    switch (severity) {
    case Severity::Accepted: return u"accepted"_s;
    case Severity::Notice: return u"notice"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Refused: return u"refused"_s;
    case Severity::Failed: return u"failed"_s;
    }
    Q_UNREACHABLE();
}

/// Whether asking Qt Multimedia makes sense. It plays through a sound server, and complains aloud
/// where none can be reached.
bool canPlay()
{
#ifdef Q_OS_LINUX
    if (qEnvironmentVariableIsSet("PULSE_SERVER"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && QFileInfo::exists(runtime + u"/pulse/native"_s))
        return true;
    return QFileInfo::exists(u"/run/pulse/native"_s);
#else
    return true;
#endif
}

} // namespace

Feedback::Feedback(QObject *parent) : QObject(parent)
{
    prepare();
}

Feedback::~Feedback() = default;

void Feedback::prepare()
{
    if (m_sounds.front() || !canPlay())
        return;
    for (size_t i = 0; i < m_sounds.size(); ++i) {
        m_sounds[i] = std::make_unique<QSoundEffect>();
        m_sounds[i]->setSource(QUrl(u"qrc:/packwright/sounds/%1.wav"_s.arg(fileOf(Severity(i)))));
    }
    setVolume(m_volume);
}

void Feedback::setVolume(int percent)
{
    m_volume = std::clamp(percent, 0, 100);
    const auto linear = QAudio::convertVolume(float(m_volume) / 100, QAudio::LogarithmicVolumeScale,
                                              QAudio::LinearVolumeScale);
    for (const auto &sound : m_sounds) {
        if (sound)
            sound->setVolume(linear);
    }
}

void Feedback::setMuted(bool muted)
{
    m_muted = muted;
}

void Feedback::play(Severity severity)
{
    if (!m_muted)
        start(severity);
}

void Feedback::test(Severity severity)
{
    prepare(); // headphones may have been plugged in since
    start(severity);
}

void Feedback::start(Severity severity)
{
    for (const auto &sound : m_sounds) { // the newest answer counts
        if (sound)
            sound->stop();
    }
    if (const auto &sound = m_sounds[size_t(severity)])
        sound->play();
}

} // namespace pw::ui

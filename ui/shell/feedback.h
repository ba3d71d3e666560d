// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"

#include <QObject>

#include <array>
#include <memory>

class QSoundEffect;

namespace pw::ui {

/// The sound of a verdict: rhythm and pitch of its own for each severity. Silent, and without a
/// word in the log, on a computer that cannot play.
class Feedback : public QObject
{
    Q_OBJECT
public:
    explicit Feedback(QObject *parent = nullptr);
    ~Feedback() override;

    void setVolume(int percent);
    void setMuted(bool muted);

public Q_SLOTS:
    void play(pw::domain::Severity severity);
    /// As play(), muted or not: for the settings.
    void test(pw::domain::Severity severity);

private:
    void prepare();
    void start(domain::Severity severity);

    std::array<std::unique_ptr<QSoundEffect>, 5> m_sounds; ///< by Severity; empty: cannot play
    int m_volume = 80;
    bool m_muted = false;
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scanners/setupchoice.h"

class QStackedWidget;

namespace pw::ui {

class SetupSave;
class SetupTest;

/// Setting up a scanner, and testing one: choose it, scan the codes shown, name it. Says what is
/// wanted; the set-up session behind it decides what has passed. Nothing of the station changes
/// before `saved`.
class SetupPage : public QWidget
{
    Q_OBJECT
public:
    explicit SetupPage(QWidget *parent = nullptr);

    void setProfiles(const QList<KnownProfile> &readers, const QList<KnownProfile> &lines);
    /// A new scanner, to be called by that id.
    void beginNew(const QString &id);
    /// One of the station's from the choice of its connection on; or, `onlyTest`, its test alone.
    void beginAgain(const domain::DeviceConfig &device, bool onlyTest);
    /// Between a begin and `saved` or `cancelled`.
    bool isActive() const { return m_active; }
    /// As if its button were pressed.
    void cancel();

public Q_SLOTS:
    void showFound(const QList<pw::domain::FoundDevice> &devices);
    void showSetup(const pw::domain::SetupView &view);
    void showKept();
    void showNotKept(const QString &reason);

Q_SIGNALS:
    void lookRequested();
    /// The test of that device, which is none of the station's under this name yet.
    void setUpBegun(const pw::domain::DeviceConfig &device);
    void retestBegun(const QString &id);
    void saved(const pw::domain::DeviceConfig &device);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void beginTest(const domain::DeviceConfig &found);
    void onGoOn();
    void restyle();

    domain::DeviceConfig m_device;
    domain::SetupView m_view;
    bool m_active = false;
    bool m_onlyTest = false;

    QStackedWidget *m_steps;
    SetupChoice *m_choice;
    SetupTest *m_test;
    SetupSave *m_save;
};

} // namespace pw::ui

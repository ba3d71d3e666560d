// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"
#include "ui/shell/preferences.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QSlider;

namespace pw::ui {

class TabularLabel;
class TouchButton;

/// Language, light or dark, and sounds, each of which can be tried.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(QWidget *parent = nullptr);

    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void preferencesChanged(const pw::ui::Preferences &preferences);
    void soundTestRequested(pw::domain::Severity severity);
    void scannersRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLanguageCard();
    QWidget *makeSchemeCard();
    QWidget *makeSoundCard();
    QWidget *makeScannerCard();
    void showVolume(int percent);
    void change();
    void restyle();
    void retranslate();

    Preferences m_preferences;
    bool m_showing = false;

    QWidget *m_contents;
    QLabel *m_heading;
    QLabel *m_languageTitle;
    QLabel *m_schemeTitle;
    QLabel *m_soundTitle;
    QLabel *m_soundHint;
    QLabel *m_scannerTitle;
    QLabel *m_scannerHint;
    TouchButton *m_scanners;
    QButtonGroup *m_languages;
    QButtonGroup *m_schemes;
    QSlider *m_volume;
    TabularLabel *m_percent;
    TouchButton *m_mute;
    QList<TouchButton *> m_tests; ///< by Severity
};

} // namespace pw::ui

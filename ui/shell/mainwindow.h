// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"
#include "core/domain/verdict.h"
#include "ui/common/scannerpanel.h"
#include "ui/shell/navigationrail.h"
#include "ui/shell/preferences.h"

#include <QHash>
#include <QMainWindow>
#include <QTimer>

class QStackedWidget;

namespace pw::text {
class LanguageSwitch;
}

namespace pw::ui {

class Feedback;
class NoticeBar;
class PackPage;
class SettingsPage;
class StatusStrip;
class VerdictBanner;

/// The window around the pages: navigation on the left, status below, and the simulated scanner on
/// the right when it is wanted. Larger type where the screen has room,
/// smaller below 1366x768.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `languages` outlives the window.
    explicit MainWindow(text::LanguageSwitch &languages, QWidget *parent = nullptr);

    PackPage &packPage() const { return *m_packPage; }
    StatusStrip &statusStrip() const { return *m_status; }
    ScannerPanel &scannerPanel() const { return *m_scanner; }

    /// A further page; its window title is its word in the navigation.
    void addPage(QWidget *page, style::Icon icon);
    /// One that is reached through another and has no word of its own in the navigation.
    void addSubPage(QWidget *page, QWidget *under);
    SettingsPage &settingsPage() const { return *m_settings; }
    QWidget *currentPage() const;
    void showPage(QWidget *page);

    /// Offers the demonstration sheet, and shows it if `open`.
    void setDemonstration(const QList<SheetEntry> &sheet, bool open);

    void setPreferences(const Preferences &preferences);
    const Preferences &preferences() const { return m_preferences; }

public Q_SLOTS:
    /// The answer to a scan or a press: to see and to hear.
    void announce(const pw::domain::Verdict &verdict);
    /// Of which the notice bar says when one waits for its test.
    void setScanners(const QList<pw::domain::ScannerView> &scanners);
    /// About how many units stations contradict each other.
    void setConflicts(int units);

Q_SIGNALS:
    /// Whose page is worked at from now on.
    void pageShown(QWidget *page);
    /// Somebody wants to see the scanners. `id`: one of them; empty: any.
    void scannersRequested(const QString &id);
    /// Changed by the user and already in force; to be kept.
    void preferencesChanged(const pw::ui::Preferences &preferences);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void apply(const Preferences &preferences);
    void retranslate();
    void updateScale();
    void showNotice();

    text::LanguageSwitch &m_languages;
    Preferences m_preferences;
    Feedback *m_feedback;
    NavigationRail *m_rail;
    QStackedWidget *m_pages;
    PackPage *m_packPage;
    SettingsPage *m_settings;
    ScannerPanel *m_scanner;
    QToolButton *m_scannerSwitch;
    QWidget *m_stray; ///< shows a verdict where the page has no place for it
    VerdictBanner *m_strayVerdict;
    QTimer m_strayTimer;
    NoticeBar *m_notice;
    StatusStrip *m_status;
    QHash<QWidget *, QWidget *> m_parents; ///< of sub-pages
    QList<domain::ScannerView> m_scannerViews;
    int m_conflicts = 0;
};

} // namespace pw::ui

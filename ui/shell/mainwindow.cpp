// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "ui/common/verdictbanner.h"
#include "ui/pack/packpage.h"
#include "ui/shell/feedback.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statusstrip.h"
#include "ui/text/disputewords.h"
#include "ui/text/language.h"
#include "ui/text/scannerwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace pw::ui {

using namespace Qt::StringLiterals;
using style::Icon;

namespace {

constexpr QSize DesignSize(1366, 768); // what scale 1 is made for
constexpr QSize SmallestSize(1024, 576);
constexpr qreal SmallestScale = 0.75;
constexpr qreal LargestScale = 2;
constexpr std::chrono::seconds StrayVerdictShown(12);
constexpr int ScaleSteps = 20; // per unit: a window that is dragged must not restyle on every pixel

} // namespace

MainWindow::MainWindow(text::LanguageSwitch &languages, QWidget *parent)
    : QMainWindow(parent),
      m_languages(languages),
      m_feedback(new Feedback(this)),
      m_rail(new NavigationRail),
      m_pages(new QStackedWidget),
      m_packPage(new PackPage),
      m_settings(new SettingsPage),
      m_scanner(new ScannerPanel),
      m_scannerSwitch(m_rail->addSwitch(Icon::Codes)),
      m_stray(new QWidget),
      m_strayVerdict(new VerdictBanner),
      m_notice(new NoticeBar),
      m_status(new StatusStrip)
{
    setWindowTitle(u"Packwright"_s);
    setWindowIcon(style::icon(Icon::Logo, style::tokens().colours.accent.solid));
    m_scanner->hide();
    m_stray->setObjectName(u"strayVerdict"_s);
    m_stray->hide();
    (new QVBoxLayout(m_stray))->addWidget(m_strayVerdict);
    m_strayTimer.setSingleShot(true);
    m_strayTimer.setInterval(StrayVerdictShown);
    connect(&m_strayTimer, &QTimer::timeout, m_stray, &QWidget::hide);
    m_scannerSwitch->setObjectName(u"scannerSwitch"_s);
    m_scannerSwitch->hide();

    m_pages->addWidget(m_packPage);
    m_rail->addPage(m_packPage, Icon::Carton);
    m_pages->addWidget(m_settings);
    m_rail->addPage(m_settings, Icon::Settings, NavigationRail::Place::Bottom);
    m_rail->setCurrent(m_packPage);

    auto *pageAndScanner = new QHBoxLayout;
    pageAndScanner->setSpacing(0);
    pageAndScanner->addWidget(m_pages, 1);
    pageAndScanner->addWidget(m_scanner);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(pageAndScanner, 1);
    column->addWidget(m_stray);
    column->addWidget(m_notice);
    column->addWidget(m_status);
    auto *central = new QWidget;
    // Not what the contents ask for at the present scale: a smaller window gets a smaller scale.
    central->setMinimumSize(SmallestSize);
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    setCentralWidget(central);
    resize(DesignSize);

    connect(m_rail, &NavigationRail::pageRequested, this, &MainWindow::showPage);
    connect(m_scannerSwitch, &QToolButton::toggled, m_scanner, &QWidget::setVisible);
    connect(m_status, &StatusStrip::changed, this, &MainWindow::showNotice);
    connect(m_status, &StatusStrip::deviceRequested, this, &MainWindow::scannersRequested);
    connect(m_settings, &SettingsPage::scannersRequested, this,
            [this] { Q_EMIT scannersRequested({}); });
    auto *scanners = new QShortcut(QKeySequence(Qt::Key_F11), this);
    connect(scanners, &QShortcut::activated, this, [this] { Q_EMIT scannersRequested({}); });
    connect(m_settings, &SettingsPage::soundTestRequested, m_feedback, &Feedback::test);
    connect(m_settings, &SettingsPage::preferencesChanged, this,
            [this](const Preferences &preferences) {
                apply(preferences);
                Q_EMIT preferencesChanged(preferences);
            });
    // Nothing is pressed by an Enter key that comes with a scan.
    m_packPage->setFocus();
    retranslate();
    setPreferences({});
}

void MainWindow::addPage(QWidget *page, Icon icon)
{
    m_pages->addWidget(page);
    m_rail->addPage(page, icon);
}

void MainWindow::addSubPage(QWidget *page, QWidget *under)
{
    m_pages->addWidget(page);
    m_parents.insert(page, under);
}

QWidget *MainWindow::currentPage() const
{
    return m_pages->currentWidget();
}

void MainWindow::setScanners(const QList<domain::ScannerView> &scanners)
{
    m_scannerViews = scanners;
    showNotice();
}

void MainWindow::showNotice()
{
    const auto testDue = text::dailyTestMessage(m_scannerViews);
    m_notice->showStation(m_status->sync(), m_status->devices(),
                          testDue ? testDue : text::conflictsMessage(m_conflicts));
}

void MainWindow::setConflicts(int units)
{
    m_conflicts = units;
    showNotice();
}

void MainWindow::showPage(QWidget *page)
{
    m_stray->hide();
    m_pages->setCurrentWidget(page);
    m_rail->setCurrent(m_parents.value(page, page));
    page->setFocus();
    Q_EMIT pageShown(page);
}

void MainWindow::setDemonstration(const QList<SheetEntry> &sheet, bool open)
{
    m_scanner->setEntries(sheet);
    m_scannerSwitch->setVisible(!sheet.isEmpty());
    m_scannerSwitch->setChecked(open && !sheet.isEmpty());
}

void MainWindow::setPreferences(const Preferences &preferences)
{
    Preferences wanted = preferences;
    if (wanted.language.isEmpty())
        wanted.language = QLocale::system().name();
    apply(wanted);
    m_preferences.language = m_languages.code();
    m_settings->setPreferences(m_preferences);
}

void MainWindow::apply(const Preferences &preferences)
{
    m_preferences = preferences;
    style::Theme::current().setChoice(preferences.scheme);
    m_feedback->setVolume(preferences.volume);
    m_feedback->setMuted(preferences.muted);
    if (m_languages.code() != preferences.language)
        m_languages.use(preferences.language);
}

void MainWindow::announce(const domain::Verdict &verdict)
{
    m_feedback->play(domain::severityOf(verdict.code));
    if (auto *sink = dynamic_cast<VerdictSink *>(m_pages->currentWidget())) {
        sink->showVerdict(verdict);
        if (sink->showsAll())
            return;
    }
    m_strayVerdict->showVerdict(verdict);
    const style::Space &space = style::tokens().space;
    m_stray->layout()->setContentsMargins(space.l, 0, space.l, space.m);
    m_stray->show();
    m_strayTimer.start();
}

void MainWindow::retranslate()
{
    m_scannerSwitch->setText(tr("Codes"));
    m_scannerSwitch->setAccessibleName(tr("Demonstration codes"));
    m_scannerSwitch->setToolTip(tr("Show the demonstration codes"));
    showNotice();
}

void MainWindow::updateScale()
{
    const qreal room =
        std::min(width() / qreal(DesignSize.width()), height() / qreal(DesignSize.height()));
    const qreal stepped = std::floor(room * ScaleSteps) / ScaleSteps;
    style::Theme::current().setScale(std::clamp(stepped, SmallestScale, LargestScale));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // Not now: a new scale changes sizes in the middle of being sized.
    QTimer::singleShot(0, this, &MainWindow::updateScale);
}

} // namespace pw::ui

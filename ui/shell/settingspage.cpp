// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/settingspage.h"

#include "ui/common/card.h"
#include "ui/common/iconlabel.h"
#include "ui/common/tabularlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/text/language.h"
#include "ui/text/messages.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::Severity;
using style::Icon;
using style::SchemeChoice;

namespace {

constexpr int MaxWidth = 900; // lines of settings longer than this are hard to follow

QFrame *card(QLabel *title, const QList<QLayout *> &rows)
{
    auto *frame = makeCard();
    title->setProperty("role", u"title"_s);
    auto *column = new QVBoxLayout(frame);
    column->addWidget(title);
    for (QLayout *row : rows)
        column->addLayout(row);
    return frame;
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : QWidget(parent),
      m_heading(new QLabel),
      m_languageTitle(new QLabel),
      m_schemeTitle(new QLabel),
      m_soundTitle(new QLabel),
      m_soundHint(new QLabel),
      m_scannerTitle(new QLabel),
      m_scannerHint(new QLabel),
      m_scanners(new TouchButton(Icon::Scanner, {})),
      m_languages(new QButtonGroup(this)),
      m_schemes(new QButtonGroup(this)),
      m_volume(new QSlider(Qt::Horizontal)),
      m_percent(new TabularLabel(&style::TypeScale::strong, QFont::DemiBold)),
      m_mute(new TouchButton(Icon::SoundOff, {}))
{
    setObjectName(u"settingsPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_heading->setProperty("role", u"heading"_s);

    auto *contents = new QWidget;
    auto *inner = new QVBoxLayout(contents);
    inner->addWidget(m_heading);
    inner->addWidget(makeScannerCard());
    inner->addWidget(makeLanguageCard());
    inner->addWidget(makeSchemeCard());
    inner->addWidget(makeSoundCard());
    inner->addStretch(1);
    auto *scroll = new QScrollArea; // small screens
    scroll->setWidget(contents);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    m_contents = contents;

    connect(m_languages, &QButtonGroup::idToggled, this, &SettingsPage::change);
    connect(m_schemes, &QButtonGroup::idToggled, this, &SettingsPage::change);
    connect(m_volume, &QSlider::valueChanged, this, &SettingsPage::change);
    connect(m_mute, &TouchButton::toggled, this, &SettingsPage::change);
    connect(&style::Theme::current(), &style::Theme::changed, this, &SettingsPage::restyle);
    restyle();
    retranslate();
    setPreferences({});
}

QWidget *SettingsPage::makeLanguageCard()
{
    auto *row = new QHBoxLayout;
    const auto languages = text::languages();
    for (int i = 0; i < int(languages.size()); ++i) {
        auto *button = new TouchButton(Icon::Language, {});
        button->setObjectName(u"language_"_s + languages[i].code);
        button->setLabel(languages[i].name); // in its own language, so it needs no translation
        button->setCheckable(true);
        m_languages->addButton(button, i);
        row->addWidget(button, 1);
    }
    return card(m_languageTitle, {row});
}

QWidget *SettingsPage::makeSchemeCard()
{
    auto *row = new QHBoxLayout;
    const QList<std::pair<Icon, QString>> choices{{Icon::Screen, u"scheme_system"_s},
                                                  {Icon::Sun, u"scheme_light"_s},
                                                  {Icon::Moon, u"scheme_dark"_s}};
    for (int i = 0; i < int(choices.size()); ++i) { // ids are those of SchemeChoice
        auto *button = new TouchButton(choices[i].first, {});
        button->setObjectName(choices[i].second);
        button->setCheckable(true);
        m_schemes->addButton(button, i);
        row->addWidget(button, 1);
    }
    return card(m_schemeTitle, {row});
}

QWidget *SettingsPage::makeSoundCard()
{
    m_volume->setObjectName(u"volume"_s);
    m_volume->setRange(0, 100);
    m_mute->setObjectName(u"mute"_s);
    m_mute->setCheckable(true);
    auto *level = new QHBoxLayout;
    level->addWidget(new IconLabel(Icon::Sound, 24));
    level->addWidget(m_volume, 3);
    level->addWidget(m_percent);
    level->addWidget(m_mute, 1);

    m_soundHint->setProperty("role", u"muted"_s);
    auto *hint = new QHBoxLayout;
    hint->addWidget(m_soundHint);
    auto *tests = new QHBoxLayout;
    for (const Severity severity : {Severity::Accepted, Severity::Notice, Severity::Warning,
                                    Severity::Refused, Severity::Failed}) {
        auto *button = new TouchButton(style::iconOf(severity), {});
        button->setObjectName(u"soundTest%1"_s.arg(int(severity)));
        connect(button, &TouchButton::clicked, this,
                [this, severity] { Q_EMIT soundTestRequested(severity); });
        m_tests.append(button);
        tests->addWidget(button, 1);
    }
    return card(m_soundTitle, {level, hint, tests});
}

QWidget *SettingsPage::makeScannerCard()
{
    m_scannerHint->setProperty("role", u"muted"_s);
    m_scanners->setObjectName(u"scannersButton"_s);
    connect(m_scanners, &TouchButton::clicked, this, &SettingsPage::scannersRequested);
    auto *row = new QHBoxLayout;
    row->addWidget(m_scannerHint, 2);
    row->addWidget(m_scanners, 1);
    return card(m_scannerTitle, {row});
}

void SettingsPage::setPreferences(const Preferences &preferences)
{
    m_preferences = preferences;
    m_showing = true;
    const auto languages = text::languages();
    for (int i = 0; i < int(languages.size()); ++i)
        m_languages->button(i)->setChecked(languages[i].code == preferences.language);
    m_schemes->button(int(preferences.scheme))->setChecked(true);
    m_volume->setValue(preferences.volume);
    m_mute->setChecked(preferences.muted);
    showVolume(preferences.volume);
    m_showing = false;
}

void SettingsPage::showVolume(int percent)
{
    //: Volume in percent
    m_percent->setText(tr("%1 %").arg(percent));
    m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(u"100 %"_s) * 5 / 4);
}

void SettingsPage::change()
{
    if (m_showing)
        return;
    Preferences wanted = m_preferences;
    if (m_languages->checkedId() >= 0)
        wanted.language = text::languages().at(m_languages->checkedId()).code;
    wanted.scheme = SchemeChoice(m_schemes->checkedId());
    wanted.volume = m_volume->value();
    wanted.muted = m_mute->isChecked();
    showVolume(wanted.volume);
    if (wanted == m_preferences)
        return;
    m_preferences = wanted;
    Q_EMIT preferencesChanged(wanted);
}

void SettingsPage::restyle()
{
    const style::Tokens &tokens = style::tokens();
    QLayout *inner = m_contents->layout();
    inner->setContentsMargins(tokens.space.xl, tokens.space.xl, tokens.space.xl, tokens.space.xl);
    inner->setSpacing(tokens.space.l);
    const auto cards = m_contents->findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly);
    for (QFrame *frame : cards) {
        if (!frame->property("card").toBool())
            continue;
        frame->setMaximumWidth(int(MaxWidth * tokens.scale));
        frame->layout()->setContentsMargins(tokens.space.xl, tokens.space.l, tokens.space.xl,
                                            tokens.space.xl);
        frame->layout()->setSpacing(tokens.space.m);
    }
}

void SettingsPage::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_heading->setText(tr("Settings of this station"));
    m_languageTitle->setText(tr("Language"));
    m_schemeTitle->setText(tr("Appearance"));
    m_soundTitle->setText(tr("Sounds"));
    m_soundHint->setText(tr("Press to hear what the station says:"));
    const QStringList schemes{tr("As the system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < schemes.size(); ++i)
        static_cast<TouchButton *>(m_schemes->button(i))->setLabel(schemes[i]);
    m_scannerTitle->setText(tr("Scanners"));
    m_scannerHint->setText(tr("Add, set up, test and watch scanners (key F11)."));
    m_scanners->setLabel(tr("Open scanners"));
    m_mute->setLabel(tr("Mute"));
    m_volume->setAccessibleName(tr("Volume"));
    showVolume(m_volume->value());
    for (int i = 0; i < m_tests.size(); ++i)
        m_tests[i]->setLabel(text::severityWord(Severity(i)));
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui

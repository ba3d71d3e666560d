// SPDX-License-Identifier: Apache-2.0
#include "ui/scanners/setupsave.h"

#include "ui/common/card.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/scannerwords.h"
#include "ui/work/choicerow.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Icon;

namespace {

constexpr int LongestName = 30; ///< characters that fit everywhere

} // namespace

SetupSave::SetupSave(QWidget *parent)
    : QWidget(parent),
      m_card(makeCard()),
      m_title(new QLabel),
      m_verdict(new FittedLabel(&style::TypeScale::title, QFont::Normal, 2)),
      m_nameCaption(new QLabel),
      m_name(new QLineEdit),
      m_laneCaption(new QLabel),
      m_lane(new QLineEdit),
      m_roles(new ChoiceRow),
      m_repeats(new ChoiceRow),
      m_problem(new FittedLabel(&style::TypeScale::title, QFont::DemiBold, 2)),
      m_cancel(new TouchButton(Icon::Cross, Qt::Key_F9)),
      m_back(new TouchButton(Icon::Left, Qt::Key_F8)),
      m_save(new TouchButton(Icon::Check, Qt::Key_F6))
{
    m_title->setProperty("role", u"heading"_s);
    m_verdict->setObjectName(u"setupVerdict"_s);
    m_name->setObjectName(u"scannerNameField"_s);
    m_name->setMaxLength(LongestName);
    m_lane->setObjectName(u"scannerLaneField"_s);
    m_lane->setMaxLength(LongestName);
    m_roles->setObjectName(u"scannerRoles"_s);
    m_repeats->setObjectName(u"scannerRepeats"_s);
    m_problem->setObjectName(u"problem"_s);
    m_cancel->setObjectName(u"cancelSaveButton"_s);
    m_back->setObjectName(u"backToTestButton"_s);
    m_save->setObjectName(u"saveScannerButton"_s);
    m_save->setPrimary(true);
    for (QLabel *caption : {m_nameCaption, m_laneCaption})
        caption->setProperty("role", u"caption"_s);

    auto *column = new QVBoxLayout(m_card);
    column->addWidget(m_title);
    column->addWidget(m_verdict);
    auto *fields = new QGridLayout;
    fields->addWidget(m_nameCaption, 0, 0);
    fields->addWidget(m_name, 1, 0);
    fields->addWidget(m_laneCaption, 0, 1);
    fields->addWidget(m_lane, 1, 1);
    fields->setColumnStretch(0, 2);
    fields->setColumnStretch(1, 1);
    column->addLayout(fields);
    column->addWidget(m_roles);
    column->addWidget(m_repeats);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_back);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);

    connect(m_roles, &ChoiceRow::chosen, this,
            [this](int role) { m_device.role = DeviceRole(role); });
    connect(m_repeats, &ChoiceRow::chosen, this,
            [this](int ms) { m_device.repeatTime = std::chrono::milliseconds(ms); });
    connect(m_save, &TouchButton::clicked, this, &SetupSave::save);
    connect(m_back, &TouchButton::clicked, this, &SetupSave::back);
    connect(m_cancel, &TouchButton::clicked, this, &SetupSave::cancelled);
    connect(&style::Theme::current(), &style::Theme::changed, this, &SetupSave::restyle);
    restyle();
    retranslate();
}

void SetupSave::begin(const DeviceConfig &device, bool passed)
{
    m_device = device;
    m_passed = passed;
    m_name->setText(device.name.left(LongestName));
    m_lane->setText(device.lane);
    m_problem->setText({});
    retranslate();
}

void SetupSave::showFailure(const QString &reason)
{
    m_problem->setText(tr("Nothing was kept: %1").arg(reason));
}

void SetupSave::save()
{
    m_device.name = m_name->text().simplified();
    m_device.lane = m_lane->text().simplified();
    if (m_device.name.isEmpty()) {
        m_problem->setText(tr("Give it a name that people at the bench know it by."));
        m_name->setFocus();
        return;
    }
    Q_EMIT saved(m_device);
}

void SetupSave::restyle()
{
    const style::Tokens &tokens = style::tokens();
    const int gap = tokens.space.l;
    m_card->layout()->setContentsMargins(gap, gap, gap, gap);
    m_card->layout()->setSpacing(tokens.space.m);
}

void SetupSave::retranslate()
{
    const bool types = m_device.kind == DeviceKind::Wedge || m_device.kind == DeviceKind::Keyboard;
    m_title->setText(tr("Name and purpose"));
    m_verdict->setText(m_passed ? tr("The scanner has passed its test.")
                       : types  ? tr("It has not passed. A scanner that types stays blocked until "
                                      "it does.")
                                : tr("It has not passed. Save it only if its codes are enough; the "
                                      "fault stays on record."));
    m_nameCaption->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name"));
    m_laneCaption->setText(tr("Lane (empty: all)"));
    m_lane->setAccessibleName(tr("Lane"));
    const QList<DeviceRole> roles{DeviceRole::Any, DeviceRole::Children, DeviceRole::Parent,
                                  DeviceRole::CommandOnly};
    QStringList words;
    QList<int> ids;
    for (const DeviceRole role : roles) {
        words.append(text::scannerRoleName(role));
        ids.append(int(role));
    }
    m_roles->setChoices(tr("It reads"), words, ids);
    m_roles->setChosen(int(m_device.role));
    m_repeats->setChoices(tr("The same code again"),
                          {tr("Counts"), tr("Not within 1 s"), tr("Not within 3 s")},
                          {0, 1000, 3000});
    m_repeats->setChosen(int(m_device.repeatTime.count()));
    m_cancel->setLabel(tr("Cancel"));
    m_back->setLabel(tr("Back to the test"));
    m_save->setLabel(tr("Save"));
}

void SetupSave::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui

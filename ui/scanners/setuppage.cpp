// SPDX-License-Identifier: Apache-2.0
#include "ui/scanners/setuppage.h"

#include "ui/scanners/setupsave.h"
#include "ui/scanners/setuptest.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;

SetupPage::SetupPage(QWidget *parent)
    : QWidget(parent),
      m_steps(new QStackedWidget),
      m_choice(new SetupChoice),
      m_test(new SetupTest),
      m_save(new SetupSave)
{
    setObjectName(u"page_setup"_s);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_steps);
    m_steps->addWidget(m_choice);
    m_steps->addWidget(m_test);
    m_steps->addWidget(m_save);

    connect(m_choice, &SetupChoice::lookRequested, this, &SetupPage::lookRequested);
    connect(m_choice, &SetupChoice::chosen, this, &SetupPage::beginTest);
    connect(m_choice, &SetupChoice::cancelled, this, &SetupPage::cancel);
    connect(m_test, &SetupTest::againRequested, this, [this] { beginTest(m_device); });
    connect(m_test, &SetupTest::goOn, this, &SetupPage::onGoOn);
    connect(m_test, &SetupTest::cancelled, this, &SetupPage::cancel);
    connect(m_save, &SetupSave::saved, this, &SetupPage::saved);
    connect(m_save, &SetupSave::back, this, [this] { m_steps->setCurrentWidget(m_test); });
    connect(m_save, &SetupSave::cancelled, this, &SetupPage::cancel);
    connect(&style::Theme::current(), &style::Theme::changed, this, &SetupPage::restyle);
    restyle();
    setWindowTitle(tr("Set up a scanner"));
}

void SetupPage::setProfiles(const QList<KnownProfile> &readers, const QList<KnownProfile> &lines)
{
    m_choice->setProfiles(readers, lines);
}

void SetupPage::beginNew(const QString &id)
{
    m_device = {};
    m_device.id = id;
    m_active = true;
    m_onlyTest = false;
    m_steps->setCurrentWidget(m_choice);
    m_choice->begin();
}

void SetupPage::beginAgain(const DeviceConfig &device, bool onlyTest)
{
    m_device = device;
    m_active = true;
    m_onlyTest = onlyTest;
    if (onlyTest) {
        beginTest(device);
        return;
    }
    m_steps->setCurrentWidget(m_choice);
    m_choice->begin();
}

/// What was chosen, under the id, role and lane that are known.
void SetupPage::beginTest(const DeviceConfig &found)
{
    const QString name = m_device.name.isEmpty() ? found.name : m_device.name;
    m_device.kind = found.kind;
    m_device.port = found.port;
    m_device.profileId = found.profileId;
    m_device.allowed = found.allowed;
    m_device.name = name;
    m_test->begin(name);
    m_steps->setCurrentWidget(m_test);
    if (m_onlyTest)
        Q_EMIT retestBegun(m_device.id);
    else
        Q_EMIT setUpBegun(m_device);
}

void SetupPage::onGoOn()
{
    if (m_onlyTest) {
        Q_EMIT saved(m_device);
        return;
    }
    m_save->begin(m_device, m_view.step == ProofStep::Passed || isLearnt(m_view));
    m_steps->setCurrentWidget(m_save);
}

void SetupPage::cancel()
{
    if (!std::exchange(m_active, false))
        return;
    Q_EMIT cancelled();
}

void SetupPage::showFound(const QList<FoundDevice> &devices)
{
    m_choice->showFound(devices);
}

void SetupPage::showSetup(const SetupView &view)
{
    if (!m_active)
        return;
    m_view = view;
    m_test->show(view);
}

void SetupPage::showKept()
{
    m_active = false;
}

void SetupPage::showNotKept(const QString &reason)
{
    if (m_onlyTest) // nothing was asked that could be asked again
        return m_test->showFailure(reason);
    m_save->showFailure(reason);
    m_steps->setCurrentWidget(m_save);
}

void SetupPage::restyle()
{
    const int margin = style::tokens().space.l;
    layout()->setContentsMargins(margin, margin, margin, margin);
}

void SetupPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(tr("Set up a scanner"));
}

} // namespace pw::ui

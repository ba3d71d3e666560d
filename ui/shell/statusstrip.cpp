// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statusstrip.h"

#include "ui/shell/statuschip.h"
#include "ui/style/theme.h"
#include "ui/text/messages.h"
#include "ui/text/terms.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::DeviceState;
using domain::LinkState;
using style::Icon;
using Tone = StatusChip::Tone;

namespace {

Tone toneOf(DeviceState state)
{
    switch (state) {
    case DeviceState::Disabled: return Tone::Quiet;
    case DeviceState::Ready: return Tone::Good;
    case DeviceState::Searching:
    case DeviceState::Degraded: return Tone::Warning;
    case DeviceState::Lost:
    case DeviceState::NoRights:
    case DeviceState::Busy:
    case DeviceState::Misconfigured: return Tone::Bad;
    }
    Q_UNREACHABLE();
}

Tone toneOf(LinkState link)
{
    switch (link) {
    case LinkState::Online: return Tone::Good;
    case LinkState::NeverReached:
    case LinkState::Offline: return Tone::Warning; // work goes on
    case LinkState::NotCentral:
    case LinkState::Refused: return Tone::Bad;
    }
    Q_UNREACHABLE();
}

Tone toneOf(text::Freshness freshness)
{
    switch (freshness) {
    case text::Freshness::Current:
    case text::Freshness::CatchingUp: return Tone::Quiet;
    case text::Freshness::Old:
    case text::Freshness::Permitted: return Tone::Warning;
    case text::Freshness::TooOld:
    case text::Freshness::Unusable: return Tone::Bad;
    }
    Q_UNREACHABLE();
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QFrame(parent),
      m_deviceRow(new QHBoxLayout),
      m_station(new QLabel),
      m_user(new StatusChip(Icon::User)),
      m_link(new StatusChip(Icon::Central)),
      m_backlog(new StatusChip(Icon::Upload)),
      m_parked(new StatusChip(Icon::Parked)),
      m_age(new StatusChip(Icon::Clock))
{
    setObjectName(u"statusStrip"_s);
    m_station->setObjectName(u"stationName"_s);
    m_station->setTextFormat(Qt::PlainText);
    m_user->setObjectName(u"userChip"_s);
    m_user->setExplains(false);
    connect(m_user, &StatusChip::clicked, this, &StatusStrip::userRequested);
    m_link->setObjectName(u"linkChip"_s);
    m_link->setExplains(false); // the Central page does, and does more
    connect(m_link, &StatusChip::clicked, this, &StatusStrip::centralRequested);
    m_backlog->setObjectName(u"backlogChip"_s);
    m_parked->setObjectName(u"parkedChip"_s);
    m_age->setObjectName(u"dataAgeChip"_s);

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_station);
    row->addWidget(m_user);
    row->addLayout(m_deviceRow);
    row->addStretch(1);
    for (StatusChip *chip : {m_link, m_backlog, m_parked, m_age})
        row->addWidget(chip);
    connect(&style::Theme::current(), &style::Theme::changed, this, &StatusStrip::restyle);
    restyle();
    retranslate();
}

void StatusStrip::setStation(const QString &name)
{
    m_station->setText(name);
}

void StatusStrip::setUser(const QString &name, const QString &role)
{
    m_userName = name;
    m_userRole = role;
    const QString shown = name.isEmpty()   ? tr("Nobody")
                          : role.isEmpty() ? name
                                           : QString(name + u" · "_s + role);
    m_user->setState(
        tr("User"), shown,
        name.isEmpty()
            ? text::Message{shown, tr("Nobody is signed in."), tr("Sign in to pack."), {}}
            : text::Message{shown,
                            tr("All that is done here is recorded under this name."),
                            tr("Sign out when you leave the bench."),
                            {}},
        name.isEmpty() ? Tone::Warning : Tone::Quiet);
}

void StatusStrip::showDevice(const domain::DeviceView &device)
{
    m_devices[device.id] = device;
    StatusChip *&chip = m_deviceChips[device.id];
    if (!chip) {
        chip = new StatusChip(Icon::Scanner);
        chip->setObjectName(u"deviceChip_"_s + device.id);
        chip->setExplains(false); // the Scanners page does, and does more
        connect(chip, &StatusChip::clicked, this,
                [this, id = device.id] { Q_EMIT deviceRequested(id); });
        m_deviceRow->addWidget(chip);
    }
    const text::Message message = text::messageFor(device);
    chip->setState(device.name, device.name + u" · "_s + message.word, message,
                   toneOf(device.state));
    Q_EMIT changed();
}

void StatusStrip::removeDevice(const QString &id)
{
    if (!m_devices.remove(id))
        return;
    delete m_deviceChips.take(id);
    Q_EMIT changed();
}

void StatusStrip::setSync(const domain::SyncView &sync)
{
    m_sync = sync;
    showSync();
    Q_EMIT changed();
}

void StatusStrip::showSync()
{
    const text::Message link = text::messageFor(m_sync);
    m_link->setIconKind(m_sync.link == LinkState::Online ? Icon::Central : Icon::CentralOff);
    m_link->setState(tr("Central"), link.word, link, toneOf(m_sync.link));
    const text::Message backlog = text::backlogMessage(m_sync);
    const QString waiting =
        m_sync.pending > 0 && m_sync.oldestPending
            //: %1: "3 to send"; %2: how long the oldest has waited, "2 min"
            ? tr("%1 · %2").arg(backlog.word, text::duration(*m_sync.oldestPending))
            : backlog.word;
    m_backlog->setState(tr("To send"), waiting, backlog, Tone::Quiet);
    const text::Message parked = text::parkedMessage(m_sync);
    m_parked->setState(tr("Refused by central"), parked.word, parked,
                       m_sync.parked > 0 ? Tone::Bad : Tone::Quiet);
    m_parked->setVisible(m_sync.parked > 0);
    const text::Message age = text::dataAgeMessage(m_sync);
    m_age->setState(tr("Data"), age.word, age, toneOf(text::freshnessOf(m_sync)));
}

void StatusStrip::restyle()
{
    const style::Tokens &tokens = style::tokens();
    setFixedHeight(tokens.space.strip);
    layout()->setContentsMargins(tokens.space.l, tokens.space.xs, tokens.space.l, tokens.space.xs);
    layout()->setSpacing(tokens.space.s);
    m_deviceRow->setSpacing(tokens.space.s);
    m_station->setFont(style::Theme::current().font(tokens.type.body, QFont::Bold));
}

void StatusStrip::retranslate()
{
    setUser(m_userName, m_userRole);
    showSync();
    const auto devices = m_devices.values();
    for (const domain::DeviceView &device : devices)
        showDevice(device);
}

void StatusStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui

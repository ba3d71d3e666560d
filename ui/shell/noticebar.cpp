// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/noticebar.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/iconlabel.h"
#include "ui/style/theme.h"
#include "ui/text/messages.h"

#include <QHBoxLayout>
#include <QStyle>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::DeviceState;
using text::Freshness;

namespace {

/// The scanner to speak of where none can be used; nothing while one can, or while one has only
/// just begun to look.
const domain::DeviceView *brokenScanner(const QList<domain::DeviceView> &devices)
{
    const domain::DeviceView *broken = nullptr;
    for (const domain::DeviceView &device : devices) {
        switch (device.state) {
        case DeviceState::Ready:
        case DeviceState::Degraded:
        case DeviceState::Searching: return nullptr;
        case DeviceState::Disabled: break;
        case DeviceState::Lost:
        case DeviceState::NoRights:
        case DeviceState::Busy:
        case DeviceState::Misconfigured: broken = &device; break;
        }
    }
    return broken;
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent),
      m_icon(new IconLabel(style::Icon::Warning, 24)),
      m_text(new FittedLabel(&style::TypeScale::strong, QFont::DemiBold))
{
    setObjectName(u"noticeBar"_s);
    m_text->setObjectName(u"noticeText"_s);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    connect(&style::Theme::current(), &style::Theme::changed, this, &NoticeBar::restyle);
    restyle();
    hide();
}

void NoticeBar::showStation(const domain::SyncView &sync, const QList<domain::DeviceView> &devices,
                            const std::optional<text::Message> &further)
{
    const Freshness freshness = text::freshnessOf(sync);
    const text::Message age = text::dataAgeMessage(sync);
    const QString ageText = age.cause + u' ' + age.remedy;
    if (freshness == Freshness::TooOld || freshness == Freshness::Unusable) {
        setNotice(true, ageText);
    } else if (const domain::DeviceView *scanner = brokenScanner(devices)) {
        const text::Message message = text::messageFor(*scanner);
        setNotice(true, message.cause + u' ' + message.remedy);
    } else if (further) {
        setNotice(false, further->cause + u' ' + further->remedy);
    } else if (freshness == Freshness::Old || freshness == Freshness::Permitted) {
        setNotice(false, ageText);
    } else {
        hide();
    }
}

void NoticeBar::setNotice(bool stops, const QString &text)
{
    const QString tone = stops ? u"bad"_s : u"warning"_s;
    if (isVisible() && m_text->text() == text && property("tone") == tone)
        return; // told anew every second
    setProperty("tone", tone);
    for (QWidget *widget : {static_cast<QWidget *>(this), static_cast<QWidget *>(m_text)}) {
        style()->unpolish(widget);
        style()->polish(widget);
    }
    m_icon->setIcon(stops ? style::Icon::Refused : style::Icon::Warning);
    m_text->setText(text);
    setAccessibleName(text);
    restyle();
    show();
}

void NoticeBar::restyle()
{
    const style::Tokens &tokens = style::tokens();
    setFixedHeight(tokens.space.strip);
    layout()->setContentsMargins(tokens.space.l, tokens.space.xs, tokens.space.l, tokens.space.xs);
    layout()->setSpacing(tokens.space.m);
    const style::Colours &colours = tokens.colours;
    m_icon->setColour(property("tone") == u"bad"_s ? colours.refused.onSolid
                                                   : colours.warning.onSolid);
}

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/common/verdictbanner.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/iconlabel.h"
#include "ui/common/plaintooltip.h"
#include "ui/style/theme.h"
#include "ui/text/messages.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace pw::ui {

using namespace Qt::StringLiterals;
using domain::Severity;

namespace {

constexpr int PulseMilliseconds = 260;

QString nameOf(Severity severity)
{
    switch (severity) {
    case Severity::Accepted: return u"accepted"_s;
    case Severity::Notice: return u"notice"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Refused: return u"refused"_s;
    case Severity::Failed: return u"failed"_s;
    }
    Q_UNREACHABLE();
}

/// Loud answers fill the banner, calm ones only their icon's block.
bool isLoud(Severity severity)
{
    return severity >= Severity::Warning;
}

} // namespace

VerdictBanner::VerdictBanner(QWidget *parent)
    : QFrame(parent),
      m_icon(new IconLabel(style::Icon::Scan, 66)),
      m_severity(new QLabel),
      m_word(new FittedLabel(&style::TypeScale::word, QFont::ExtraBold)),
      m_cause(new FittedLabel(&style::TypeScale::cause, QFont::Medium, 2)),
      m_rule(new QWidget),
      m_todo(new QWidget),
      m_remedyCaption(new QLabel),
      m_remedy(new FittedLabel(&style::TypeScale::sentence, QFont::DemiBold, 2))
{
    setObjectName(u"verdictBanner"_s);
    m_severity->setObjectName(u"verdictSeverity"_s);
    m_word->setObjectName(u"verdictWord"_s);
    m_cause->setObjectName(u"verdictCause"_s);
    m_remedy->setObjectName(u"verdictRemedy"_s);
    m_remedyCaption->setObjectName(u"verdictRemedyCaption"_s);

    auto *sign = new QVBoxLayout;
    sign->setSpacing(2);
    sign->addStretch();
    sign->addWidget(m_icon, 0, Qt::AlignHCenter);
    sign->addWidget(m_severity, 0, Qt::AlignHCenter);
    sign->addStretch();
    auto *what = new QVBoxLayout;
    what->setSpacing(0);
    what->addStretch();
    what->addWidget(m_word);
    what->addWidget(m_cause);
    what->addStretch();
    auto *todo = new QVBoxLayout(m_todo);
    todo->setContentsMargins(0, 0, 0, 0);
    todo->setSpacing(2);
    todo->addStretch();
    todo->addWidget(m_remedyCaption);
    todo->addWidget(m_remedy);
    todo->addStretch();
    auto *row = new QHBoxLayout(this);
    row->addLayout(sign);
    row->addLayout(what, 11);
    row->addWidget(m_rule);
    row->addWidget(m_todo, 8);

    m_cause->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_remedy->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_rule->setFixedWidth(1);
    m_pulse.setStartValue(1.0);
    m_pulse.setEndValue(0.0);
    m_pulse.setDuration(PulseMilliseconds);
    connect(&m_pulse, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&style::Theme::current(), &style::Theme::changed, this, &VerdictBanner::restyle);
    restyle();
    clear();
}

void VerdictBanner::showVerdict(const domain::Verdict &verdict)
{
    m_verdict = verdict;
    const Severity severity = domain::severityOf(verdict.code);
    m_icon->setIcon(style::iconOf(severity));
    setSeverity(nameOf(severity));
    retranslate();

    m_pulse.stop();
    m_pulse.start();
}

void VerdictBanner::clear()
{
    m_verdict.reset();
    m_icon->setIcon(style::Icon::Scan);
    setSeverity(u"none"_s);
    retranslate();
}

void VerdictBanner::setSeverity(const QString &severity)
{
    setProperty("severity", severity);
    const auto labels = findChildren<QWidget *>();
    for (QWidget *widget : labels) {
        style()->unpolish(widget);
        style()->polish(widget);
    }
    style()->unpolish(this);
    style()->polish(this);
    restyle();
}

void VerdictBanner::restyle()
{
    const style::Tokens &tokens = style::tokens();
    layout()->setContentsMargins(tokens.space.xl, tokens.space.s, tokens.space.xl, tokens.space.s);
    layout()->setSpacing(tokens.space.xl);
    setFixedHeight(int(124 * tokens.scale));
    m_severity->setMinimumWidth(int(96 * tokens.scale)); // so that the words stand still
    m_severity->setAlignment(Qt::AlignCenter);
    const QFont caption = style::Theme::current().font(tokens.type.caption, QFont::Bold);
    m_severity->setFont(caption);
    m_remedyCaption->setFont(caption);
    if (!m_verdict) {
        m_icon->setColour(tokens.colours.inkFaint);
        return;
    }
    const Severity severity = domain::severityOf(m_verdict->code);
    const style::Tone &tone = style::toneOf(tokens.colours, severity);
    m_icon->setColour(isLoud(severity) ? tone.onSolid : tone.solid);
}

void VerdictBanner::retranslate()
{
    text::Message message;
    if (m_verdict) {
        message = text::messageFor(*m_verdict);
        m_severity->setText(text::severityWord(domain::severityOf(m_verdict->code)).toUpper());
    } else {
        message = {tr("Ready"), tr("Nothing has been scanned yet."), {}, {}};
        m_severity->setText(tr("Waiting").toUpper());
    }
    m_word->setText(message.word);
    m_cause->setText(message.cause);
    const bool goesOn = m_verdict && !isLoud(domain::severityOf(m_verdict->code));
    m_remedyCaption->setText((goesOn ? tr("Next") : tr("What to do")).toUpper());
    m_remedy->setText(message.remedy);
    m_todo->setVisible(m_verdict.has_value());
    m_rule->setVisible(m_verdict.has_value());
    setToolTip(plainToolTip(message.detail));
    setAccessibleName(message.word);
    setAccessibleDescription(message.cause + u' ' + message.remedy);
}

void VerdictBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void VerdictBanner::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    if (!m_verdict)
        return;
    QColor rule = m_remedy->palette().color(m_remedy->foregroundRole());
    rule.setAlphaF(0.25F);
    painter.fillRect(
        m_rule->geometry().adjusted(0, style::tokens().space.l, 0, -style::tokens().space.l), rule);
    if (m_pulse.state() != QAbstractAnimation::Running)
        return;
    QColor veil = style::tokens().colours.surface;
    veil.setAlphaF(float(m_pulse.currentValue().toReal() * 0.55));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    const qreal radius = style::tokens().space.radius;
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace pw::ui

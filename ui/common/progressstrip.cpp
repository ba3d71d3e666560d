// SPDX-License-Identifier: Apache-2.0
#include "ui/common/progressstrip.h"

#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace pw::ui {

using namespace Qt::StringLiterals;

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent),
      m_words(new QLabel),
      m_bar(new QProgressBar),
      m_cancel(new TouchButton(style::Icon::Cross, Qt::Key_Escape))
{
    setObjectName(u"progressStrip"_s);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(style::tokens().space.s);
    m_cancel->setObjectName(u"stopButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(style::tokens().space.m);
    row->addWidget(m_words);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &TouchButton::clicked, this, &ProgressStrip::cancelled);
    retranslate();
    hide();
}

void ProgressStrip::showProgress(const QString &words, int done, int of)
{
    m_words->setText(words);
    m_bar->setRange(0, of);
    m_bar->setValue(done);
    m_bar->setAccessibleName(words);
    show();
}

void ProgressStrip::finish()
{
    hide();
}

void ProgressStrip::retranslate()
{
    m_cancel->setLabel(tr("Stop"));
}

void ProgressStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui

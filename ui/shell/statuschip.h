// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/icons.h"
#include "ui/text/messages.h"

#include <QToolButton>

namespace pw::ui {

/// One fact in the status strip: icon and word, coloured when it needs someone; pressed, it says
/// what is the matter and what to do.
class StatusChip : public QToolButton
{
    Q_OBJECT
public:
    enum class Tone { Quiet, Good, Warning, Bad };

    explicit StatusChip(style::Icon icon, QWidget *parent = nullptr);

    /// `title`: whose state it is ("Central"); `text`: what the chip itself shows.
    void setState(const QString &title, const QString &text, const text::Message &message,
                  Tone tone);
    void setIconKind(style::Icon icon);
    /// Without, a click is for others to answer.
    void setExplains(bool explains) { m_explains = explains; }

    QSize sizeHint() const override;
    Tone tone() const { return m_tone; }
    const QString &shownText() const { return m_text; }
    const text::Message &message() const { return m_message; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void explain();

    style::Icon m_icon;
    Tone m_tone = Tone::Quiet;
    bool m_explains = true;
    QString m_title;
    QString m_text;
    text::Message m_message;
};

} // namespace pw::ui

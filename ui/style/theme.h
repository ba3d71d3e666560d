// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"

#include <QApplication>
#include <QFont>
#include <QObject>

namespace pw::style {

/// What the user asks for.
enum class SchemeChoice { System, Light, Dark };

/// Dresses the application: palette, font and style sheet from the tokens. One per QApplication,
/// made right after it and living as long; main thread only.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QApplication &application, SchemeChoice choice = SchemeChoice::System);
    ~Theme() override;

    /// The one theme there is. Widgets that paint themselves read it.
    static Theme &current();

    const Tokens &tokens() const { return m_tokens; }
    SchemeChoice choice() const { return m_choice; }
    void setChoice(SchemeChoice choice);

    /// 1 for 1366x768; the main window asks for more when it has room.
    void setScale(qreal scale);

    /// A font of the house at `pixels`; `weight` 400 to 800.
    QFont font(int pixels, QFont::Weight weight = QFont::Normal) const;
    /// For codes and serials: every character tells itself from every other (0 O, 1 l I).
    QFont codeFont(int pixels, QFont::Weight weight = QFont::Normal) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Colours or sizes have changed; everything that painted with them repaints.
    void changed();

private:
    Scheme systemScheme() const;
    void apply();

    QApplication &m_application;
    SchemeChoice m_choice;
    Tokens m_tokens;
    bool m_applying = false;
};

/// Shorthand for Theme::current().tokens().
const Tokens &tokens();

} // namespace pw::style

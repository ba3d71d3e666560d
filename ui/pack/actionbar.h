// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"

#include <QBoxLayout>
#include <QMap>
#include <QWidget>

namespace pw::ui {

class TouchButton;

/// The keys of the packing page, always in the same places: New per level, Close, Set aside, Undo.
/// One row, two where it is narrow.
class ActionBar : public QWidget
{
    Q_OBJECT
public:
    explicit ActionBar(QWidget *parent = nullptr);

    void showSession(const domain::SessionView &session);

Q_SIGNALS:
    void newContainerRequested(pw::domain::Level level);
    void closeRequested(bool partial);
    void setAsideRequested();
    void startOverRequested(); ///< in its place while something is gathered
    void undoRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void restyle();
    void retranslate();

    bool m_partial = false;
    bool m_gathering = false;
    std::optional<domain::Level> m_innermost; ///< what Close and Set aside act on
    QMap<domain::Level, TouchButton *> m_new;
    QBoxLayout *m_rows;
    TouchButton *m_close;
    TouchButton *m_setAside;
    TouchButton *m_undo;
};

} // namespace pw::ui

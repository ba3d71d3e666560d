// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "ui/text/messages.h"

#include <QFrame>

namespace pw::ui {

class FittedLabel;
class IconLabel;

/// One line across the window while something limits the work: amber for what is to be known, red
/// for what stops it. Hidden otherwise.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Picks the worst of data age, scanners, and what else is to be known.
    void showStation(const domain::SyncView &sync, const QList<domain::DeviceView> &devices,
                     const std::optional<text::Message> &further = {});

private:
    void restyle();
    void setNotice(bool stops, const QString &text);

    IconLabel *m_icon;
    FittedLabel *m_text;
};

} // namespace pw::ui

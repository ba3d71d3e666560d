// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"

#include <QFrame>
#include <QVariantAnimation>

#include <optional>

class QLabel;

namespace pw::ui {

class FittedLabel;
class IconLabel;

/// The answer to the last scan or press, readable from 2 m: colour, icon, word, cause and remedy.
/// Stays until the next one; pulses once, so that the same answer twice is seen to be two.
class VerdictBanner : public QFrame
{
    Q_OBJECT
public:
    explicit VerdictBanner(QWidget *parent = nullptr);

    void showVerdict(const domain::Verdict &verdict);
    void clear();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void restyle();
    void setSeverity(const QString &severity);

    std::optional<domain::Verdict> m_verdict;
    IconLabel *m_icon;
    QLabel *m_severity;
    FittedLabel *m_word;
    FittedLabel *m_cause;
    QWidget *m_rule;
    QWidget *m_todo;
    QLabel *m_remedyCaption;
    FittedLabel *m_remedy;
    QVariantAnimation m_pulse;
};

} // namespace pw::ui

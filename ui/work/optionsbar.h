// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"

#include <QWidget>

namespace pw::ui {

class ChoiceRow;

/// What is chosen and not scanned, for the kind of work at hand: how deep, what becomes of the old
/// one, which hold.
class OptionsBar : public QWidget
{
    Q_OBJECT
public:
    explicit OptionsBar(QWidget *parent = nullptr);

    void showReport(const domain::WorkReport &report);

Q_SIGNALS:
    void optionsChosen(const pw::domain::WorkOptions &options);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Choice
    {
        QString caption;
        QStringList words;
        QList<int> ids;
        int chosen = -1;
        friend bool operator==(const Choice &, const Choice &) = default;
    };
    /// At most two, in the order of the rows.
    QList<Choice> choices() const;
    void choose(int row, int id);
    void build();

    static constexpr int Rows = 2;

    domain::WorkReport m_report;
    QList<Choice> m_shown;
    QList<ChoiceRow *> m_rows;
};

} // namespace pw::ui

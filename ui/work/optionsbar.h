// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workchoices.h"
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
    struct Row
    {
        QString caption;
        QStringList words;
        QList<int> ids;
        int chosen = -1;
        friend bool operator==(const Row &, const Row &) = default;
    };
    /// At most two; ids are places in `m_choices`.
    QList<Row> rows() const;
    void build();

    static constexpr int MostRows = 2;

    QList<domain::WorkChoice> m_choices;
    QList<domain::Hold> m_holds;
    QList<Row> m_shown;
    QList<ChoiceRow *> m_rows;
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace pw::ui {

/// A caption and a few words of which one is chosen: what would be a list box elsewhere, but every
/// choice is seen and hit at once.
class ChoiceRow : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceRow(QWidget *parent = nullptr);

    /// `ids` are the caller's numbers, one a word. Ctrl and a digit from `firstDigit` on
    /// choose; 0: no keys.
    void setChoices(const QString &caption, const QStringList &words, const QList<int> &ids,
                    int firstDigit = 0);
    void setChosen(int id);

Q_SIGNALS:
    void chosen(int id);

private:
    QLabel *m_caption;
    QHBoxLayout *m_row;
    QButtonGroup *m_group;
};

} // namespace pw::ui

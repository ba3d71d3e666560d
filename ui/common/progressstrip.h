// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace pw::ui {

class TouchButton;

/// One line for work that takes a while: what is being done, how far it is, and a key to stop it.
/// Hidden while there is nothing.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    /// `of` 0: nobody knows how long it takes.
    void showProgress(const QString &words, int done, int of);
    void finish();

Q_SIGNALS:
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_words;
    QProgressBar *m_bar;
    TouchButton *m_cancel;
};

} // namespace pw::ui

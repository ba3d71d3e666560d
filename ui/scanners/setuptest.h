// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

#include <QWidget>

class QFrame;
class QLabel;
class QTextBrowser;
class QVBoxLayout;

namespace pw::ui {

class FactList;
class FittedLabel;
class IconLabel;
class SymbolView;
class TouchButton;

/// Second step of the set-up, and the test before the shift: the codes of the test sheet one after
/// the other on the screen, what came of each, and how the scanner is to be set where it fails.
class SetupTest : public QWidget
{
    Q_OBJECT
public:
    explicit SetupTest(QWidget *parent = nullptr);

    /// `name`: whose test it is; empty: not named yet.
    void begin(const QString &name);
    void show(const domain::SetupView &view);
    using QWidget::show;
    /// The outcome could not be kept; `reason` is the system's own. Until something new comes.
    void showFailure(const QString &reason);

Q_SIGNALS:
    void againRequested();
    void goOn();
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCode();
    QWidget *makeProgress();
    void showCode();
    void showProgress();
    void restyle();
    void retranslate();

    QString m_name;
    domain::SetupView m_view;
    std::optional<labels::TestCode> m_shown;

    QVBoxLayout *m_column; ///< of the code and what is wrong
    QLabel *m_title;
    FittedLabel *m_cause;
    FittedLabel *m_remedy;
    SymbolView *m_symbol;
    IconLabel *m_done;
    FittedLabel *m_codeName;
    FittedLabel *m_proves;
    QLabel *m_codesTitle;
    FactList *m_codes;
    QTextBrowser *m_findings;
    QLabel *m_line;
    TouchButton *m_cancel;
    TouchButton *m_again;
    TouchButton *m_goOn;
};

} // namespace pw::ui

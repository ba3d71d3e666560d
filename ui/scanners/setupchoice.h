// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QStackedLayout;

namespace pw::ui {

class ChoiceRow;
class FactList;
class FittedLabel;
class TouchButton;

/// A kind of device there is a profile for.
struct KnownProfile
{
    QString id;
    QString name;
};

/// First step of the set-up: which scanner? What is plugged in, one that types, a fixed reader by
/// its address, or a serial line by its name.
class SetupChoice : public QWidget
{
    Q_OBJECT
public:
    explicit SetupChoice(QWidget *parent = nullptr);

    void begin();
    void setProfiles(const QList<KnownProfile> &readers, const QList<KnownProfile> &lines);
    void showFound(const QList<domain::FoundDevice> &devices);

Q_SIGNALS:
    void lookRequested();
    void chosen(const pw::domain::DeviceConfig &device);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFound();
    QWidget *makeReader();
    void showRows();
    void choose(int row);
    void describe(bool line);
    void chooseDescribed();
    void showFields();
    void restyle();
    void retranslate();

    QList<domain::FoundDevice> m_devices;
    QList<KnownProfile> m_readers;
    QList<KnownProfile> m_lines;
    bool m_looked = false;
    bool m_line = false; ///< a serial line is described, else a reader
    bool m_dialsUs = false;

    QStackedLayout *m_steps;
    QFrame *m_foundCard;
    QLabel *m_title;
    QLabel *m_hint;
    FactList *m_found;
    TouchButton *m_again;
    TouchButton *m_cancel;
    QFrame *m_readerCard;
    QLabel *m_readerTitle;
    QLabel *m_kindCaption;
    QComboBox *m_kinds;
    ChoiceRow *m_directions;
    QLabel *m_addressCaption;
    QLineEdit *m_address;
    QLabel *m_portCaption;
    QLineEdit *m_port;
    FittedLabel *m_problem;
    TouchButton *m_connect;
    TouchButton *m_back;
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/devicesetup.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QStackedLayout;

namespace pw::ui {

class ChoiceRow;
class FactList;
class FittedLabel;
class TouchButton;

/// A kind of fixed reader there is a profile for.
struct ReaderProfile
{
    QString id;
    QString name;
};

/// First step of the set-up: which scanner? What is plugged in, one that types, or a fixed reader
/// by its address.
class SetupChoice : public QWidget
{
    Q_OBJECT
public:
    explicit SetupChoice(QWidget *parent = nullptr);

    void begin();
    void setReaderProfiles(const QList<ReaderProfile> &profiles);
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
    void chooseReader();
    void showReaderFields();
    void restyle();
    void retranslate();

    QList<domain::FoundDevice> m_devices;
    QList<ReaderProfile> m_profiles;
    bool m_looked = false;
    int m_profile = 0;
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
    ChoiceRow *m_kinds;
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

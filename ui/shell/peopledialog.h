// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/person.h"

#include <QDialog>

namespace pw::ui {

/// Who is working? One key a person. Shown with open(); deletes itself.
class PeopleDialog : public QDialog
{
    Q_OBJECT
public:
    PeopleDialog(const People &people, const QString &present, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const pw::ui::Person &person);
};

} // namespace pw::ui

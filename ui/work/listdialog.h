// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/workreport.h"
#include "ui/text/messages.h"

#include <QDialog>

namespace pw::ui {

/// What came of each line of a list, the refused ones first. Nothing has been done yet: what was
/// taken down is confirmed like what was scanned. Shown with open(); deletes itself.
class ListDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ListDialog(const QList<domain::ListLine> &lines, QWidget *parent = nullptr);
    /// Why there are no lines.
    explicit ListDialog(const text::Message &failure, QWidget *parent = nullptr);

private:
    ListDialog(const QString &heading, const QString &rest, QWidget *middle, QWidget *parent);
};

} // namespace pw::ui

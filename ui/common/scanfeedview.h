// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

namespace pw::ui {

class ScanFeedModel;

/// The scan feed: each row says when, what came of it, which code and which scanner.
class ScanFeedView : public QListView
{
    Q_OBJECT
public:
    explicit ScanFeedView(ScanFeedModel *model, QWidget *parent = nullptr);
};

} // namespace pw::ui

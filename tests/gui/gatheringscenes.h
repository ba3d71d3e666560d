// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace pw::ui {
class MainWindow;
}

namespace pw::samples {

/// Pack with the label last: some gathered on an open pallet, and a carton that waits for its
/// label.
void labelLast(ui::MainWindow &window);
void labelNext(ui::MainWindow &window);

} // namespace pw::samples

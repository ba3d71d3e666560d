// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/sessionview.h"
#include "ui/common/reasonpicker.h"

namespace pw::ui {

/// Asks why a container is closed with less than its capacity.
class ReasonDialog : public ReasonPicker
{
    Q_OBJECT
public:
    explicit ReasonDialog(const domain::ContainerView &container, QWidget *parent = nullptr);

    /// The bench has changed while we ask: shows the new count, or gives up where the question no
    /// longer makes sense.
    void follow(const domain::SessionView &session);

private:
    void showFacts(const domain::ContainerView &container);

    epc::Epc m_container;
};

} // namespace pw::ui

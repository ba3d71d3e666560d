// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"

namespace pw::ui {

/// A page that shows the answer to a scan or a press.
class VerdictSink
{
public:
    virtual ~VerdictSink() = default;
    virtual void showVerdict(const domain::Verdict &verdict) = 0;
    /// Whether all of it is read there. Else the window shows it as well.
    virtual bool showsAll() const { return true; }
};

} // namespace pw::ui

// SPDX-License-Identifier: Apache-2.0
#include "core/domain/devicesetup.h"

#include <algorithm>

namespace pw::domain {

bool isLearnt(const SetupView &view)
{
    const auto layout = [](const ProofFinding &finding) {
        return finding.code == ProofFinding::Code::LayoutMismatch;
    };
    return view.step == ProofStep::Failed && !view.ownDevice
           && std::all_of(view.findings.begin(), view.findings.end(), layout);
}

} // namespace pw::domain

// SPDX-License-Identifier: Apache-2.0
#include "core/domain/devicerole.h"

namespace pw::domain {

namespace {

bool makesParent(VerdictCode decided)
{
    return decided == VerdictCode::ContainerOpened || decided == VerdictCode::ContainerResumed
           || decided == VerdictCode::ContainerAlreadyOpen;
}

} // namespace

std::optional<VerdictCode> refuseForRole(DeviceRole role, const scan::ScannedThing &thing,
                                         VerdictCode decided)
{
    const bool item = std::holds_alternative<scan::ScannedItem>(thing)
                      || std::holds_alternative<scan::ScannedProductOnly>(thing);
    const bool container = std::holds_alternative<scan::ScannedLogisticUnit>(thing);
    switch (role) {
    case DeviceRole::Any: return {};
    case DeviceRole::Children:
        if (container && makesParent(decided))
            return VerdictCode::ScannerForContents;
        return {};
    case DeviceRole::Parent:
        if (item)
            return VerdictCode::ScannerForLabels;
        return {};
    case DeviceRole::CommandOnly:
        if (item || container)
            return VerdictCode::ScannerForCommands;
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace pw::domain

// SPDX-License-Identifier: Apache-2.0
#include "devices/portregistry.h"

#include <utility>

namespace pw::devices {

PortRegistry::Claim::Claim(PortRegistry &registry, const QString &path)
    : m_registry(&registry), m_path(path)
{}

PortRegistry::Claim::Claim(Claim &&other) noexcept
    : m_registry(std::exchange(other.m_registry, nullptr)), m_path(std::move(other.m_path))
{}

PortRegistry::Claim &PortRegistry::Claim::operator=(Claim &&other) noexcept
{
    std::swap(m_registry, other.m_registry); // other lets go of what we held
    std::swap(m_path, other.m_path);
    return *this;
}

PortRegistry::Claim::~Claim()
{
    if (m_registry)
        m_registry->m_holders.remove(m_path);
}

PortRegistry::~PortRegistry()
{
    Q_ASSERT(m_holders.isEmpty());
}

std::optional<PortRegistry::Claim> PortRegistry::claim(const QString &canonicalPath,
                                                       const QString &device)
{
    if (m_holders.contains(canonicalPath))
        return std::nullopt;
    m_holders.insert(canonicalPath, device);
    return Claim(*this, canonicalPath);
}

} // namespace pw::devices

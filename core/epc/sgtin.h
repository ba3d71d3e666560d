// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gs1/gtin.h"

#include <QString>

namespace pw::epc {

enum class SgtinError { EmptySerial, SerialTooLong, SerialCharacter };

/// Serialized GTIN, AI (01) + (21): the identity of one trade item. The serial has 1..20
/// characters of GS1 set 82; case and leading zeros count (General Specifications, 3.5.2).
class Sgtin
{
public:
    static constexpr qsizetype MaxSerial = 20;

    static Result<Sgtin, SgtinError> make(const gs1::Gtin &gtin, const QString &serial);

    const gs1::Gtin &gtin() const { return m_gtin; }
    const QString &serial() const { return m_serial; }

    friend bool operator==(const Sgtin &, const Sgtin &) = default;
    friend size_t qHash(const Sgtin &sgtin, size_t seed = 0)
    {
        return qHashMulti(seed, sgtin.m_gtin, sgtin.m_serial);
    }

private:
    Sgtin(const gs1::Gtin &gtin, const QString &serial) : m_gtin(gtin), m_serial(serial) {}

    gs1::Gtin m_gtin;
    QString m_serial;
};

} // namespace pw::epc

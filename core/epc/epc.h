// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epc/epcerror.h"
#include "core/epc/sgtin.h"
#include "core/gs1/digitallink.h"
#include "core/gs1/sscc.h"

#include <QMetaType>
#include <QString>

#include <variant>

namespace pw::epc {

/// The identity of one unit: a pack, bundle or carton by SGTIN, a logistic unit by SSCC.
/// Two spellings exist: key() inside (`01/<GTIN14>/21/<serial>`, `00/<SSCC18>`, percent-encoded
/// like a Digital Link path), the canonical Digital Link URI outside. EPC URNs are taken at the
/// edge.
class Epc
{
public:
    Epc(const Sgtin &sgtin) : m_id(sgtin) {}
    Epc(const gs1::Sscc &sscc) : m_id(sscc) {}

    /// Takes exactly what key() gives, no other spelling of it.
    static Result<Epc, EpcError> fromKey(QStringView key);
    /// Any Digital Link of a unit, older spellings included, or an EPC URN `urn:epc:id:sgtin:…` /
    /// `urn:epc:id:sscc:…`. Qualifiers coarser than the serial (22, 10) and the query do not count.
    static Result<Epc, EpcError> fromUri(QStringView uri);
    static Result<Epc, EpcError> fromDigitalLink(const gs1::DigitalLink &link);

    const Sgtin *sgtin() const { return std::get_if<Sgtin>(&m_id); }
    const gs1::Sscc *sscc() const { return std::get_if<gs1::Sscc>(&m_id); }

    QString key() const;
    QString toUri() const; ///< `https://id.gs1.org/` + key()
    /// For people: `(00) 3952…` or `(01) 0952… (21) A7K2`.
    QString toHri() const;

    friend bool operator==(const Epc &, const Epc &) = default;
    friend size_t qHash(const Epc &epc, size_t seed = 0)
    {
        return std::visit([seed](const auto &id) { return qHash(id, seed); }, epc.m_id);
    }

private:
    std::variant<Sgtin, gs1::Sscc> m_id;
};

} // namespace pw::epc

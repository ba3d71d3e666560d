// SPDX-License-Identifier: Apache-2.0
#include "core/epc/sgtin.h"

#include "core/gs1/charset.h"

namespace pw::epc {

Result<Sgtin, SgtinError> Sgtin::make(const gs1::Gtin &gtin, const QString &serial)
{
    if (serial.isEmpty())
        return Failure{SgtinError::EmptySerial};
    if (serial.size() > MaxSerial)
        return Failure{SgtinError::SerialTooLong};
    if (gs1::firstOutsideSet82(serial) >= 0)
        return Failure{SgtinError::SerialCharacter};
    return Sgtin(gtin, serial);
}

} // namespace pw::epc

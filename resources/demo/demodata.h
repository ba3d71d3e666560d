// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

/// The demonstration site that is built into the executables.
namespace pw::demo {

/// Master data, SSCC pools and events, as `packwright-central --seed` takes them.
QByteArray siteJson();
/// The scannable codes of that site, for labels::DemoSheet::fromJson().
QByteArray sheetJson();

} // namespace pw::demo

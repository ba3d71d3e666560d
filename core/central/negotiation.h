// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/epcformat.h"
#include "core/central/extensionnames.h"
#include "core/central/problem.h"

namespace pw::central {

/// What the headers of a request ask for, as far as it is not already fulfilled.
struct Wishes
{
    EpcFormat format = EpcFormat::DigitalLink;
    ExtensionNames names;
};

/// Reads the headers of the EPCIS REST binding that every resource knows: Accept,
/// GS1-EPCIS-Min/Max, GS1-CBV-Min/Max, GS1-EPC-Format, GS1-CBV-XML-Format, GS1-Extensions. 406
/// where nothing this server can say is wanted, 400 where a header has no meaning.
Result<Wishes, Problem> wishesOf(const http::Request &request);

/// Why a body of the versions that GS1-EPCIS-Version and GS1-CBV-Version name cannot be taken.
/// XML may be 1.x as well.
std::optional<Problem> bodyVersionProblem(const http::Request &request, bool isXml);

/// What OPTIONS tells of each resource of the binding.
QList<http::Header> discoveryHeaders();

} // namespace pw::central

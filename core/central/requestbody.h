// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/central/problem.h"

namespace pw::central {

/// Why the body cannot be JSON by its headers; nothing where it may be.
std::optional<Problem> jsonBodyProblem(const http::Request &request);

/// Whether the body is XML by its headers.
bool isXmlBody(const http::Request &request);

/// The body as one strict JSON object.
Result<QJsonObject, Problem> jsonBody(const http::Request &request);

} // namespace pw::central

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/operationservice.h"

#include <QCommandLineParser>

namespace pw::ctl {

/// Options all operations share, and the units they name.
void addOperationOptions(QCommandLineParser &parser);

/// Of these, who asks and why.
void addActorOptions(QCommandLineParser &parser);

/// A unit as people have it at hand: SSCC of 18 digits, bracketed element string, Digital Link, EPC
/// URN or our own key; says what is wrong with it.
std::optional<epc::Epc> anyUnitFrom(const QString &text);

/// Units named as arguments and, one a line, in `--list FILE`; every line that is wrong is named.
std::optional<QList<epc::Epc>> unitsFrom(const QStringList &arguments, const QString &listFile);

/// Who asks, and why; says what is wrong.
std::optional<domain::Actor> actorFrom(const QCommandLineParser &parser, const QString &fallback);
domain::Reason reasonFrom(const QCommandLineParser &parser);

/// What is asked for by `packwrightctl op KIND …`. Draws pool numbers and looks up earlier steps
/// where the kind needs them; says what is missing.
std::optional<domain::Operation> operationFrom(const QCommandLineParser &parser,
                                               services::OperationService &service,
                                               const domain::World &world, bool dryRun);

/// "open, aggregate, …" for the help.
QString operationKinds();

} // namespace pw::ctl

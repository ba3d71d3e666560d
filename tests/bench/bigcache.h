// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/unitstate.h"

#include <QByteArray>
#include <QString>

/// A cache as a large site has it, for benchmarks: a million good packs of twenty products.
namespace pw::bench {

inline constexpr int Products = 20;
inline constexpr int SerialsPerProduct = 50'000;

gs1::Gtin gtin(int product);
/// Sorted within a product, as a snapshot of central comes.
QString serial(int number);
domain::UnitState pack(int product, int number);
/// As a scanner sends it, without terminator.
QByteArray code(int product, int number);

/// Master data, all packs, and "you are up to date".
void fillCache(const QString &cacheDatabase, const Clock &clock);

/// The packs only, into a cache no one has open.
void addUnits(const QString &cacheDatabase);

/// Resident memory of a process.
qint64 residentKiB(const QString &process = QStringLiteral("self"));

} // namespace pw::bench

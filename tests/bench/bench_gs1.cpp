// SPDX-License-Identifier: Apache-2.0
// What reading one code costs: element string to checked elements, and to what the scan means.
// Counts the heap allocations of a reading, too. Prints figures.
#include "core/gs1/elementstring.h"
#include "core/scan/scaninterpreter.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace pw;
using namespace Qt::StringLiterals;

namespace {

std::atomic<long> allocations = 0;

constexpr int Year = 2026;
constexpr int Rounds = 15;
constexpr int Readings = 200'000;

/// Nanoseconds a call, the median of several rounds.
template <typename Call>
double nanoseconds(Call call)
{
    std::vector<double> rounds;
    for (int round = 0; round < Rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < Readings; ++i)
            call();
        const std::chrono::duration<double, std::nano> spent =
            std::chrono::steady_clock::now() - start;
        rounds.push_back(spent.count() / Readings);
    }
    std::ranges::nth_element(rounds, rounds.begin() + Rounds / 2);
    return rounds[Rounds / 2];
}

template <typename Call>
long allocationsOf(Call call)
{
    call(); // tables are made at the first use
    const long before = allocations;
    call();
    return allocations - before;
}

template <typename Call>
void report(const char *what, const char *how, Call call)
{
    std::printf("%-34s %-22s %8.1f ns  %ld allocations\n", what, how, nanoseconds(call),
                allocationsOf(call));
}

void measure(const char *what, const QByteArray &bytes)
{
    const QString data = QString::fromLatin1(bytes);
    volatile qsizetype sink = 0;
    report(what, "checked elements", [&] {
        gs1::ElementViews elements;
        if (gs1::readElements(data, Year, elements))
            qFatal("refused");
        sink = elements.size();
    });
    report(what, "kept elements", [&] {
        const auto elements = gs1::ElementString::parse(data, Year);
        if (!elements)
            qFatal("refused");
        sink = elements->elements().size();
    });
    scan::RawScan raw;
    raw.bytes = "]d2" + bytes;
    report(what, "meaning of the scan", [&] {
        const auto thing = scan::interpret(raw, {{}, true, Year, {}});
        sink = qsizetype(thing.index());
    });
}

} // namespace

// Counting is all they add. Qt's containers ask malloc(), not operator new.
extern "C" {
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    ++allocations;
    return __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
    ++allocations;
    return __libc_calloc(count, size);
}
void *realloc(void *memory, size_t size)
{
    ++allocations;
    return __libc_realloc(memory, size);
}
}

int main()
{
    measure("pack, (01)(21)(17)(10)", "01095211410123451728053110LOT-4711\x1d"
                                      "21XK7P2M9QWE4T");
    measure("SSCC, (00)", "00395211410000000015");
    measure("label of ten AIs", "0109521141012345112601011526060117280531"
                                "20"
                                "0110LOT-4711\x1d"
                                "21XK7P2M9QWE4T\x1d"
                                "240PART-12\x1d"
                                "3103001250"
                                "7101234567");
    return 0;
}

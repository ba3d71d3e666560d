// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t MaxSize = 4096;
constexpr int MaxChanges = 4;

std::string current; // what a crash was caused by

void run(std::string input)
{
    current = std::move(input);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(current.data()), current.size());
}

/// Prints the input in hexadecimal; the process is lost anyway, so stdio is good enough.
void printInput(int signal)
{
    std::fputs("\nfailed on (hex): ", stderr);
    for (const char c : current)
        std::fprintf(stderr, "%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    std::fputc('\n', stderr);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// Always the same changes in the same order, on every machine.
class Mutator
{
public:
    explicit Mutator(const std::vector<std::string> &seeds) : m_seeds(seeds) {}

    std::string next()
    {
        std::string text = m_seeds[below(m_seeds.size())];
        for (std::size_t changes = 1 + below(MaxChanges); changes > 0; --changes)
            change(text);
        text.resize(std::min(text.size(), MaxSize));
        return text;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

    void change(std::string &text)
    {
        const std::size_t at = below(text.size() + 1);
        switch (below(5)) {
        case 0: text.insert(at, 1, char(below(256))); break;
        case 1: text.erase(at, 1 + below(4)); break;
        case 2:
            if (at < text.size())
                text[at] = char(below(256));
            break;
        case 3: text.insert(at, text.substr(below(text.size() + 1), below(32))); break;
        default: {
            const std::string &other = m_seeds[below(m_seeds.size())];
            text = text.substr(0, at) + other.substr(below(other.size() + 1));
        }
        }
    }

    const std::vector<std::string> &m_seeds;
    std::mt19937 m_random{1};
};

} // namespace

/// Hands every file of a folder to a fuzzer once, the empty input first: what a fuzzer has found is
/// a test from then on, with any compiler. Then changes the files for so many seconds, always in
/// the same order. A crash is the failure; the input is printed.
int main(int argc, char **argv)
{
    LLVMFuzzerTestOneInput(nullptr, 0);
    if (argc < 2 || argc > 3 || !std::filesystem::is_directory(argv[1])) {
        std::fprintf(stderr, "usage: %s <corpus folder> [seconds]\n", argv[0]);
        return 2;
    }
    std::signal(SIGABRT, printInput);
    std::signal(SIGSEGV, printInput);

    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[1])) {
        if (entry.is_regular_file())
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> seeds{std::string()};
    for (const auto &path : paths) {
        std::printf("%s\n", path.c_str());
        std::fflush(stdout);
        std::ifstream file(path, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        run(seeds.back());
    }

    const auto end = Clock::now() + std::chrono::seconds(argc == 3 ? std::atoi(argv[2]) : 0);
    Mutator mutator(seeds);
    long long runs = 0;
    for (; Clock::now() < end; ++runs)
        run(mutator.next());
    std::printf("%lld changed inputs\n", runs);
    return 0;
}

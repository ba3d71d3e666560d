// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/operation.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What anybody would write down on paper about packs and boxes: who is in what, what has ended,
/// what is on hold. Written from the rules, not from the code under test, to be held against it.
class NaiveModel
{
public:
    struct Thing
    {
        int level = 0; ///< 0 pack, 2 carton, 3 pallet
        std::string product;
        std::string lot;
        std::string in; ///< empty: loose
        bool ended = false;
        bool open = false;
        std::set<std::string> holds;
        friend bool operator==(const Thing &, const Thing &) = default;
    };
    using Things = std::map<std::string, Thing>;

    Things things;

    /// Whether the operation may be done; if so it is.
    bool apply(const pw::domain::Operation &operation);
    /// Back to how it was before the last one; numbers it opened are used up all the same.
    bool takeBack();
    /// Somebody else says it is in another of these boxes: nothing more is done with any of them
    /// until one has looked, and what was done before is not taken back.
    void dispute(const std::string &id, const std::string &unit,
                 const std::vector<std::string> &boxes);

private:
    friend struct NaiveApply;

    bool isBox(const std::string &id) const { return things.at(id).level > 0; }
    std::vector<std::string> children(const std::string &id) const;
    std::vector<std::string> inside(const std::string &id) const;
    bool held(const std::string &id) const; ///< itself or by what it is in
    bool heldInside(const std::string &id) const;
    int capacity(const std::string &box) const;
    bool mayEnter(const std::vector<std::string> &who, const std::string &box,
                  int alreadyGone = 0) const;
    bool usable(const std::string &id) const { return things.count(id) && !things.at(id).ended; }
    bool disputed(const std::string &id) const; ///< a party to a dispute
    void leave(const std::string &id);
    void dropEmpty(const std::string &box);

    struct Dispute
    {
        std::string unit;
        std::vector<std::string> boxes;
    };

    std::map<std::string, Dispute> m_disputes; ///< by the id of its hold
    std::vector<Things> m_past;                ///< before each operation
    Things m_used;                             ///< numbers opened and taken back
};

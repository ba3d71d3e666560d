-- SPDX-License-Identifier: Apache-2.0
-- Where stations contradict each other about a unit. Kept for good: who resolved what is on record.

CREATE TABLE conflict (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL,      -- key
    open INTEGER NOT NULL,   -- 0 or 1
    opened_at INTEGER NOT NULL,
    document TEXT NOT NULL   -- the case, JSON
) WITHOUT ROWID;
CREATE INDEX conflict_unit ON conflict (unit);
CREATE INDEX conflict_order ON conflict (open, opened_at);

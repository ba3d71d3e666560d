-- SPDX-License-Identifier: Apache-2.0
-- Several holds with the same disposition may lie on one unit: each has an id of its own, empty
-- where the one who placed it named none.

CREATE TABLE hold_new (
    key TEXT NOT NULL,
    disposition TEXT NOT NULL,
    id TEXT NOT NULL,
    class TEXT NOT NULL,  -- empty: follows from the disposition
    scope TEXT NOT NULL,
    mode TEXT NOT NULL,
    owner TEXT NOT NULL,
    evidence TEXT NOT NULL,
    reason TEXT NOT NULL,
    held_by TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (key, disposition, id)
) WITHOUT ROWID;
INSERT INTO hold_new SELECT key, disposition, '', '', '', '', '', '', reason, held_by, since FROM hold;
DROP TABLE hold;
ALTER TABLE hold_new RENAME TO hold;
-- unit.flags: 32 closed once, 64 contents changed since, 128 held; label from bit 8, evidence from bit 11
UPDATE unit SET flags = flags | 128 WHERE key IN (SELECT key FROM hold);

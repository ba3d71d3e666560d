-- SPDX-License-Identifier: Apache-2.0
-- The overlay by the numbers of the history as well, and the units of an event kept once by unit and
-- once as a list of the event: what a commit writes lies at the end of each table.

INSERT OR IGNORE INTO history_unit (key) SELECT key FROM unit_overlay ORDER BY last_seq, key;
INSERT OR IGNORE INTO history_unit (key)
    SELECT parent FROM unit_overlay WHERE parent IS NOT NULL ORDER BY last_seq, key;
CREATE TABLE unit_overlay_new (
    unit_id INTEGER PRIMARY KEY,
    level TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    custody TEXT NOT NULL,
    product TEXT,               -- GTIN
    lot TEXT NOT NULL,
    expiry TEXT NOT NULL,       -- ISO date or empty
    holds TEXT NOT NULL,        -- JSON array
    parent_id INTEGER,
    container TEXT CHECK (container IN ('open', 'closed', 'partial')), -- NULL: not a container
    capacity INTEGER,
    child_count INTEGER NOT NULL,
    duplicate INTEGER NOT NULL,
    last_event_at INTEGER,
    last_event_by TEXT NOT NULL,
    last_seq INTEGER NOT NULL,  -- sequence of our last event that touched it
    label TEXT NOT NULL,
    broken INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    evidence_at INTEGER
) STRICT;
INSERT INTO unit_overlay_new
    SELECT u.id, o.level, o.lifecycle, o.custody, o.product, o.lot, o.expiry, o.holds,
           (SELECT p.id FROM history_unit p WHERE p.key = o.parent), o.container, o.capacity,
           o.child_count, o.duplicate, o.last_event_at, o.last_event_by, o.last_seq, o.label,
           o.broken, o.evidence, o.evidence_at
    FROM unit_overlay o JOIN history_unit u ON u.key = o.key;
DROP TABLE unit_overlay;
ALTER TABLE unit_overlay_new RENAME TO unit_overlay;
CREATE INDEX unit_overlay_parent ON unit_overlay (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX unit_overlay_open ON unit_overlay (container) WHERE container = 'open';
CREATE INDEX unit_overlay_seq ON unit_overlay (last_seq);

ALTER TABLE outbox ADD COLUMN units TEXT NOT NULL DEFAULT '[]'; -- numbers, a JSON array
UPDATE outbox SET units = (SELECT json_group_array(e.unit_id) FROM outbox_unit e
                           WHERE e.seq = outbox.seq);
CREATE TABLE outbox_unit_new (
    unit_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (unit_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_unit_new SELECT unit_id, seq FROM outbox_unit;
DROP TABLE outbox_unit;
ALTER TABLE outbox_unit_new RENAME TO outbox_unit;

-- The last one that can be undone is found from the end of the table.
DROP INDEX operation_undoable;

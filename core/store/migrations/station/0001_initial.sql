-- SPDX-License-Identifier: Apache-2.0
-- What this station has done and has not lost. Instants: milliseconds since 1970 UTC.
-- Words (level, state, code …) are the stable codes of the program, never numbers of an enum.

CREATE TABLE station_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Never goes back: numbers and times already used in events.
CREATE TABLE event_stamp (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO event_stamp VALUES (1, 0, 0);

-- Units as this station left them, until central's feed shows the same.
CREATE TABLE unit_overlay (
    key TEXT PRIMARY KEY,
    level TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    custody TEXT NOT NULL,
    product TEXT,               -- GTIN
    lot TEXT NOT NULL,
    expiry TEXT NOT NULL,       -- ISO date or empty
    holds TEXT NOT NULL,        -- JSON array
    parent TEXT,
    container TEXT CHECK (container IN ('open', 'closed', 'partial')), -- NULL: not a container
    capacity INTEGER,
    child_count INTEGER NOT NULL,
    duplicate INTEGER NOT NULL,
    last_event_at INTEGER,
    last_event_by TEXT NOT NULL,
    last_seq INTEGER NOT NULL   -- sequence of our last event that touched it
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_overlay_parent ON unit_overlay (parent) WHERE parent IS NOT NULL;
CREATE INDEX unit_overlay_open ON unit_overlay (container) WHERE container = 'open';
CREATE INDEX unit_overlay_seq ON unit_overlay (last_seq);

CREATE TABLE operation (
    seq INTEGER PRIMARY KEY,
    operation_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    payload TEXT NOT NULL,      -- JSON
    undoes INTEGER UNIQUE REFERENCES operation (seq),
    undone_by INTEGER REFERENCES operation (seq)
) STRICT;
CREATE INDEX operation_undoable ON operation (seq) WHERE undoes IS NULL AND undone_by IS NULL;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    agw_seq INTEGER NOT NULL UNIQUE,
    operation_seq INTEGER NOT NULL REFERENCES operation (seq),
    document TEXT NOT NULL,     -- one event, the bytes every attempt sends
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'stored', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    last_code TEXT NOT NULL DEFAULT '',
    last_text TEXT NOT NULL DEFAULT '',
    capture_url TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    stored_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (seq, state) WHERE state <> 'stored';
CREATE INDEX outbox_stored ON outbox (stored_at) WHERE state = 'stored';

-- The units an event touches: they wait with a parked one, and keep their overlay row.
CREATE TABLE outbox_epc (
    seq INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (seq, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_epc_key ON outbox_epc (key);

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    boot_ns INTEGER NOT NULL,
    operator TEXT NOT NULL,
    role TEXT NOT NULL,
    station TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,       -- JSON
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER audit_next_only BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
-- Where the trail ends, so that rows missing at its end are missed.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO audit_head VALUES (1, 0, zeroblob(32));

CREATE TABLE scan_journal (
    id INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    device_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    boot_ns INTEGER NOT NULL,
    raw BLOB NOT NULL,
    frame_status TEXT NOT NULL,
    verdict_code TEXT NOT NULL,
    verdict TEXT NOT NULL,      -- JSON
    operation_seq INTEGER REFERENCES operation (seq)
) STRICT;
CREATE INDEX scan_journal_at ON scan_journal (at);

CREATE TABLE sscc_block (
    id TEXT PRIMARY KEY,
    level TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL,      -- everything below is burned
    leased INTEGER NOT NULL     -- order of lease: older blocks are used up first
) STRICT, WITHOUT ROWID;
-- Numbers burned out of turn: a label that was there already was scanned.
CREATE TABLE sscc_taken (
    sscc TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

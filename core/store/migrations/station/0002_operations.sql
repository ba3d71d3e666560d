-- SPDX-License-Identifier: Apache-2.0
-- Rework: what is known of labels, closure and evidence; events declared an error.

ALTER TABLE unit_overlay ADD COLUMN label TEXT NOT NULL DEFAULT 'none';
ALTER TABLE unit_overlay ADD COLUMN broken INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit_overlay ADD COLUMN evidence TEXT NOT NULL DEFAULT 'unverified';
ALTER TABLE unit_overlay ADD COLUMN evidence_at INTEGER;

-- An error declaration repeats the eventID of its original (EPCIS 2.0, 7.4.1.5): the id alone is no
-- longer unique. SQLite has no way to drop the constraint but to write the table anew.
CREATE TEMP TABLE outbox_epc_kept AS SELECT seq, key FROM outbox_epc;
DROP TABLE outbox_epc;
CREATE TABLE outbox_new (
    seq INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL,
    declaration INTEGER NOT NULL DEFAULT 0, -- it declares the event of this id an error
    agw_seq INTEGER NOT NULL UNIQUE,
    operation_seq INTEGER NOT NULL REFERENCES operation (seq),
    document TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'stored', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    last_code TEXT NOT NULL DEFAULT '',
    last_text TEXT NOT NULL DEFAULT '',
    capture_url TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    stored_at INTEGER,
    UNIQUE (event_id, declaration)
) STRICT;
INSERT INTO outbox_new
    (seq, event_id, agw_seq, operation_seq, document, state, attempts, next_attempt_at, last_code,
     last_text, capture_url, created_at, stored_at)
    SELECT seq, event_id, agw_seq, operation_seq, document, state, attempts, next_attempt_at,
           last_code, last_text, capture_url, created_at, stored_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_unsent ON outbox (seq, state) WHERE state <> 'stored';
CREATE INDEX outbox_stored ON outbox (stored_at) WHERE state = 'stored';
CREATE TABLE outbox_epc (
    seq INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (seq, key)
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_epc SELECT seq, key FROM outbox_epc_kept;
DROP TABLE outbox_epc_kept;
CREATE INDEX outbox_epc_key ON outbox_epc (key);

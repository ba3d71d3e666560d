-- SPDX-License-Identifier: Apache-2.0
-- Hierarchies others hand to us: their events go on to central as they came.

-- Not ours: central knows it by no number of this station.
ALTER TABLE outbox ADD COLUMN received INTEGER NOT NULL DEFAULT 0;

-- What was taken over, so that the same file has no effect a second time.
CREATE TABLE imported_event (
    event_id TEXT NOT NULL,
    declaration INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    operation_seq INTEGER NOT NULL REFERENCES operation (seq),
    PRIMARY KEY (event_id, declaration)
) STRICT, WITHOUT ROWID;

-- SPDX-License-Identifier: Apache-2.0
-- Times are milliseconds since 1970-01-01 UTC. Keys are Digital Link paths without host.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('head', 0);

-- @context members other than ours, so that what a partner sent can be given back whole.
CREATE TABLE context (
    id INTEGER PRIMARY KEY,
    json TEXT NOT NULL UNIQUE
);

-- seq is the order of commits. An event and its error declaration share the event_id.
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL,
    declaration INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    event_time INTEGER NOT NULL,
    record_time INTEGER NOT NULL,
    type TEXT NOT NULL,
    action TEXT NOT NULL,
    biz_step TEXT NOT NULL,
    disposition TEXT NOT NULL,
    context INTEGER REFERENCES context (id),
    json BLOB NOT NULL,
    UNIQUE (event_id, declaration)
);
CREATE INDEX event_record_time ON event (record_time);
CREATE INDEX event_event_time ON event (event_time);

CREATE TABLE event_epc (
    epc TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (epc, event)
) WITHOUT ROWID;

CREATE TABLE anomaly (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (seq),
    code TEXT NOT NULL,
    object TEXT NOT NULL
);

-- What the events say of each object. ver is the feed number of its last change, 0 for objects
-- that are neither packs nor containers and so stay out of the feed.
CREATE TABLE unit (
    key TEXT PRIMARY KEY,
    ver INTEGER NOT NULL,
    lifecycle INTEGER NOT NULL,
    disposition TEXT NOT NULL,
    persistent TEXT NOT NULL,
    parent TEXT,
    quantities TEXT,
    biz_location TEXT NOT NULL,
    biz_step TEXT NOT NULL,
    event_time INTEGER,
    event INTEGER REFERENCES event (seq),
    station TEXT NOT NULL,
    level TEXT NOT NULL,
    custody INTEGER NOT NULL,
    lot TEXT,
    expiry TEXT,
    flags INTEGER NOT NULL -- 1 container, 2 open, 4 partial, 8 sampled, 16 commissioned twice
) WITHOUT ROWID;
CREATE INDEX unit_ver ON unit (ver);
CREATE INDEX unit_parent ON unit (parent) WHERE parent IS NOT NULL;

-- A lot that is or was held as a whole.
CREATE TABLE lot (
    key TEXT PRIMARY KEY,
    ver INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX lot_ver ON lot (ver);

-- Holds of units and lots: one per persistent disposition that blocks.
CREATE TABLE hold (
    key TEXT NOT NULL,
    disposition TEXT NOT NULL,
    reason TEXT NOT NULL,
    held_by TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (key, disposition)
) WITHOUT ROWID;

CREATE TABLE capture_job (
    id TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    success INTEGER NOT NULL,
    behaviour TEXT NOT NULL,
    errors TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sscc_pool (
    id INTEGER PRIMARY KEY,
    level TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL
);

CREATE TABLE sscc_block (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    station TEXT NOT NULL,
    level TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sscc_block_range ON sscc_block (prefix, first);

CREATE TABLE station (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT '{}',
    seen_at INTEGER
) WITHOUT ROWID;

CREATE TABLE master_data (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL,
    json BLOB NOT NULL
);

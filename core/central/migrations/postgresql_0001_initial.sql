-- SPDX-License-Identifier: Apache-2.0
-- Times are milliseconds since 1970-01-01 UTC. Keys are Digital Link paths without host.

CREATE TABLE packwright_schema (version BIGINT NOT NULL, epoch TEXT NOT NULL);
INSERT INTO packwright_schema VALUES (0, gen_random_uuid()::text);

CREATE TABLE meta (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
-- partition_rows: sequence numbers in each partition of event made from now on
INSERT INTO meta VALUES ('head', 0), ('partition_rows', 10000000), ('partition_end', 1);

CREATE TABLE context (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash BYTEA NOT NULL UNIQUE, -- SHA-256: a list may be longer than an index entry may be
    json TEXT NOT NULL
);

-- seq is the order of commits.
CREATE TABLE event (
    seq BIGINT PRIMARY KEY,
    event_id TEXT NOT NULL,
    declaration BIGINT NOT NULL,
    content_hash BYTEA NOT NULL,
    event_time BIGINT NOT NULL,
    record_time BIGINT NOT NULL,
    type TEXT NOT NULL,
    action TEXT NOT NULL,
    biz_step TEXT COLLATE "C" NOT NULL,
    disposition TEXT COLLATE "C" NOT NULL,
    read_point TEXT COLLATE "C" NOT NULL,
    biz_location TEXT COLLATE "C" NOT NULL,
    context BIGINT REFERENCES context (id),
    json BYTEA NOT NULL
) PARTITION BY RANGE (seq);
CREATE INDEX event_record_time ON event (record_time);
CREATE INDEX event_event_time ON event (event_time, seq);
CREATE INDEX event_biz_step ON event (biz_step);
CREATE INDEX event_disposition ON event (disposition);
CREATE INDEX event_read_point ON event (read_point);
CREATE INDEX event_biz_location ON event (biz_location);

-- Unique over all partitions, which an index of event could only be with seq in it. An event and
-- its error declaration share the event_id.
CREATE TABLE event_key (
    event_id TEXT NOT NULL,
    declaration BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    content_hash BYTEA NOT NULL,
    PRIMARY KEY (event_id, declaration)
);

-- Keys and values compare by code point. roles: 1 epcList and childEPCs, 2 parent, 4 input,
-- 8 output; classes: 16 quantityList and childQuantityList, 32 input, 64 output.
CREATE TABLE event_epc (
    epc TEXT COLLATE "C" NOT NULL,
    event BIGINT NOT NULL,
    roles BIGINT NOT NULL,
    PRIMARY KEY (epc, event)
);

-- Fields as core/central/eventindex.h names them.
CREATE TABLE field (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE event_text (
    field BIGINT NOT NULL REFERENCES field (id),
    value TEXT COLLATE "C" NOT NULL,
    event BIGINT NOT NULL,
    PRIMARY KEY (field, value, event)
);
CREATE TABLE event_number (
    field BIGINT NOT NULL REFERENCES field (id),
    value DOUBLE PRECISION NOT NULL,
    event BIGINT NOT NULL,
    PRIMARY KEY (field, value, event)
);

CREATE TABLE anomaly (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event BIGINT NOT NULL,
    code TEXT NOT NULL,
    object TEXT NOT NULL
);

-- What the events say of each object. ver is the feed number of its last change, 0 for objects
-- that are neither packs nor containers and so stay out of the feed. flags as in SQLite's.
CREATE TABLE unit (
    key TEXT PRIMARY KEY,
    ver BIGINT NOT NULL,
    lifecycle BIGINT NOT NULL,
    disposition TEXT NOT NULL,
    persistent TEXT NOT NULL,
    parent TEXT,
    quantities TEXT,
    biz_location TEXT NOT NULL,
    biz_step TEXT NOT NULL,
    event_time BIGINT,
    event BIGINT,
    station TEXT NOT NULL,
    level TEXT NOT NULL,
    custody BIGINT NOT NULL,
    lot TEXT,
    expiry TEXT,
    flags BIGINT NOT NULL
);
CREATE INDEX unit_ver ON unit (ver);
CREATE INDEX unit_parent ON unit (parent) WHERE parent IS NOT NULL;

CREATE TABLE lot (key TEXT PRIMARY KEY, ver BIGINT NOT NULL);
CREATE INDEX lot_ver ON lot (ver);

CREATE TABLE hold (
    key TEXT NOT NULL,
    disposition TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    class TEXT NOT NULL,
    scope TEXT NOT NULL,
    mode TEXT NOT NULL,
    owner TEXT NOT NULL,
    evidence TEXT NOT NULL,
    reason TEXT NOT NULL,
    held_by TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (key, disposition, id)
);

CREATE TABLE capture_job (
    id TEXT PRIMARY KEY,
    created_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    success BIGINT NOT NULL,
    behaviour TEXT NOT NULL,
    errors TEXT NOT NULL,
    results TEXT NOT NULL
);
CREATE INDEX capture_job_created ON capture_job (created_at, id);

CREATE TABLE sscc_pool (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    level TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    next BIGINT NOT NULL
);

CREATE TABLE sscc_block (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL UNIQUE,
    station TEXT NOT NULL,
    level TEXT NOT NULL,
    prefix TEXT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX sscc_block_range ON sscc_block (prefix, first);

CREATE TABLE station (
    name TEXT PRIMARY KEY,
    seq BIGINT NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT '{}',
    seen_at BIGINT
);

CREATE TABLE master_data (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL,
    json BYTEA NOT NULL
);

-- Named queries of the EPCIS REST binding, and who is told of their events.
CREATE TABLE named_query (
    name TEXT COLLATE "C" PRIMARY KEY,
    query TEXT NOT NULL,      -- JSON object
    extensions TEXT NOT NULL, -- the header GS1-Extensions it came with
    created_at BIGINT NOT NULL
);

-- position: the last event the receiver is known to have, or need not have.
CREATE TABLE subscription (
    id TEXT COLLATE "C" PRIMARY KEY,
    query TEXT COLLATE "C" NOT NULL REFERENCES named_query (name),
    dest TEXT NOT NULL,
    secret TEXT NOT NULL,   -- empty: messages are not signed
    schedule TEXT NOT NULL, -- JSON object; empty: told at once
    report_if_empty BIGINT NOT NULL,
    initial_record_time BIGINT, -- as wanted; NULL: from its making on
    epc_format TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    position BIGINT NOT NULL,
    notified_at BIGINT
);
CREATE INDEX subscription_query ON subscription (query);

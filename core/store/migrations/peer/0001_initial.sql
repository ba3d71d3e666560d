-- SPDX-License-Identifier: Apache-2.0
-- What an EPCIS repository of somebody else has told: its events, and which objects they name. Can
-- be read from it again.
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL,
    declaration INTEGER NOT NULL,
    record_time INTEGER NOT NULL, -- ms since 1970 UTC
    station_seq INTEGER NOT NULL, -- of an event of this station's; 0: none
    content BLOB NOT NULL,        -- SHA-256 of what it says
    document TEXT NOT NULL,
    UNIQUE (event_id, declaration)
);
CREATE INDEX event_of_station ON event (station_seq) WHERE station_seq > 0;
CREATE TABLE object (
    number INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE, -- canonical Digital Link
    stale INTEGER NOT NULL DEFAULT 0 -- the cache does not show what the events say
);
CREATE INDEX object_stale ON object (number) WHERE stale;
CREATE TABLE event_object (
    object INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (object, event)
) WITHOUT ROWID;
-- Who has ever been said to be in what.
CREATE TABLE link (
    parent INTEGER NOT NULL,
    child INTEGER NOT NULL,
    PRIMARY KEY (parent, child)
) WITHOUT ROWID;
CREATE INDEX link_of_child ON link (child, parent);
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

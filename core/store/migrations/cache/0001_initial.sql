-- SPDX-License-Identifier: Apache-2.0
-- What central says. Can be thrown away and loaded again. Instants: milliseconds since 1970 UTC.
-- Built for 34 bytes a serial and one b-tree descent a look-up: products, lots, parents and actors
-- are kept once and referred to by number. Their numbers are never used twice, so a reader may
-- remember what they mean.

-- Trade items; 0 stands for logistic units, whose serial is the whole SSCC.
CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    gtin TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO product VALUES (0, '');

CREATE TABLE lot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES product (id),
    lot TEXT NOT NULL,
    expiry TEXT NOT NULL,       -- ISO date or empty
    UNIQUE (product_id, lot, expiry)
) STRICT;

CREATE TABLE parent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES product (id),
    serial TEXT NOT NULL,
    UNIQUE (product_id, serial)
) STRICT;

-- Who reported the last event: stations.
CREATE TABLE actor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE unit (
    product_id INTEGER NOT NULL,
    serial TEXT NOT NULL,
    lot_id INTEGER,
    level INTEGER NOT NULL,     -- 0 pack, 1 bundle, 2 carton, 3 pallet
    lifecycle INTEGER NOT NULL, -- 0 allocated, 1 encoded, 2 commissioned, 3 decommissioned, 4 sampled, 5 destroyed
    custody INTEGER NOT NULL,   -- 0 here, 1 shipped, 2 elsewhere
    flags INTEGER NOT NULL,     -- 1 duplicate, 2 held, 4 container, 8 open, 16 partial
    parent_id INTEGER,
    event_at INTEGER,
    event_by INTEGER,           -- actor
    ver INTEGER NOT NULL,       -- feed number of the last change
    PRIMARY KEY (product_id, serial)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_by_parent ON unit (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE hold (
    product_id INTEGER NOT NULL,
    serial TEXT NOT NULL,
    position INTEGER NOT NULL,
    class TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    since INTEGER,
    PRIMARY KEY (product_id, serial, position)
) STRICT, WITHOUT ROWID;

-- Holds on a whole lot, whether its units are known or not.
CREATE TABLE lot_hold (
    product_id INTEGER NOT NULL,
    lot TEXT NOT NULL,
    holds TEXT NOT NULL,        -- JSON array
    ver INTEGER NOT NULL,
    PRIMARY KEY (product_id, lot)
) STRICT, WITHOUT ROWID;

CREATE TABLE master_data (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL,
    document TEXT NOT NULL      -- JSON
) STRICT;

-- How far the feed has been followed.
CREATE TABLE feed_state (
    scope TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,        -- identity of central's database
    cursor INTEGER NOT NULL,    -- changes up to here are in the tables above
    head INTEGER NOT NULL,      -- of the feed, when last asked
    row_count INTEGER NOT NULL,
    server_time INTEGER,
    boot_id TEXT NOT NULL,      -- when central last said "you are up to date": in this run of the
    boot_ns INTEGER,            -- machine, so long after its start,
    wall_at INTEGER             -- which was then by the wall clock
) STRICT, WITHOUT ROWID;

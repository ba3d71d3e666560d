-- SPDX-License-Identifier: Apache-2.0
-- Parts of the feed that are followed on their own, each with a checksum of its rows.

-- digest: what the row adds to the checksums; exceptional: held, of doubtful identity or ended.
-- Both are filled in for the rows that are there when the program opens the store.
ALTER TABLE unit ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN exceptional INTEGER NOT NULL DEFAULT 0;
CREATE INDEX unit_exceptional ON unit (ver) WHERE exceptional = 1;
CREATE INDEX unit_product ON unit (substr(key, 1, 17), ver); -- `01/` and the GTIN
ALTER TABLE lot ADD COLUMN digest INTEGER;                   -- NULL: not held

CREATE TABLE scope (
    name TEXT PRIMARY KEY,
    sums BLOB NOT NULL -- domain::SetChecksum
) WITHOUT ROWID;

-- Who has left a scope at which feed number, so that followers learn of it.
CREATE TABLE departed (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    ver INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) WITHOUT ROWID;
CREATE INDEX departed_ver ON departed (scope, ver);
CREATE INDEX departed_at ON departed (at);

INSERT INTO meta VALUES ('unscoped', 1), ('low_water', 0);

-- SPDX-License-Identifier: Apache-2.0
-- Parts of the feed that are followed on their own, as in 0005_scopes.sql.

ALTER TABLE unit ADD COLUMN digest BIGINT NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN exceptional BIGINT NOT NULL DEFAULT 0;
CREATE INDEX unit_exceptional ON unit (ver) WHERE exceptional = 1;
CREATE INDEX unit_product ON unit (substr(key, 1, 17), ver); -- `01/` and the GTIN
ALTER TABLE lot ADD COLUMN digest BIGINT;                    -- NULL: not held

CREATE TABLE scope (
    name TEXT PRIMARY KEY,
    sums BYTEA NOT NULL -- domain::SetChecksum
);

CREATE TABLE departed (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    ver BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX departed_ver ON departed (scope, ver);
CREATE INDEX departed_at ON departed (at);

INSERT INTO meta VALUES ('unscoped', 1), ('low_water', 0);

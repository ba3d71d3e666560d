-- SPDX-License-Identifier: Apache-2.0
-- Checksums of the rows of each scope that is followed; made from the rows where there are none.
CREATE TABLE scope_sums (
    scope TEXT PRIMARY KEY,
    sums BLOB NOT NULL,         -- domain::SetChecksum
    touched INTEGER NOT NULL    -- highest feed number of a row that has come or gone
) STRICT, WITHOUT ROWID;

-- 1: the rows are known to differ from central's.
ALTER TABLE feed_state ADD COLUMN in_doubt INTEGER NOT NULL DEFAULT 0;

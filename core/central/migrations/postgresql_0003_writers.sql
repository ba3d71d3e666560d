-- SPDX-License-Identifier: Apache-2.0
-- The last transaction of each writer, so that one whose commit had no answer can find out whether
-- it holds: on this server, or on the stand-by that has taken its place, where transaction ids of
-- the old one mean nothing.

CREATE TABLE writer (
    id TEXT PRIMARY KEY, -- made anew at each start
    last_transaction BIGINT NOT NULL
);

-- SPDX-License-Identifier: Apache-2.0
-- What was in what, as far back as this cache reaches: written when the feed changes a unit's
-- parent after the first complete fill. A present link without a row here is known since the
-- unit's last event (unit.event_at).
CREATE TABLE past_link (
    product_id INTEGER NOT NULL,
    serial TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    seen INTEGER NOT NULL,      -- 0: it may have begun before from_at
    parent_id INTEGER NOT NULL,
    until_at INTEGER,           -- NULL: still in it
    PRIMARY KEY (product_id, serial, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX past_link_by_parent ON past_link (parent_id, from_at);

-- When central first said "you are up to date": changes since then are in past_link.
CREATE TABLE history_start (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO history_start
    SELECT 1, max(server_time) FROM feed_state WHERE wall_at IS NOT NULL
    HAVING max(server_time) IS NOT NULL;

-- The few units inside something that must not travel on: held, of doubtful identity, ended.
CREATE INDEX unit_forbidden ON unit (parent_id)
    WHERE parent_id IS NOT NULL AND (flags & 3 <> 0 OR lifecycle >= 3);

-- SPDX-License-Identifier: Apache-2.0
-- The units an event touches, by their numbers of the history: these are given in order, so that a
-- commit appends to one page instead of touching another one for each serial.

INSERT OR IGNORE INTO history_unit (key) SELECT key FROM outbox_epc ORDER BY seq;
CREATE TABLE outbox_unit (
    seq INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES history_unit (id),
    PRIMARY KEY (seq, unit_id)
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_unit
    SELECT e.seq, u.id FROM outbox_epc e JOIN history_unit u ON u.key = e.key;
DROP TABLE outbox_epc;
CREATE INDEX outbox_unit_id ON outbox_unit (unit_id);

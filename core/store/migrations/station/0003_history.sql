-- SPDX-License-Identifier: Apache-2.0
-- What was done to a unit, and what it was in at any moment. Units have numbers here: they are given
-- in order, so that a commit appends to few pages instead of touching one for each serial.

CREATE TABLE history_unit (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
) STRICT;

-- Which operations touched a unit.
CREATE TABLE unit_operation (
    unit_id INTEGER NOT NULL REFERENCES history_unit (id),
    operation_seq INTEGER NOT NULL REFERENCES operation (seq),
    PRIMARY KEY (unit_id, operation_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_operation_seq ON unit_operation (operation_seq);

-- Which unit the verdict of a scan was about, refused or not, and whose scan it was (NULL: not
-- known).
ALTER TABLE scan_journal ADD COLUMN unit_id INTEGER REFERENCES history_unit (id);
ALTER TABLE scan_journal ADD COLUMN operator TEXT;
CREATE INDEX scan_journal_unit ON scan_journal (unit_id) WHERE unit_id IS NOT NULL;

-- What was in what. A link without from_seq began before this station had to do with it: `from_at`
-- is then the earliest moment it is known for.
CREATE TABLE link (
    child_id INTEGER NOT NULL REFERENCES history_unit (id),
    from_at INTEGER NOT NULL,
    from_seq INTEGER REFERENCES operation (seq),
    parent_id INTEGER NOT NULL REFERENCES history_unit (id),
    until_at INTEGER,           -- NULL: still in it
    until_seq INTEGER REFERENCES operation (seq),
    PRIMARY KEY (child_id, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_parent ON link (parent_id, from_at);

CREATE INDEX operation_at ON operation (at);

-- What was there before this step. Keys in JSON are our own spelling, so they can be taken as text.
INSERT OR IGNORE INTO history_unit (key)
    SELECT ifnull(json_extract(verdict, '$.unit.key'), json_extract(verdict, '$.container.key'))
    FROM scan_journal
    WHERE ifnull(json_extract(verdict, '$.unit.key'), json_extract(verdict, '$.container.key'))
          IS NOT NULL
    ORDER BY id;
CREATE TEMP TABLE named AS
    SELECT operation.seq, node.atom AS key, node.id AS place
    FROM operation, json_tree(operation.payload) node
    WHERE node.type = 'text' AND node.fullkey NOT LIKE '%reason%'
      AND (node.atom GLOB '00/[0-9]*' OR node.atom GLOB '01/[0-9]*/21/?*');
INSERT OR IGNORE INTO history_unit (key) SELECT key FROM named ORDER BY seq, place;
INSERT OR IGNORE INTO history_unit (key) SELECT key FROM unit_overlay;
INSERT OR IGNORE INTO history_unit (key) SELECT parent FROM unit_overlay WHERE parent IS NOT NULL;

UPDATE scan_journal
    SET unit_id = (SELECT u.id FROM history_unit u
                   WHERE u.key = ifnull(json_extract(verdict, '$.unit.key'),
                                        json_extract(verdict, '$.container.key'))),
        operator = (SELECT o.operator FROM operation o WHERE o.seq = operation_seq);
INSERT OR IGNORE INTO unit_operation
    SELECT u.id, named.seq FROM named JOIN history_unit u ON u.key = named.key;
DROP TABLE named;

-- A unit in a container is in it until the next operation that takes it out or puts it elsewhere.
INSERT OR REPLACE INTO link (child_id, from_at, from_seq, parent_id, until_at, until_seq)
    WITH command (value, at, seq) AS (
        SELECT step.value, operation.at, operation.seq
        FROM operation, json_each(CASE json_type(operation.payload) WHEN 'array'
            THEN operation.payload ELSE json_extract(operation.payload, '$.commands') END) step
    ), step (child_id, parent_id, at, seq, adds) AS MATERIALIZED (
        SELECT c.id, p.id, command.at, command.seq, json_extract(command.value, '$.do') = 'AGGREGATE'
        FROM command, json_each(ifnull(json_extract(command.value, '$.children'),
                                       json_array(json_extract(command.value, '$.child')))) child
        JOIN history_unit c ON c.key = child.value
        JOIN history_unit p ON p.key = json_extract(command.value, '$.parent')
        WHERE json_extract(command.value, '$.do') IN ('AGGREGATE', 'DISAGGREGATE')
    ), ordered AS (
        SELECT child_id, parent_id, at, seq, adds,
               lead(at) OVER next AS until_at, lead(seq) OVER next AS until_seq
        FROM step
        WINDOW next AS (PARTITION BY child_id ORDER BY seq)
    )
    SELECT child_id, at, seq, parent_id, until_at, until_seq FROM ordered WHERE adds;
-- Where the operations are silent, the overlay is not.
INSERT OR IGNORE INTO link (child_id, from_at, from_seq, parent_id)
    SELECT c.id, ifnull(o.last_event_at, 0), NULL, p.id
    FROM unit_overlay o
    JOIN history_unit c ON c.key = o.key
    JOIN history_unit p ON p.key = o.parent
    WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.child_id = c.id AND l.until_at IS NULL);

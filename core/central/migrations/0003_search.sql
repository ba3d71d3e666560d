-- SPDX-License-Identifier: Apache-2.0
-- What the queries of the EPCIS REST binding ask for. Keys compare by code point.

ALTER TABLE event ADD COLUMN read_point TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN biz_location TEXT NOT NULL DEFAULT '';
CREATE INDEX event_biz_step ON event (biz_step);
CREATE INDEX event_disposition ON event (disposition);
CREATE INDEX event_read_point ON event (read_point);
CREATE INDEX event_biz_location ON event (biz_location);

-- 1 epcList and childEPCs, 2 parent, 4 input, 8 output; classes: 16 quantityList and
-- childQuantityList, 32 input, 64 output.
ALTER TABLE event_epc ADD COLUMN roles INTEGER NOT NULL DEFAULT 0;

-- Fields as core/central/eventindex.h names them.
CREATE TABLE field (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE event_text (
    field INTEGER NOT NULL REFERENCES field (id),
    value TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (field, value, event)
) WITHOUT ROWID;
CREATE TABLE event_number (
    field INTEGER NOT NULL REFERENCES field (id),
    value REAL NOT NULL,
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (field, value, event)
) WITHOUT ROWID;

-- Up to which event the above has been filled for events stored before; goes when that is done.
INSERT INTO meta VALUES ('indexed', 0);

ALTER TABLE capture_job ADD COLUMN results TEXT NOT NULL DEFAULT '[]';
CREATE INDEX capture_job_created ON capture_job (created_at, id);

-- SPDX-License-Identifier: Apache-2.0
-- Named queries of the EPCIS REST binding, and who is told of their events.

CREATE TABLE named_query (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,      -- JSON object
    extensions TEXT NOT NULL, -- the header GS1-Extensions it came with
    created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- position: the last event the receiver is known to have, or need not have.
CREATE TABLE subscription (
    id TEXT PRIMARY KEY,
    query TEXT NOT NULL REFERENCES named_query (name),
    dest TEXT NOT NULL,
    secret TEXT NOT NULL,   -- empty: messages are not signed
    schedule TEXT NOT NULL, -- JSON object; empty: told at once
    report_if_empty INTEGER NOT NULL,
    initial_record_time INTEGER, -- as wanted; NULL: from its making on
    epc_format TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    position INTEGER NOT NULL,
    notified_at INTEGER
) WITHOUT ROWID;
CREATE INDEX subscription_query ON subscription (query);

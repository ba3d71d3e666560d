-- SPDX-License-Identifier: Apache-2.0
-- Master data of vocabulary elements, as the headers of captured documents have told them. What is
-- told of an attribute replaces what was told of it before.

CREATE TABLE vocabulary_attribute (
    element TEXT COLLATE "C" NOT NULL, -- as the columns and keys of events have it: a key, a bare word
    id TEXT COLLATE "C" NOT NULL,      -- as it was told, which is how fields of extensions have it
    name TEXT COLLATE "C" NOT NULL,    -- `{namespace}local`
    value TEXT COLLATE "C" NOT NULL    -- as valueKey() has it; empty where it is more than a text
);
CREATE INDEX vocabulary_attribute_element ON vocabulary_attribute (element, name);
CREATE INDEX vocabulary_attribute_name ON vocabulary_attribute (name, value);

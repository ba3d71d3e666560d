-- SPDX-License-Identifier: Apache-2.0
-- What a hold says beyond class, reason, by and since: JSON, empty where there is nothing.
-- unit.flags: 32 contents changed since last verified; label from bit 6, evidence from bit 9.
ALTER TABLE hold ADD COLUMN detail TEXT NOT NULL DEFAULT '';

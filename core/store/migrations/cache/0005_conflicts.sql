-- SPDX-License-Identifier: Apache-2.0
-- The few units that stations contradict each other about, found without reading every hold.
CREATE INDEX hold_conflict ON hold (product_id, serial) WHERE class = 'conflict';

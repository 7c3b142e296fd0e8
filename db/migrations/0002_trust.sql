-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: RDS Agent VersionManager contributors
--
-- Agents make their own keys and enrol with a one-time code; replies have an order; packages know their hardware.
-- Agents of before are enrolled with the certificates that they have.

ALTER TABLE agents ADD COLUMN enrolment_state TEXT NOT NULL DEFAULT 'enrolled';

ALTER TABLE agents ADD COLUMN enrolment_problem TEXT NOT NULL DEFAULT 'none';

-- The newest invitation; all three are NULL where there is none.
ALTER TABLE agents ADD COLUMN code_sha256 BLOB CHECK (code_sha256 IS NULL OR length(code_sha256) = 32);

ALTER TABLE agents ADD COLUMN code_expires_at INTEGER;

ALTER TABLE agents ADD COLUMN code_used_at INTEGER;

ALTER TABLE agents ADD COLUMN key_set_version INTEGER NOT NULL DEFAULT 0 CHECK (key_set_version >= 0);

-- Of the newest answer that was believed since the present keys are pinned: when its request was made, and when it
-- was given, by the agent's clock. Both are NULL before the first.
ALTER TABLE agents ADD COLUMN newest_requested_at INTEGER;

ALTER TABLE agents ADD COLUMN newest_replied_at INTEGER;

-- Of the agent's box; empty where none is named.
ALTER TABLE agents ADD COLUMN hardware_class TEXT NOT NULL DEFAULT '';

ALTER TABLE reports ADD COLUMN requested_at INTEGER NOT NULL DEFAULT 0;

ALTER TABLE reports ADD COLUMN replied_at INTEGER NOT NULL DEFAULT 0;

ALTER TABLE reports ADD COLUMN key_set_version INTEGER NOT NULL DEFAULT 0;

CREATE TABLE package_hardware_classes (
    package_id INTEGER NOT NULL REFERENCES packages (id),
    position INTEGER NOT NULL,
    hardware_class TEXT NOT NULL,
    PRIMARY KEY (package_id, position)
) STRICT, WITHOUT ROWID;

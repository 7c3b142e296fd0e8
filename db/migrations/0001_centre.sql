-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: RDS Agent VersionManager contributors
--
-- Everything that the centre knows. Times are milliseconds since 1970 UTC, dates are yyyy-MM-dd,
-- states, causes, kinds and purposes are the stable names of core/domain.
-- A statement ends with a semicolon and an empty line. A released migration never changes.

-- Every id that was ever enrolled. History (reports, targets, events) hangs on the id: it outlives the
-- removal of an agent and goes on when the id is enrolled again.
CREATE TABLE agent_ids (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)
) STRICT, WITHOUT ROWID;

-- One row for each enrolment of an id. Only rows without removed_at are in the operator's list.
CREATE TABLE agents (
    enrolment INTEGER PRIMARY KEY,
    id TEXT NOT NULL REFERENCES agent_ids (id),
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    version TEXT NOT NULL,
    last_version_check INTEGER,
    note TEXT NOT NULL,
    signing_key_id BLOB NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE UNIQUE INDEX agents_present_id ON agents (id) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX agents_present_address ON agents (address_key) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX agents_present_signing_key ON agents (signing_key_id)
    WHERE removed_at IS NULL AND signing_key_id <> x'';

-- Apart from agents, so that the list is read without them.
CREATE TABLE agent_certificates (
    enrolment INTEGER PRIMARY KEY REFERENCES agents (enrolment),
    signing BLOB NOT NULL,
    encryption BLOB NOT NULL
) STRICT;

-- Each combination of name, version and date once, however many agents report it.
CREATE TABLE modules (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    date TEXT NOT NULL,
    UNIQUE (name, version, date)
) STRICT;

CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agent_id TEXT NOT NULL REFERENCES agent_ids (id),
    received_at INTEGER NOT NULL,
    software_version TEXT NOT NULL,
    rom_version TEXT NOT NULL
) STRICT;

CREATE INDEX reports_by_agent ON reports (agent_id, received_at);

CREATE TABLE report_modules (
    report_id INTEGER NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    module_id INTEGER NOT NULL REFERENCES modules (id),
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE packages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 BLOB NOT NULL UNIQUE,
    path TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    software_version TEXT NOT NULL,
    rom_version TEXT NOT NULL,
    release_sequence INTEGER NOT NULL,
    script_size INTEGER NOT NULL CHECK (script_size >= 0),
    script_sha256 BLOB NOT NULL,
    default_settle_ms INTEGER NOT NULL CHECK (default_settle_ms >= 0),
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX packages_by_version ON packages (software_version);

CREATE TABLE package_modules (
    package_id INTEGER NOT NULL REFERENCES packages (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    date TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sha256 BLOB NOT NULL,
    PRIMARY KEY (package_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE package_accepted_versions (
    package_id INTEGER NOT NULL REFERENCES packages (id),
    position INTEGER NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (package_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE package_settle_times (
    package_id INTEGER NOT NULL REFERENCES packages (id),
    position INTEGER NOT NULL,
    from_version TEXT NOT NULL,
    wait_ms INTEGER NOT NULL CHECK (wait_ms >= 0),
    PRIMARY KEY (package_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign TEXT NOT NULL,
    package_id INTEGER NOT NULL REFERENCES packages (id),
    target_version TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    allow_downgrade INTEGER NOT NULL CHECK (allow_downgrade IN (0, 1)),
    reply_timeout_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE batch_targets (
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    agent_id TEXT NOT NULL REFERENCES agent_ids (id),
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    version_before TEXT NOT NULL,
    version_after TEXT NOT NULL,
    cause TEXT NOT NULL,
    evidence TEXT NOT NULL,
    next_action_at INTEGER,
    request_id TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (batch_id, agent_id)
) STRICT, WITHOUT ROWID;

-- The newest batch of an agent.
CREATE INDEX batch_targets_by_agent ON batch_targets (agent_id, batch_id);

-- Progress, targets in a state, unfinished batches.
CREATE INDEX batch_targets_by_state ON batch_targets (batch_id, state, agent_id);

CREATE INDEX batch_targets_due ON batch_targets (batch_id, next_action_at, agent_id)
    WHERE next_action_at IS NOT NULL;

CREATE TABLE batch_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL,
    agent_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    at INTEGER NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    event TEXT NOT NULL,
    cause TEXT NOT NULL,
    evidence TEXT NOT NULL,
    FOREIGN KEY (batch_id, agent_id) REFERENCES batch_targets (batch_id, agent_id)
) STRICT;

CREATE INDEX batch_events_by_target ON batch_events (batch_id, agent_id);

CREATE TABLE version_requests (
    id TEXT NOT NULL PRIMARY KEY,
    nonce TEXT NOT NULL,
    batch_id INTEGER REFERENCES batches (id),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL,
    batch_id INTEGER REFERENCES batches (id),
    message_id TEXT NOT NULL,
    tries INTEGER NOT NULL,
    in_flight INTEGER NOT NULL CHECK (in_flight IN (0, 1)),
    next_try_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE in_flight = 0;

CREATE INDEX outbox_in_flight ON outbox (id) WHERE in_flight = 1;

-- Apart from outbox: a change of a row rewrites all of it, and a mail can have megabytes.
CREATE TABLE outbox_contents (
    mail_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE outbox_recipients (
    mail_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    agent_id TEXT NOT NULL REFERENCES agent_ids (id),
    address TEXT NOT NULL,
    PRIMARY KEY (mail_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    outcome TEXT
) STRICT;

CREATE INDEX inbox_unhandled ON inbox (id) WHERE outcome IS NULL;

CREATE TABLE inbox_contents (
    mail_id INTEGER PRIMARY KEY REFERENCES inbox (id),
    content BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- History is only ever added to.
CREATE TRIGGER batch_events_no_update BEFORE UPDATE ON batch_events
BEGIN
    SELECT RAISE (ABORT, 'batch_events is append-only');
END;

CREATE TRIGGER batch_events_no_delete BEFORE DELETE ON batch_events
BEGIN
    SELECT RAISE (ABORT, 'batch_events is append-only');
END;

CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports
BEGIN
    SELECT RAISE (ABORT, 'reports is append-only');
END;

CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports
BEGIN
    SELECT RAISE (ABORT, 'reports is append-only');
END;

CREATE TRIGGER report_modules_no_update BEFORE UPDATE ON report_modules
BEGIN
    SELECT RAISE (ABORT, 'report_modules is append-only');
END;

CREATE TRIGGER report_modules_no_delete BEFORE DELETE ON report_modules
BEGIN
    SELECT RAISE (ABORT, 'report_modules is append-only');
END;

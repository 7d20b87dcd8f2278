/** The records of one export: leads, their stages, what sales did and decided, deals. */
export const records = `
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL
);

-- A person: the sync id where the source has one, else the normalised e-mail.
CREATE TABLE leads (
  id TEXT PRIMARY KEY,
  email TEXT,
  company TEXT,
  job_title TEXT,
  phone TEXT,
  industry TEXT,
  company_size INTEGER,
  source TEXT,
  campaign TEXT,
  landing_page TEXT,
  segment TEXT,
  owner TEXT,
  created_at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  modified_at INTEGER,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);

-- Further mapped columns of a lead or a deal, kept as named dimensions.
CREATE TABLE dimensions (
  record TEXT NOT NULL CHECK (record IN ('lead', 'deal')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (record, id, name)
) WITHOUT ROWID;

-- Each entry of a person into a lifecycle stage; an MQL row starts a qualification episode.
CREATE TABLE lifecycle (
  lead_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, stage, at)
);

CREATE TABLE assignments (
  lead_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, owner, at)
);

CREATE TABLE touches (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
  outcome TEXT,
  owner TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);
CREATE INDEX touches_by_lead ON touches (lead_id, at);

-- What sales decided on a lead, with the reason where one was logged.
CREATE TABLE dispositions (
  lead_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  reason TEXT,
  owner TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, decision, at)
);

CREATE TABLE feedback (
  lead_id TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, at)
);

CREATE TABLE deals (
  id TEXT PRIMARY KEY,
  lead_id TEXT,
  name TEXT,
  owner TEXT,
  stage TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'won', 'lost')),
  amount REAL,
  currency TEXT,
  lost_reason TEXT,
  created_at INTEGER,
  closed_at INTEGER,
  modified_at INTEGER,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);
CREATE INDEX deals_by_lead ON deals (lead_id);

-- The grain of the funnel: a person's n-th qualification, open until the next one.
CREATE VIEW episodes AS
SELECT
  lifecycle.lead_id,
  lifecycle.at AS mql_at,
  lifecycle.precision,
  ROW_NUMBER() OVER (PARTITION BY lifecycle.lead_id ORDER BY lifecycle.at) AS n,
  COALESCE(LEAD(lifecycle.at) OVER (PARTITION BY lifecycle.lead_id ORDER BY lifecycle.at), 9e15) AS next_at
FROM lifecycle
WHERE lifecycle.stage = 'MQL';
`;

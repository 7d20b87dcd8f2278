/** Numbers for people inside the portal, and events kept together by the person that they are of. */
export const numbers = `
-- A person is a number inside the portal; what sources call them stands in aliases, also where no lead has come yet.
CREATE TABLE numbered (name TEXT PRIMARY KEY, alias TEXT NOT NULL, id INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX numbered_by_alias ON numbered (alias);
INSERT INTO numbered
  SELECT id, CASE WHEN id LIKE '%@%' THEN 'email:' || lower(trim(id)) ELSE id END, ROW_NUMBER() OVER (ORDER BY created_at, id)
  FROM leads;
INSERT OR IGNORE INTO numbered
  WITH names (name) AS (
    SELECT lead_id FROM aliases
    UNION SELECT lead_id FROM lifecycle
    UNION SELECT lead_id FROM assignments
    UNION SELECT lead_id FROM dispositions
    UNION SELECT lead_id FROM feedback
    UNION SELECT lead_id FROM touches
    UNION SELECT lead_id FROM engagements
    UNION SELECT lead_id FROM product_events
    UNION SELECT lead_id FROM customer_feedback
    UNION SELECT lead_id FROM deals WHERE lead_id IS NOT NULL
  ), called (name, alias) AS (
    SELECT name, CASE WHEN name LIKE '%@%' AND name NOT LIKE 'email:%' THEN 'email:' || lower(trim(name)) ELSE name END
    FROM names WHERE name NOT IN (SELECT name FROM numbered)
  )
  SELECT name, alias, COALESCE(
    (SELECT MIN(id) FROM numbered WHERE numbered.alias = called.alias),
    (SELECT COUNT(*) FROM leads) + DENSE_RANK() OVER (ORDER BY alias)
  ) FROM called;

ALTER TABLE aliases RENAME TO named;
DROP INDEX aliases_by_lead;
CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,
  lead_id INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO aliases SELECT named.alias, numbered.id FROM named JOIN numbered ON numbered.name = named.lead_id;
INSERT OR IGNORE INTO aliases
  SELECT imports.source || ':' || leads.id, numbered.id
  FROM leads JOIN imports ON imports.id = leads.import_id JOIN numbered ON numbered.name = leads.id
  WHERE leads.id NOT LIKE '%@%' AND leads.id NOT IN (SELECT lead_id FROM named);
INSERT OR IGNORE INTO aliases
  SELECT alias, id FROM numbered WHERE alias LIKE 'email:%' OR id NOT IN (SELECT lead_id FROM aliases);
CREATE INDEX aliases_by_lead ON aliases (lead_id);
DROP TABLE named;
DROP TABLE pending;

DROP VIEW episodes;
ALTER TABLE leads RENAME TO before;
CREATE TABLE leads (
  id INTEGER PRIMARY KEY,
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
  line INTEGER NOT NULL,
  company_id TEXT,
  score REAL,
  country TEXT
);
INSERT INTO leads
  SELECT numbered.id, email, company, job_title, phone, industry, company_size, source, campaign, landing_page, segment,
    owner, created_at, precision, modified_at, import_id, line, company_id, score, country
  FROM before JOIN numbered ON numbered.name = before.id;
DROP TABLE before;

ALTER TABLE lifecycle RENAME TO before;
CREATE TABLE lifecycle (
  lead_id INTEGER NOT NULL,
  stage TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, stage, at)
) WITHOUT ROWID;
INSERT OR IGNORE INTO lifecycle
  SELECT numbered.id, stage, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE assignments RENAME TO before;
CREATE TABLE assignments (
  lead_id INTEGER NOT NULL,
  owner TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, owner, at)
) WITHOUT ROWID;
INSERT OR IGNORE INTO assignments
  SELECT numbered.id, owner, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE dispositions RENAME TO before;
CREATE TABLE dispositions (
  lead_id INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  reason TEXT,
  owner TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, decision, at)
) WITHOUT ROWID;
INSERT OR IGNORE INTO dispositions
  SELECT numbered.id, decision, reason, owner, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE feedback RENAME TO before;
CREATE TABLE feedback (
  lead_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, at)
) WITHOUT ROWID;
INSERT OR IGNORE INTO feedback
  SELECT numbered.id, text, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE touches RENAME TO before;
CREATE TABLE touches (
  lead_id INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
  outcome TEXT,
  owner TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, at, id)
) WITHOUT ROWID;
INSERT OR IGNORE INTO touches
  SELECT numbered.id, before.id, channel, direction, outcome, owner, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE engagements RENAME TO before;
CREATE TABLE engagements (
  lead_id INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  detail TEXT,
  value REAL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, at, id)
) WITHOUT ROWID;
INSERT OR IGNORE INTO engagements
  SELECT numbered.id, before.id, kind, detail, value, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE product_events RENAME TO before;
CREATE TABLE product_events (
  lead_id INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  value REAL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, at, id)
) WITHOUT ROWID;
INSERT OR IGNORE INTO product_events
  SELECT numbered.id, before.id, kind, value, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE customer_feedback RENAME TO before;
CREATE TABLE customer_feedback (
  lead_id INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('nps', 'referral')),
  score REAL,
  text TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (lead_id, at, id)
) WITHOUT ROWID;
INSERT OR IGNORE INTO customer_feedback
  SELECT numbered.id, before.id, kind, score, text, at, precision, import_id, line
  FROM before JOIN numbered ON numbered.name = before.lead_id ORDER BY 1;
DROP TABLE before;

ALTER TABLE deals RENAME TO before;
DROP INDEX deals_by_lead;
DROP INDEX deals_by_company;
CREATE TABLE deals (
  id TEXT PRIMARY KEY,
  lead_id INTEGER,
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
  line INTEGER NOT NULL,
  company_id TEXT,
  pipeline TEXT,
  discount REAL,
  source TEXT
);
INSERT INTO deals
  SELECT before.id, numbered.id, before.name, owner, stage, outcome, amount, currency, lost_reason, created_at,
    closed_at, modified_at, precision, import_id, line, company_id, pipeline, discount, source
  FROM before LEFT JOIN numbered ON numbered.name = before.lead_id;
DROP TABLE before;
CREATE INDEX deals_by_lead ON deals (lead_id);
CREATE INDEX deals_by_company ON deals (company_id);

-- Whose a version or a dimension is: a lead's number, or the text that a deal or a company is called by.
ALTER TABLE versions RENAME TO before;
DROP INDEX versions_by_record;
CREATE TABLE versions (
  kind TEXT NOT NULL CHECK (kind IN ('lead', 'deal', 'company')),
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  record_id NOT NULL,
  fields TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (kind, record_id, source, key, modified_at)
) WITHOUT ROWID;
INSERT INTO versions
  SELECT kind, source, key, modified_at, CASE kind WHEN 'lead' THEN numbered.id ELSE record_id END, fields,
    import_id, line
  FROM before LEFT JOIN numbered ON before.kind = 'lead' AND numbered.name = before.record_id
  WHERE kind <> 'lead' OR numbered.id IS NOT NULL;
DROP TABLE before;

ALTER TABLE dimensions RENAME TO before;
CREATE TABLE dimensions (
  record TEXT NOT NULL CHECK (record IN ('lead', 'deal')),
  id NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  import_id INTEGER,
  PRIMARY KEY (record, id, name)
) WITHOUT ROWID;
INSERT INTO dimensions
  SELECT record, CASE record WHEN 'lead' THEN numbered.id ELSE before.id END, before.name, value, import_id
  FROM before LEFT JOIN numbered ON before.record = 'lead' AND numbered.name = before.id
  WHERE record <> 'lead' OR numbered.id IS NOT NULL;
DROP TABLE before;
DROP TABLE numbered;

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

-- What sales did to reach a lead; a meeting that was called off reached nobody.
CREATE VIEW attempts AS
SELECT * FROM touches WHERE direction = 'outbound' AND COALESCE(outcome, '') NOT LIKE 'cancel%';
`;

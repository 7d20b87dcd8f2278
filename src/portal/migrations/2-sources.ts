/** Several sources: what a person is called in each, versions of records, and further tables. */
export const sources = `
-- What a person or a deal is called: a source's own id (\`hubspot:123\`), or an e-mail (\`email:a@b.c\`).
CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX aliases_by_lead ON aliases (lead_id);
INSERT OR IGNORE INTO aliases
  SELECT imports.source || ':' || leads.id, leads.id FROM leads JOIN imports ON imports.id = leads.import_id
  WHERE leads.id NOT LIKE '%@%';
INSERT OR IGNORE INTO aliases SELECT 'email:' || email, id FROM leads WHERE email IS NOT NULL;
INSERT OR IGNORE INTO aliases SELECT 'email:' || id, id FROM leads WHERE id LIKE '%@%';

-- Each version of a lead, deal or company that a source gave; leads, deals and companies are merged from these,
-- field by field, the newest that says something first.
CREATE TABLE versions (
  kind TEXT NOT NULL CHECK (kind IN ('lead', 'deal', 'company')),
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  record_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (kind, source, key, modified_at)
) WITHOUT ROWID;
CREATE INDEX versions_by_record ON versions (kind, record_id);
INSERT INTO versions
  SELECT 'lead', imports.source, leads.id, COALESCE(modified_at, 0), leads.id,
    json_object('email', email, 'company', company, 'job_title', job_title, 'phone', phone, 'industry', industry,
      'company_size', company_size, 'source', leads.source, 'campaign', campaign, 'landing_page', landing_page,
      'segment', segment, 'owner', owner, 'created_at', created_at, 'precision', precision),
    import_id, line
  FROM leads JOIN imports ON imports.id = leads.import_id;
INSERT INTO versions
  SELECT 'deal', imports.source, deals.id, COALESCE(modified_at, 0), deals.id,
    json_object('lead_id', lead_id, 'name', name, 'owner', owner, 'stage', stage, 'outcome', outcome, 'amount', amount,
      'currency', currency, 'lost_reason', lost_reason, 'created_at', created_at, 'closed_at', closed_at,
      'precision', precision),
    import_id, line
  FROM deals JOIN imports ON imports.id = deals.import_id;

-- Aliases that records refer to and that no lead has yet; settled when one does.
CREATE TABLE pending (alias TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT OR IGNORE INTO pending SELECT lead_id FROM deals WHERE lead_id NOT IN (SELECT id FROM leads);

CREATE TABLE companies (
  id TEXT PRIMARY KEY,
  name TEXT,
  domain TEXT,
  industry TEXT,
  size INTEGER,
  revenue REAL,
  country TEXT,
  owner TEXT,
  created_at INTEGER,
  modified_at INTEGER,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);

CREATE TABLE owners (
  id TEXT PRIMARY KEY,
  name TEXT,
  email TEXT,
  team TEXT,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);

-- What a lead did on marketing's side: a form, a page view, a demo request, a download, a campaign response, a score.
CREATE TABLE engagements (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT,
  value REAL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);
CREATE INDEX engagements_by_lead ON engagements (lead_id, at);

-- What a lead did in the product: activation, usage, seats.
CREATE TABLE product_events (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);
CREATE INDEX product_events_by_lead ON product_events (lead_id, at);

CREATE TABLE deal_stages (
  deal_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (deal_id, stage, at)
);

-- A field of a deal that changed beside its stage: a close date that was pushed, an amount, a discount.
CREATE TABLE deal_changes (
  deal_id TEXT NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (deal_id, field, at)
);

CREATE TABLE spend (
  source TEXT NOT NULL,
  campaign TEXT NOT NULL,
  at INTEGER NOT NULL,
  amount REAL NOT NULL,
  currency TEXT,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (source, campaign, at)
);

CREATE TABLE customer_feedback (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('nps', 'referral')),
  score REAL,
  text TEXT,
  at INTEGER NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL
);

CREATE INDEX customer_feedback_by_lead ON customer_feedback (lead_id, at);

-- Lifecycle and pipeline stages as the CRM defines them, in their order.
CREATE TABLE stage_definitions (
  kind TEXT NOT NULL CHECK (kind IN ('lifecycle', 'pipeline')),
  pipeline TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER,
  required_fields TEXT,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  PRIMARY KEY (kind, pipeline, name)
);

-- Which map a file was read through: the same file through another map is read again.
ALTER TABLE imports ADD COLUMN map TEXT NOT NULL DEFAULT '';
ALTER TABLE leads ADD COLUMN company_id TEXT;
ALTER TABLE leads ADD COLUMN score REAL;
ALTER TABLE leads ADD COLUMN country TEXT;
ALTER TABLE deals ADD COLUMN company_id TEXT;
ALTER TABLE deals ADD COLUMN pipeline TEXT;
ALTER TABLE deals ADD COLUMN discount REAL;
ALTER TABLE deals ADD COLUMN source TEXT;
ALTER TABLE dimensions ADD COLUMN import_id INTEGER;
CREATE INDEX deals_by_company ON deals (company_id);
`;

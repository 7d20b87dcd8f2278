/** What is summed up of leads, one entry a qualification, as columns of numbers. */
export const summary = `
CREATE TABLE summary_segments (
  id INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL
);

-- Packed: see packed.ts of the summary.
CREATE TABLE summary_columns (
  segment INTEGER NOT NULL,
  name TEXT NOT NULL,
  numbers BLOB NOT NULL,
  PRIMARY KEY (segment, name)
);

CREATE TABLE summary_labels (
  dimension TEXT NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (dimension, number)
) WITHOUT ROWID;

-- Leads that changed since; kept by triggers from when the summary is there.
CREATE TABLE summary_dirty (lead INTEGER PRIMARY KEY);

-- How the summary was built: empty until it is.
CREATE TABLE summary_state (version INTEGER NOT NULL);
`;

/** People who were forgotten. */
export const forgotten = `
-- What people were called who were forgotten, as SHA-256 of the portal's salt and the e-mail or the source's own id:
-- a later import leaves them out. The salt is the same in each row.
CREATE TABLE forgotten (
  mark TEXT PRIMARY KEY,
  salt TEXT NOT NULL
) WITHOUT ROWID;
`;

/** Which tables a file was taken for. */
export const tables = `
-- The tables that a file was taken for: what leads say of their stages is apart from what a history says.
ALTER TABLE imports ADD COLUMN tables TEXT NOT NULL DEFAULT '';
`;

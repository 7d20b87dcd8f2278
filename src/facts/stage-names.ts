/** What stages are called by their letters, where several names mean one. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  mql: ["mql", "marketingqualifiedlead", "marketingqualified"],
  sal: ["sal", "salesacceptedlead", "salesaccepted"],
  sql: ["sql", "salesqualifiedlead", "salesqualified"],
  opportunity: ["opportunity", "opp"],
  won: ["won", "closedwon", "closewon"],
  lost: ["lost", "closedlost", "closelost"],
};

/** SQL of a name by its letters: `Closed Won`, `closed_won` and `Closed-Won` are one. */
export const lettersOf = (name: string): string =>
  `LOWER(REPLACE(REPLACE(REPLACE(TRIM(${name}), ' ', ''), '_', ''), '-', ''))`;

/** SQL of what a stage means, whichever of its names it goes by. */
export const meaningOf = (stage: string): string =>
  `CASE ${Object.entries(synonyms)
    .map(
      ([meaning, names]) =>
        `WHEN ${lettersOf(stage)} IN (${names.map((name) => `'${name}'`).join(", ")}) THEN '${meaning}'`,
    )
    .join(" ")} ELSE ${lettersOf(stage)} END`;

/** Lifecycle stages in their order. */
export const ladder = ["Subscriber", "Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer", "Evangelist"] as const;

/** SQL of how far along the ladder the stage in a column is, from 1; 0 for a stage that is none of it. */
export const positionOf = (column: string): string =>
  `CASE ${column} ${ladder.map((stage, index) => `WHEN '${stage}' THEN ${index + 1}`).join(" ")} ELSE 0 END`;

/** SQL that puts stages in their order, those that are none of the ladder last. */
export const inOrder = (column: string): string => `${positionOf(column)} = 0, ${positionOf(column)}, ${column}`;

/** A column's name without case, blanks and marks. */
export const plainColumn = (column: string): string => column.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Names as a sentence lists them, not too many; nothing in them steers the terminal. */
export const listed = (names: readonly string[]): string =>
  names
    .map((name) => `\`${name.replace(/\p{Cc}+/gu, " ")}\``)
    .join(", ")
    .slice(0, 400);

import { contacts } from "./contacts.ts";
import type { Family } from "./family.ts";
import { stamps } from "./stamps.ts";

const families: readonly Family[] = [contacts, stamps];

/** The family that a column is of, or undefined for one that every segment has. */
export const familyOf = (column: string): Family | undefined => families.find(({ names }) => names.includes(column));

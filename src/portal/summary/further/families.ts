import { contacts } from "./contacts.ts";
import type { Family } from "./family.ts";
import { stamps } from "./stamps.ts";
import { touches } from "./touches.ts";

const families: readonly Family[] = [contacts, stamps, touches];

/** The family that a column is of, or undefined for one that every segment has. */
export const familyOf = (column: string): Family | undefined => families.find(({ names }) => names.includes(column));

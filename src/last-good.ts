/** Last good texts of files that an edit broke; empty but in a chat, which goes on with them. */
const texts = new Map<string, string>();

/** The last good text of a file that is broken now, or undefined for one to be read as it stands. */
export const lastGood = (file: string): string | undefined => texts.get(file);

/** Has a file read as it last was good, until it is let go with no text. */
export function keepLastGood(file: string, text: string | undefined): void {
  if (text === undefined) texts.delete(file);
  else texts.set(file, text);
}

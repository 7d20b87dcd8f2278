/** A piece of a text to be replaced, by offsets. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Replaces pieces that do not overlap; every other byte stays as it was. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((mended, edit) => mended.slice(0, edit.start) + edit.text + mended.slice(edit.end), text);

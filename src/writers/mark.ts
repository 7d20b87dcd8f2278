/** A word to fence data with that does not stand in it, so that data can't end its own fence. */
export function markFor(text: string): string {
  for (let number = 1; ; number++) {
    const mark = `DATA-${number}`;
    if (!text.includes(mark)) return mark;
  }
}

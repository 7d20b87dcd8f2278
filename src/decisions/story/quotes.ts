/** Something that was said, as the user gives it. */
export interface Quote {
  text: string;
  /** Whether it was said to or of the user's side, so that it can be said back. */
  toUser: boolean;
}

/** Quotations of three words or more that are not the user's own. */
export function readQuotes(words: string): Quote[] {
  const double = [...words.matchAll(/"(?=\S)([^"]{4,240})(?<=\S)"/g)];
  const single = [
    ...words.matchAll(/(?<!\w)'((?:[^'"]|(?<=\w)'(?=\w)|(?<=s)'(?= \w[^'"]{0,60}'(?!\w))){4,240})'(?!\w)/g),
  ];
  return [...double, ...single]
    .filter(
      (match) =>
        !/\b(?:i|we) (?:said|told|asked|replied|answered|wrote)\b[^.!?"]{0,30}$/i.test(words.slice(0, match.index)),
    )
    .map((match) => match[1]!.replace(/[.,]$/, ""))
    .filter((quote) => quote.split(" ").length > 2)
    .map((text) => ({ text, toUser: /\byou(?:r|rs)?\b/i.test(text) }));
}

/** An edit of a golden document that breaks one rule and no other. */
export interface Mutation {
  rule: string;
  find: string | RegExp;
  replace: string;
  /** What stands on the line that the finding points to; the first line that the edit changes unless given. */
  at?: string;
  /** Variants of the spec that it is checked as; none unless given. */
  variants?: readonly string[];
}

/**
 * The rules that documents of every kind are held to. `prose` is a paragraph, or the end of one, of a section whose sentences
 * nobody counts; `row` a table's row; `heading` one whose section nothing else reads, with its `#`s.
 */
export const everywhere = ({ prose, row, heading }: { prose: string; row: string; heading: string }): Mutation[] => [
  { rule: "document/readable", find: prose, replace: `${prose}\u0000` },
  { rule: "fence/closed", find: prose, replace: `${prose}\n\n\`\`\`\ntext`, at: "```" },
  { rule: "sections/required", find: heading, replace: `${heading} AND MORE` },
  { rule: "section/not-empty", find: sectionUnder(heading), replace: `${heading}\n\n<!-- later -->\n\n`, at: heading },
  { rule: "table/ragged", find: row, replace: `${row} one more |` },
  { rule: "table/separator", find: prose, replace: `${prose}\n\n| a | b |\n| c | d |\n`, at: "| a | b |" },
  { rule: "placeholder/none", find: prose, replace: `${prose} The rest is TBD.` },
  { rule: "html/none", find: prose, replace: `${prose} It is <b>so</b>.` },
  { rule: "signals/not-beside-number", find: prose, replace: `${prose} It is 64%, SIGNAL MISSING: since when.` },
  { rule: "signals/honest", find: prose, replace: `${prose} SIGNAL MISSING: the acceptance rate.` },
  { rule: "numbers/grounded", find: prose, replace: `${prose} It was 47.3% in spring.` },
];

/** The rules on diagrams, of a document whose spec asks for none. */
export const withDiagram = (prose: string): Mutation[] => [
  {
    rule: "mermaid/valid",
    find: prose,
    replace: `${prose}\n\n\`\`\`mermaid\nflowchart TD\n  a -[-> b\n\`\`\``,
    at: "a -[-> b",
  },
  {
    rule: "mermaid/says-what-it-means",
    find: prose,
    replace: `${prose}\n\n\`\`\`mermaid\nflowchart TD\n  a --> b\n  ghost\n\`\`\``,
    at: "ghost",
  },
];

const sectionUnder = (heading: string): RegExp =>
  new RegExp(`${heading.replace(/[.()/]/g, "\\$&")}\\n[^]*?(?=\\n#|$(?![^]))`);

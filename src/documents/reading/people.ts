/** Stands for the first letter of a person's name, so that a pattern that makes no difference of case can tell one. */
const mark = "\uE000";

/** A person by name, in text that `markNames` read. */
export const personName = `${mark}[a-z\u00e0-\u00ff]+`;

const noName = new Set(
  "this that these those there it its what who which where when why how whether if unless until once after before here nobody nothing everything everyone everybody someone something anybody both neither either each all some most many one two three our your his her their my the a an and but or so yet not no yes sales marketing leadership leads lead trust access data pipeline he she they we you i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december hubspot salesforce slack linkedin teams outreach gong zoom excel google type note trigger done when next first second third skepticism scepticism distrust attribution revenue finance product going let the event either".split(
    " ",
  ),
);
const acting =
  /^(?:'s|\u2019s)? (?:has|had|is|was|does|did|will|would|can|could|keeps|still|then|never|[a-z]+(?:s|ed))\b/;

/** Text in which each person's name opens with a mark in place of its first letter; every other character keeps its place. */
export const markNames = (text: string): string =>
  text.replace(/(?<![\w\uE000])[A-Z][a-z\u00e0-\u00ff]{2,}(?![\w-])/g, (word, index: number) => {
    if (noName.has(word.toLowerCase())) return word;
    const opens = /(?:^|[.!?:]["')\]]*\s+|["(]\s*)$/.test(
      index < 8 ? text.slice(0, index) : ` ${text.slice(index - 8, index)}`,
    );
    if (opens && !acting.test(text.slice(index + word.length, index + word.length + 40))) return word;
    return mark + word.slice(1);
  });

import { type FactDefinition, tableFact } from "./definition.ts";
import { reasonTable } from "./reasons.ts";
import { themes } from "./themes-lexicon.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const isLike = (words: string): string => `text LIKE ${quote(`%${words}%`)}`;

export const themeFacts: FactDefinition[] = [
  tableFact({
    id: "feedback_themes",
    title: "Comments of sales by theme",
    check: "what sales says about leads, from comments on the leads",
    empty: "no comment from sales in the window",
    sources: ["feedback"],
    lacks: (holdings) => !holdings.feedback && "no comment from sales is on record",
    sql: `
      SELECT theme AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM (
        SELECT CASE
          ${themes.map(({ theme, words }) => `WHEN ${words.map(isLike).join(" OR ")} THEN ${quote(theme)}`).join("\n          ")}
          ELSE 'other'
        END AS theme
        FROM (SELECT REPLACE(text, '’', '''') AS text FROM feedback WHERE at > @from AND at <= @to)
      )
      GROUP BY theme ORDER BY theme = 'other', count DESC, theme`,
    shape(rows) {
      const { columns, ...rest } = reasonTable("Comments", "leads")(rows);
      return { ...rest, columns: ["Theme", ...columns.slice(1)] };
    },
    caveats: () => ["a comment counts under the first theme whose words it holds, in the order of the lexicon"],
  }),
];

/** A name from outside as inline code, which is read as no prose: it can't end the code or a cell, or be a reference. */
export const codeOf = (name: string): string =>
  `\`${name.replace(/[\p{Cc}\p{Cf}`|]+/gu, "_").replace(/\[(?=\[)/g, "[ ")}\``;

/** Text from the CRM or a user made harmless in markdown: it can't end a cell, start a link, open a tag or be a variable. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\r\n]+/g, " ").replace(/[\\`*_[\]{}<>|]/g, (mark) => `\\${mark}`);

/** Text from the CRM or a user made harmless in markdown: it can't end a cell, start a link, open a tag or be a variable. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\r\n]+/g, " ").replace(/[\\`*_[\]{}<>|]/g, (mark) => `\\${mark}`);

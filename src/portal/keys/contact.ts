/** Providers of mailboxes that anybody can have, under the endings of many countries, and those under one. */
const providers =
  "gmail googlemail yahoo ymail rocketmail hotmail outlook live msn gmx aol icloud yandex protonmail zoho".split(" ");
const mailboxes = [
  ..."me.com mac.com mail.com email.com web.de t-online.de freenet.de posteo.de mailbox.org proton.me pm.me".split(" "),
  ..."fastmail.com hey.com tutanota.com qq.com 163.com 126.com sina.com naver.com daum.net mail.ru bk.ru".split(" "),
  ..."comcast.net verizon.net att.net sbcglobal.net cox.net charter.net bellsouth.net btinternet.com sky.com".split(
    " ",
  ),
  ..."orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it uol.com.br bol.com.br terra.com.br".split(
    " ",
  ),
  ..."seznam.cz wp.pl o2.pl onet.pl interia.pl rediffmail.com".split(" "),
];

const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

/** SQL of the domain of a lead's e-mail; e-mails are kept in lower case. */
export const mailDomain = "SUBSTR(leads.email, INSTR(leads.email, '@') + 1)";

/** SQL of the domain of a lead's e-mail where it is some company's; null where anybody can have a mailbox. */
export const companyDomain = `CASE
    WHEN ${mailDomain} NOT IN (${listed(mailboxes)})
      AND SUBSTR(${mailDomain}, 1, INSTR(${mailDomain}, '.') - 1) NOT IN ('', ${listed(providers)})
    THEN ${mailDomain}
  END`;

/** SQL of what a lead's e-mail is compared by: dots, dashes and what stands after a plus in its name make no other person. */
export const mailKey = `
    REPLACE(REPLACE(REPLACE(
      SUBSTR(leads.email, 1, INSTR(REPLACE(leads.email, '@', '+'), '+') - 1), '.', ''), '-', ''), '_', '')
    || SUBSTR(leads.email, INSTR(leads.email, '@'))`;

/** SQL of what a lead's phone is compared by: its last seven digits, the same with and without country, area and extension. */
export const phoneKey = `SUBSTR(
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
      SUBSTR(leads.phone, 1, INSTR(REPLACE(LOWER(leads.phone), 'e', 'x') || 'x', 'x') - 1),
      ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), -7)`;

/** What `mailDomain` gives of an e-mail. */
export const mailDomainOf = (email: string): string => email.slice(email.indexOf("@") + 1);

const mailboxNames = new Set(mailboxes);
const providerNames = new Set(providers);

/** What `companyDomain` gives of a domain. */
export function companyDomainOf(domain: string): string | null {
  const dot = domain.indexOf(".");
  return dot <= 0 || mailboxNames.has(domain) || providerNames.has(domain.slice(0, dot)) ? null : domain;
}

/** What `mailKey` gives of an e-mail. */
export function mailKeyOf(email: string): string {
  const end = email.indexOf("@");
  const plus = email.indexOf("+");
  const name = email.slice(0, plus >= 0 && plus < end ? plus : end);
  return (/[.\-_]/.test(name) ? name.replace(/[.\-_]/g, "") : name) + email.slice(end);
}

/** What `phoneKey` gives of a phone. */
export const phoneKeyOf = (phone: string): string =>
  phone
    .replace(/[ex].*$/is, "")
    .replace(/[ \-()./]/g, "")
    .slice(-7);

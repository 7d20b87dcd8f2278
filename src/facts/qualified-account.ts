import { companyDomain } from "../portal/keys/contact.ts";

/** Under one domain so many companies, and more than half as many as leads, share a mailbox provider that no list knows. */
export const companiesOfProvider = 3;

/**
 * One row a company of which a lead qualified, as known at as-of: how many of its leads did, when the first three of
 * them first did, and whether a deal of the company was won. Leads are of one company that share its record, else the
 * domain of their e-mails, else the company's name; those without any are left out.
 */
export const qualifiedAccountSql = `
  WITH contact AS MATERIALIZED (
    SELECT
      leads.id,
      MIN(episode.mql_at) AS at,
      leads.company_id,
      CASE WHEN leads.company_id IS NULL THEN ${companyDomain} END AS domain,
      CASE WHEN leads.company_id IS NULL THEN company_key(leads.company) END AS name
    FROM episode JOIN leads ON leads.id = episode.lead_id
    GROUP BY episode.lead_id
  ), provider AS (
    SELECT domain FROM contact WHERE domain IS NOT NULL GROUP BY domain
    HAVING COUNT(DISTINCT name) >= ${companiesOfProvider} AND 2 * COUNT(DISTINCT name) > COUNT(*)
  ), placed AS MATERIALIZED (
    SELECT id, at, COALESCE(company_id, CASE WHEN domain NOT IN (SELECT domain FROM provider) THEN domain END, name) AS account
    FROM contact
  ), won AS (
    SELECT placed.account FROM deals JOIN placed ON placed.id = deals.lead_id
    WHERE deals.outcome = 'won' AND deals.closed_at <= @to
    UNION
    SELECT company_id FROM deals WHERE outcome = 'won' AND closed_at <= @to
  )
  SELECT
    account,
    COUNT(*) AS contacts,
    MIN(at) AS first_at,
    MIN(CASE WHEN place = 2 THEN at END) AS second_at,
    MIN(CASE WHEN place = 3 THEN at END) AS third_at,
    account IN (SELECT account FROM won WHERE account IS NOT NULL) AS is_won
  FROM (
    SELECT account, at, ROW_NUMBER() OVER (PARTITION BY account ORDER BY at) AS place FROM placed
    WHERE account IS NOT NULL
  )
  GROUP BY account
`;

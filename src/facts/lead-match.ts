import { mailKey, phoneKey } from "../portal/keys/contact.ts";

/**
 * One row for each lead on record at as-of that looks like another one, and what by. Colleagues share a company and the
 * domain of their e-mails, so the one is taken with the phone and the other with the name before it.
 */
export const leadMatchSql = `
  SELECT found.by, leads.id AS lead_id, found.key
  FROM (
    SELECT 'email' AS by, ${mailKey} AS key, json_group_array(id) AS ids
    FROM leads WHERE created_at <= @to AND INSTR(leads.email, '@') > 1
    GROUP BY key HAVING COUNT(*) > 1
    UNION ALL
    SELECT 'phone', ${phoneKey} || ' ' || company_key(leads.company) AS key, json_group_array(id)
    FROM leads WHERE created_at <= @to AND leads.phone IS NOT NULL AND leads.company IS NOT NULL
    GROUP BY key HAVING COUNT(*) > 1 AND LENGTH(key) > 8
  ) AS found, json_each(found.ids) AS matched
  CROSS JOIN leads ON leads.id = matched.value
`;

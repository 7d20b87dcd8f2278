/**
 * Fields that a prompt template may ask for beside facts and settings: the context of the SLA and of the facilitator,
 * as the playbooks name them.
 */
export const contextFields: readonly string[] = [
  "company",
  "industry",
  "hubspot_tier",
  "team_sizes",
  "marketing_team",
  "sales_team",
  "sales_motion",
  "deal_value",
  "sales_cycle",
  "lifecycle_setup",
  "definitions",
  "monthly_mql_volume",
  "speed_to_lead",
  "routing_method",
  "channels",
  "friction",
  "current_slas",
  "meeting_cadence",
  "task_description",
];

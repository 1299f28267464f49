/** What is strange about a sign-in. */
export const anomalies = [
  'new_device',
  'new_country',
  'impossible_travel',
  'many_failures',
] as const
export type Anomaly = (typeof anomalies)[number]

/** The routing policies, a line each. */
import type { PolicyKind } from '../record-set/policy.ts';
import { failover } from './failover.ts';
import { geolocation } from './geolocation.ts';
import { geoproximity } from './geoproximity.ts';
import { ipBased } from './ip-based.ts';
import { latency } from './latency.ts';
import { multivalue } from './multivalue.ts';
import type { Policy } from './policy.ts';
import { simple } from './simple.ts';
import { weighted } from './weighted.ts';

export const POLICIES: Readonly<Record<PolicyKind, Policy>> = {
  simple,
  weighted,
  latency,
  failover,
  geolocation,
  multivalue,
  geoproximity,
  'ip-based': ipBased,
};

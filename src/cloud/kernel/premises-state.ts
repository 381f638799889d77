/** What learners changed on premises, by router (`lisbon/edge`): one key for each part of the simulator that keeps something there. */
import type { RunningConfig } from '../../frr/running-config.ts';
import type { IpsecState } from '../ipsec/tunnel.ts';
import type { LinkSettings } from '../premises/link-settings.ts';

export interface PremisesState {
  /** Running configurations of routers. A router that is missing runs what its lab has given it. */
  readonly configurations?: Readonly<Record<string, RunningConfig>>;
  /** What `ip link` and `ip address` changed. */
  readonly links?: Readonly<Record<string, LinkSettings>>;
  /** IPsec tunnels: `ipsec`. */
  readonly tunnels?: IpsecState;
}

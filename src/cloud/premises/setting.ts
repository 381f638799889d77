/** What a lab says of a site on premises: its networks, the hosts in them, and the routers that lead out of it. */
import type { HttpSetting } from '../web/http-setting.ts';

export interface PremisesHostSetting {
  /** The name of one of the site's networks. */
  network: string;
  /** IPv4, out of that network. */
  address: string;
  /** What listens: `tcp/443`. */
  serves: string[];
  /** What its web servers answer. Default: a greeting. */
  http?: HttpSetting;
}

export interface PremisesRouterSetting {
  /** The public IPv4 address of its own line to the internet. Absent: it has no such line. */
  address?: string;
  /** Its address in each network of the site that it serves. */
  networks: Record<string, string>;
  /** Lines of its running configuration, in FRR's language. */
  configuration?: string;
}

export interface PremisesSetting {
  /** Where on the earth it stands. */
  city: string;
  /** IPv4 prefixes by name: `office` is `192.168.10.0/24`. */
  networks: Record<string, string>;
  hosts: Record<string, PremisesHostSetting>;
  /** The first of a network that works is its hosts' default gateway, as with VRRP (RFC 9568). */
  routers: Record<string, PremisesRouterSetting>;
  /** Whom its hosts ask for names: a resolver of the lab, or an address. Absent: the provider's in its city. */
  resolver?: string;
}

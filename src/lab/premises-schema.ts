/** Schema of sites on premises, and what must hold among their addresses, whatever the parameters are drawn as. */
import * as z from 'zod';
import type { PremisesSetting } from '../cloud/premises/setting.ts';
import { portSchema } from './checks/port.ts';
import { citySchema } from './city-schema.ts';
import { httpSchema, httpSetting } from './http-schema.ts';

const NAME = /^[a-z][a-z0-9-]{0,19}$/;
const NAME_ERROR = 'must be lowercase words joined by hyphens, at most 20 characters';
/** What Linux and netlab name interfaces of their own. */
const INTERFACE = /^(?:lo|(?:eth|vti|dx|gre|bond)\d*)$/;

const nameSchema = z.string().regex(NAME, NAME_ERROR);
const networkName = nameSchema.refine((name) => !INTERFACE.test(name), {
  error: 'is the name of an interface that routers have of their own; call the network `office` or `servers`',
});
const addressSchema = z.string().min(1).max(60);

const hostSchema = z
  .strictObject({
    network: z.string().describe('The network of the site that it is in.'),
    address: addressSchema.describe('Its IPv4 address, out of that network.'),
    serves: z.array(portSchema).max(50).default(['tcp/22']).describe('Ports on which it listens.'),
    http: httpSchema.optional(),
  })
  .describe('A machine on premises: `premises/SITE/HOST`.');

const routerSchema = z
  .strictObject({
    address: addressSchema
      .optional()
      .describe('Public IPv4 address of its own line to the internet; it has none when absent.'),
    networks: z
      .record(z.string(), addressSchema)
      .default({})
      .describe('The networks of the site that it serves, and its address in each.'),
    configuration: z
      .string()
      .max(20_000)
      .optional()
      .describe("Its running configuration when the lab begins, as lines in FRR's language."),
  })
  .describe('A router on premises: `premises/SITE/ROUTER`.');

const premisesSchema = z
  .strictObject({
    city: citySchema.describe('Where on the earth the site stands.'),
    networks: z
      .record(networkName, z.string().min(1).max(60))
      .describe('Its networks by name: IPv4 prefixes such as `192.168.10.0/24`.'),
    hosts: z.record(nameSchema, hostSchema).default({}).describe('Machines in these networks, by name.'),
    routers: z
      .record(nameSchema, routerSchema)
      .default({})
      .describe('Routers, by name; the first of a network that works is the default gateway of its hosts.'),
    resolver: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe(
        "Whom its hosts ask for names: the name of one of `resolvers`, or an address; the provider's in its city when absent.",
      ),
  })
  .describe('A site on premises.');

export const sitesOnPremises = z
  .record(nameSchema, premisesSchema)
  .describe('Sites on premises, by name: offices and data centres with routers of their own.');

export type PremisesDocument = z.infer<typeof premisesSchema>;

/** As the world has it. */
export function premisesSetting({ hosts, routers, resolver, ...site }: PremisesDocument): PremisesSetting {
  return {
    ...site,
    hosts: Object.fromEntries(
      Object.entries(hosts).map(([name, { http, ...host }]) => [
        name,
        { ...host, ...(http && { http: httpSetting(http) }) },
      ]),
    ),
    routers: Object.fromEntries(
      Object.entries(routers).map(([name, { address, networks, configuration }]) => [
        name,
        {
          networks,
          ...(address !== undefined && { address }),
          ...(configuration !== undefined && { configuration }),
        },
      ]),
    ),
    ...(resolver !== undefined && { resolver }),
  };
}

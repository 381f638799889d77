/**
 * From AWS's names to the CLI's and back: `DescribeVpcs` is `describe-vpcs`, `Ipv6CidrBlock` is `ipv6-cidr-block`.
 * The rule is botocore's `xform_name`, except for its list of exceptions for services that have nothing to do with
 * networks. The way back can't be computed, only looked up among the names there are.
 */

const cliNames = new Map<string, string>();

/** The CLI's spelling of an operation's, parameter's or waiter's name. */
export function cliName(name: string): string {
  let cli = cliNames.get(name);
  if (cli === undefined) {
    cli = name.includes('-') ? name : kebab(name);
    cliNames.set(name, cli);
  }
  return cli;
}

function kebab(name: string): string {
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0]; // GatewayARNs, SomeIPs: the s belongs to the acronym
  const parted = plural ? `${name.slice(0, -plural.length)}-${plural.toLowerCase()}` : name;
  return parted
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

const lookups = new WeakMap<object, ReadonlyMap<string, string>>();

/**
 * From CLI names to AWS's: `namesByCli(model.operationNames)`, or `namesByCli(structure.members)` for parameters.
 * Kept as long as `names` itself lives.
 */
export function namesByCli(
  names: readonly string[] | Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  let lookup = lookups.get(names);
  if (!lookup) {
    const list = Array.isArray(names) ? (names as readonly string[]) : Object.keys(names);
    lookup = new Map(list.map((name) => [cliName(name), name]));
    lookups.set(names, lookup);
  }
  return lookup;
}

/** What `ip link` and `ip addr` ask for, as operations; a text says what is wrong, in iproute2's words. */

export interface Change {
  readonly operation: 'AddVlan' | 'AddTunnel' | 'DeleteLink' | 'SetLink' | 'AddAddress' | 'DeleteAddress';
  readonly input: Readonly<Record<string, unknown>>;
}

export function changeLink(verb: string, words: readonly string[]): Change | string {
  switch (verb) {
    case 'set':
      return setLink(words[0] === 'dev' ? words.slice(1) : words);
    case 'add':
      return addLink(words);
    case 'del':
    case 'delete': {
      const name = words[0] === 'dev' ? words[1] : words[0];
      return name === undefined ? missing('dev') : { operation: 'DeleteLink', input: { name } };
    }
    default:
      return unknown(verb, 'ip link');
  }
}

function setLink([name, ...words]: readonly string[]): Change | string {
  if (name === undefined) return missing('dev');
  const input: Record<string, unknown> = { name };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (word === 'up' || word === 'down') input.state = word;
    else if (word === 'mtu') {
      const value = words[++index] ?? '';
      if (!/^\d+$/.test(value)) return `Error: argument "${value}" is wrong: Invalid "mtu" value`;
      input.mtu = Number(value);
    } else return `ip: netlab sets up, down and mtu of links, and not '${word}'`;
  }
  return Object.keys(input).length === 1
    ? 'Not enough of information: "dev" argument alone.'
    : { operation: 'SetLink', input };
}

/** `link dx0 name dx0.101 type vlan id 101`, in any order. */
function addLink(words: readonly string[]): Change | string {
  const given = new Map<string, string>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const key = word === 'dev' ? 'name' : word;
    if (['link', 'name', 'type', 'id', ...GRE_WORDS].includes(key)) given.set(key, words[++index] ?? '');
    else if (!given.has('name')) given.set('name', word);
    else return `ip: netlab makes VLANs with link, name, type and id, and knows no '${word}'`;
  }
  const type = given.get('type');
  if (type === undefined) return 'Not enough information: "type" argument is required';
  if (type === 'gre') return greTunnel(given.get('name'), given);
  if (type !== 'vlan') return `ip: netlab makes links of type vlan and gre, and not '${type}'`;
  const [parent, name, id] = ['link', 'name', 'id'].map((key) => given.get(key));
  if (parent === undefined) return 'Error: argument "link" is required for type vlan.';
  if (name === undefined) return 'Not enough information: "dev" argument is required.';
  if (id === undefined || !/^\d+$/.test(id)) return `Error: argument "${id ?? ''}" is wrong: id is invalid`;
  return { operation: 'AddVlan', input: { parent, name, id: Number(id) } };
}

/** With a time to live of its own; what a tunnel has besides is its addresses outside. */
const GRE_WORDS = ['local', 'remote', 'ttl', 'tos'];
const MODES = ['gre', 'ipip', 'sit', 'vti'];

/** `add gre1 mode gre local 192.168.10.1 remote 10.99.0.1 ttl 255`, in any order. */
export function changeTunnel(verb: string, words: readonly string[]): Change | string {
  if (verb === 'del' || verb === 'delete')
    return changeLink(verb, words[0] === 'name' ? words.slice(1) : words);
  if (verb !== 'add') return unknown(verb, 'ip tunnel');
  const given = new Map<string, string>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (['name', 'mode', ...GRE_WORDS].includes(word)) given.set(word, words[++index] ?? '');
    else if (!given.has('name')) given.set('name', word);
    else return `ip: netlab makes tunnels with name, mode, local, remote and ttl, and knows no '${word}'`;
  }
  const mode = given.get('mode');
  if (mode === undefined) return 'cannot determine tunnel mode (ipip, gre, vti or sit)';
  if (mode === 'gre') return greTunnel(given.get('name'), given);
  return MODES.includes(mode)
    ? `ip: netlab makes tunnels of mode gre, and not '${mode}'`
    : `Unknown tunnel mode "${mode}"`;
}

function greTunnel(name: string | undefined, given: ReadonlyMap<string, string>): Change | string {
  const [local, remote, ttl = '255'] = ['local', 'remote', 'ttl'].map((key) => given.get(key));
  if (name === undefined) return missing('dev');
  if (local === undefined || remote === undefined)
    return `ip: netlab's GRE tunnels need both ends: local ADDRESS remote ADDRESS`;
  if (ttl !== 'inherit' && !(/^\d+$/.test(ttl) && Number(ttl) <= 255)) return `invalid TTL "${ttl}"`;
  return { operation: 'AddTunnel', input: { name, local, remote } };
}

export function changeAddress(verb: string, words: readonly string[]): Change | string {
  const isAdded = verb === 'add';
  if (!isAdded && verb !== 'del' && verb !== 'delete') return unknown(verb, 'ip addr');
  const at = words.indexOf('dev');
  const name = at < 0 ? undefined : words[at + 1];
  const [address] = words.filter((word, index) => index !== at && index !== at + 1 && word !== 'local');
  if (name === undefined) return missing('dev');
  if (address === undefined) return 'Not enough information: an address is required.';
  return { operation: isAdded ? 'AddAddress' : 'DeleteAddress', input: { name, address } };
}

function missing(argument: string): string {
  return `Not enough information: "${argument}" argument is required.`;
}

function unknown(verb: string, object: string): string {
  return `Command "${verb}" is unknown, try "${object} help".`;
}

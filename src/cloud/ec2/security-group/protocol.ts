/** Protocols and ports of rules, in AWS's spelling: `tcp`, `-1`, `50`; ICMP's type and code stand for the ports (R-SG-15). */
import { AwsError } from '../../kernel/errors.ts';

const NAMES: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' };

export interface PortRange {
  readonly FromPort: number;
  readonly ToPort: number;
}

/** Protocols without ports, and those whose ports a rule leaves open. */
const ANY_PORT: PortRange = { FromPort: -1, ToPort: -1 };

export function readProtocol(text: string | undefined): string {
  if (text === undefined || text === '') {
    throw invalid(
      "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
    );
  }
  const protocol = text.toLowerCase();
  if (protocol === '-1' || Object.values(NAMES).includes(protocol)) return protocol;
  if (!/^\d{1,3}$/.test(protocol) || Number(protocol) > 255) {
    throw invalid(`Invalid value '${text}' for IP protocol. Unknown protocol.`);
  }
  return NAMES[Number(protocol)] ?? String(Number(protocol));
}

export function readPorts(protocol: string, from: number | undefined, to: number | undefined): PortRange {
  if (protocol === 'tcp' || protocol === 'udp') return readPortRange(protocol, from, to);
  if (protocol === 'icmp' || protocol === 'icmpv6') return readTypeAndCode(from, to);
  return ANY_PORT;
}

function readPortRange(protocol: string, from: number | undefined, to: number | undefined): PortRange {
  if (from === undefined || to === undefined) {
    throw invalid("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
  }
  for (const port of [from, to]) {
    if (port < 0 || port > 65_535) throw invalid(`TCP/UDP port (${port}) out of range`);
  }
  if (from > to) throw invalid(`Invalid ${protocol.toUpperCase()} port range (${from}-${to})`);
  return { FromPort: from, ToPort: to };
}

function readTypeAndCode(type = -1, code = -1): PortRange {
  for (const [name, value] of [
    ['type', type],
    ['code', code],
  ] as const) {
    if (value < -1 || value > 255) throw invalid(`ICMP ${name} (${value}) out of range`);
  }
  if (type === -1 && code !== -1) throw invalid(`ICMP code (${code}) needs an ICMP type`);
  return { FromPort: type, ToPort: code };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

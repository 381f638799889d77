/** Options of a tunnel in requests: what is allowed, and what is shown of them (R-VPN-10…R-VPN-15). */
import type { VpnTunnelOptionsSpecification } from '@aws-sdk/client-ec2';
import { IKE_VERSIONS, KNOWN } from '../../ipsec/negotiate.ts';
import { AwsError, invalidParameterValue } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { TunnelOptions } from './vpn-connection.ts';

/** Without what AWS chooses itself where nothing is asked for. */
export type AskedOptions = Omit<TunnelOptions, 'OutsideIpAddress' | 'TunnelInsideCidr' | 'PreSharedKey'> &
  Partial<Pick<TunnelOptions, 'TunnelInsideCidr' | 'PreSharedKey'>>;

export const DEFAULTS = {
  Phase1LifetimeSeconds: 28_800,
  Phase2LifetimeSeconds: 3600,
  RekeyMarginTimeSeconds: 270,
  RekeyFuzzPercentage: 100,
  ReplayWindowSize: 1024,
  DpdTimeoutSeconds: 30,
  DpdTimeoutAction: 'clear',
  StartupAction: 'add',
} as const;

/** What the request says, checked; `before` is what holds already where it says nothing. */
export function readTunnelOptions(
  asked: VpnTunnelOptionsSpecification,
  before: AskedOptions = {},
): AskedOptions {
  refuseOptions(asked, ['TunnelInsideIpv6Cidr', 'LogOptions']);
  if (asked.PreSharedKey !== undefined) checkKey(asked.PreSharedKey);
  const options: AskedOptions = { ...before, ...plainOptions(asked), ...lists(asked) };
  checkNumbers(options);
  return options;
}

function plainOptions(asked: VpnTunnelOptionsSpecification): AskedOptions {
  checkWord(asked.DPDTimeoutAction, 'dpdTimeoutAction', ['clear', 'none', 'restart']);
  checkWord(asked.StartupAction, 'startupAction', ['add', 'start']);
  return defined({
    TunnelInsideCidr: asked.TunnelInsideCidr,
    PreSharedKey: asked.PreSharedKey,
    Phase1LifetimeSeconds: asked.Phase1LifetimeSeconds,
    Phase2LifetimeSeconds: asked.Phase2LifetimeSeconds,
    RekeyMarginTimeSeconds: asked.RekeyMarginTimeSeconds,
    RekeyFuzzPercentage: asked.RekeyFuzzPercentage,
    ReplayWindowSize: asked.ReplayWindowSize,
    DpdTimeoutSeconds: asked.DPDTimeoutSeconds,
    DpdTimeoutAction: asked.DPDTimeoutAction,
    StartupAction: asked.StartupAction,
    EnableTunnelLifecycleControl: asked.EnableTunnelLifecycleControl,
  });
}

function lists(asked: VpnTunnelOptionsSpecification): AskedOptions {
  return defined({
    Phase1EncryptionAlgorithms: values(
      asked.Phase1EncryptionAlgorithms,
      'phase1EncryptionAlgorithm',
      KNOWN[1].encryption,
    ),
    Phase2EncryptionAlgorithms: values(
      asked.Phase2EncryptionAlgorithms,
      'phase2EncryptionAlgorithm',
      KNOWN[2].encryption,
    ),
    Phase1IntegrityAlgorithms: values(
      asked.Phase1IntegrityAlgorithms,
      'phase1IntegrityAlgorithm',
      KNOWN[1].integrity,
    ),
    Phase2IntegrityAlgorithms: values(
      asked.Phase2IntegrityAlgorithms,
      'phase2IntegrityAlgorithm',
      KNOWN[2].integrity,
    ),
    Phase1DHGroupNumbers: values(asked.Phase1DHGroupNumbers, 'phase1DHGroupNumber', KNOWN[1].groups),
    Phase2DHGroupNumbers: values(asked.Phase2DHGroupNumbers, 'phase2DHGroupNumber', KNOWN[2].groups),
    IkeVersions: values(asked.IKEVersions, 'ikeVersion', IKE_VERSIONS),
  });
}

function values<T extends string | number>(
  asked: readonly { Value?: T | undefined }[] | undefined,
  parameter: string,
  known: readonly T[],
): { Value: T }[] | undefined {
  if (!asked?.length) return undefined;
  return asked.map(({ Value }) => {
    if (Value !== undefined && known.includes(Value)) return { Value };
    throw invalidParameterValue(Value, parameter, `Expecting one of: ${known.join(', ')}.`);
  });
}

function checkKey(key: string): void {
  if (/^[A-Za-z1-9._][A-Za-z0-9._]{7,63}$/.test(key)) return;
  throw new AwsError(
    'InvalidParameterValue',
    'Value for parameter preSharedKey is invalid. The pre-shared key must be 8 to 64 characters of a-z, A-Z, 0-9, periods and underscores, and cannot start with zero.',
  );
}

function checkWord(word: string | undefined, parameter: string, known: readonly string[]): void {
  if (word === undefined || known.includes(word)) return;
  throw invalidParameterValue(word, parameter, `Expecting one of: ${known.join(', ')}.`);
}

function checkNumbers(options: AskedOptions): void {
  const first = options.Phase1LifetimeSeconds ?? DEFAULTS.Phase1LifetimeSeconds;
  const second = options.Phase2LifetimeSeconds ?? DEFAULTS.Phase2LifetimeSeconds;
  checkRange(options.Phase1LifetimeSeconds, 'phase1LifetimeSeconds', 900, 28_800);
  checkRange(options.Phase2LifetimeSeconds, 'phase2LifetimeSeconds', 900, 3600);
  if (options.Phase2LifetimeSeconds !== undefined || options.Phase1LifetimeSeconds !== undefined) {
    if (second >= first) {
      throw invalidParameterValue(
        second,
        'phase2LifetimeSeconds',
        `It must be less than phase1LifetimeSeconds (${first}).`,
      );
    }
  }
  checkRange(options.RekeyMarginTimeSeconds, 'rekeyMarginTimeSeconds', 60, Math.floor(second / 2));
  checkRange(options.RekeyFuzzPercentage, 'rekeyFuzzPercentage', 0, 100);
  checkRange(options.ReplayWindowSize, 'replayWindowSize', 64, 2048);
  checkRange(options.DpdTimeoutSeconds, 'dpdTimeoutSeconds', 30, Number.MAX_SAFE_INTEGER);
}

function checkRange(value: number | undefined, parameter: string, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} to ${most}`;
  throw invalidParameterValue(value, parameter, `Expecting ${range}.`);
}

function defined<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

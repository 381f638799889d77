/**
 * FRRouting's console (`vtysh`) and configuration (8.4, as Debian ships it), as a pure engine: BGP, static routes,
 * interfaces, and the policies between them.
 *
 *     let config = newRunningConfig('edge');
 *     ({ config, faults } = readConfiguration(text, config, view));      // a file
 *     const answer = runLine('router bgp 65000', mode, config, view);    // a line typed: the next mode and configuration
 *     routerConfigOf('lisbon/edge', config, interfaces, table);          // for BGP
 *
 * Lines that FRR takes and this engine has no effect for are refused, and say so. Not there: VRFs, other protocols,
 * access lists, VPN and EVPN families, peers by interface.
 */
export type { Answer, Deed, RibRoute, RouterView, ViewedInterface } from './command.ts';
export { routerConfigOf } from './compile.ts';
export { CONFIG, ENABLE, type Mode, promptOf } from './mode.ts';
export {
  type InterfaceConfig,
  newRunningConfig,
  type RunningConfig,
  type StaticRoute,
} from './running-config.ts';
export { configurationLines, FRR_VERSION } from './text/running-text.ts';
export { expectedNext, isKeyword, readConfiguration, runLine } from './vtysh.ts';

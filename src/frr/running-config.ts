/** What `show running-config` shows, as a plain value: everything that a router's operator has configured. */

export interface RunningConfig {
  readonly hostname: string;
}

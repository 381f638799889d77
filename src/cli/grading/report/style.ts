/** The report's looks: light and dark as the reader has it, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --paper: #fff; --line: #d0d7de; --bar: #0a6e9e; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9aa4af; --paper: #0d1117; --line: #30363d; --bar: #4ab3e6; --bad: #ff8a80; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 70rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; box-sizing: border-box; }
h1 { margin: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
nav { display: flex; gap: 1rem; flex-wrap: wrap; } a { color: var(--bar); }
table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; overflow-wrap: normal; } caption { text-align: left; font-weight: 600; }
th, td { padding: .25rem .75rem .25rem 0; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
td { font-variant-numeric: tabular-nums; } th[scope=row] { font-weight: 500; overflow-wrap: anywhere; }
.bar { display: inline-block; width: 12rem; height: .75rem; border: 1px solid var(--line); vertical-align: middle; } .bar > span { display: block; height: 100%; background: var(--bar); }
.quiet { color: var(--quiet); } .failed { color: var(--bad); margin: 0; } .findings { color: var(--bad); }
summary { cursor: pointer; padding: .25rem 0; } .tasks, .tasks ul { list-style: none; padding-left: 1.25rem; }
.steps { padding-left: 2.5rem; } .steps li { margin: .5rem 0; } .steps li[hidden] { display: none; } .steps li.now { outline: 2px solid var(--bar); outline-offset: .25rem; }
li, h3, p { overflow-wrap: anywhere; min-width: 0; }
code, pre { font: .875rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; } pre { margin: .25rem 0; padding: .5rem; border-left: 3px solid var(--line); max-height: 24rem; overflow: auto; }
.stepper { display: flex; gap: .5rem; align-items: center; flex-wrap: wrap; } .stepper button { font: inherit; padding: .25rem .75rem; } .stepper input { flex: 1; min-width: 8rem; }
@media print { nav, .stepper { display: none; } .steps li[hidden] { display: list-item; } pre { max-height: none; } article { break-inside: avoid-page; } a { color: inherit; text-decoration: none; } }
`;

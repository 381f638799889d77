/**
 * The class as one page that works offline: at a glance, lab by lab, student by student, each attempt to be stepped
 * through. Without its script it is still all there but the stepping. What students wrote is text, everywhere.
 */
import { createHash } from 'node:crypto';
import { findingWords } from '../../../lab/classroom/finding.ts';
import type { Gradebook, StudentGrade } from '../../../lab/classroom/gradebook.ts';
import type { LabScore } from '../../../lab/classroom/score.ts';
import { type ClassStatistics, type Obstacle, statisticsOf } from '../../../lab/classroom/statistics.ts';
import { findingsOf } from '../formats/findings.ts';
import { type Html, html, htmlText, trusted } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

export function gradeReport(book: Gradebook): string {
  const { assignment, students, strays } = book;
  const statistics = statisticsOf(book);
  const sha = createHash('sha256').update(SCRIPT).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha}'`;
  return htmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${assignment.title}: grades</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header><h1>${assignment.title}</h1><p>${lead(statistics)}${assignment.due !== undefined && html` Due ${assignment.due}.`}</p></header>
<nav aria-label="Parts of this page"><a href="#class">The class</a> <a href="#checks">Checks</a> <a href="#students">Students</a> <a href="#attempts">Attempts</a></nav>
<main>
<section id="class"><h2>The class at a glance</h2>${spread(statistics)}${labTable(statistics)}</section>
<section id="checks"><h2>Checks, by how many passed</h2>${checkTable(statistics)}
<h3>Where people first got stuck</h3>${obstacles(statistics.obstacles, 'Everybody solved everything.')}
<h3>What the API refused most often</h3>${obstacles(statistics.errors, 'Nothing.')}</section>
<section id="students"><h2>Students</h2>${studentTable(students)}
${strays.length > 0 && html`<h3>Files of nobody in the class</h3><ul>${strays.map(({ file, findings }) => html`<li><code>${file}</code> ${findings[0]?.text ?? ''}</li>`)}</ul>`}</section>
<section id="attempts"><h2>Attempts, step by step</h2>${students.map(attempts)}</section>
</main>
<footer><p>Made by netlab: every submission was played again, and none of its claims was believed.</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`);
}

const percent = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2));
const whole = (value: number | undefined): string => (value === undefined ? '–' : String(Math.round(value)));

function lead({ students, handedIn, meanScore, medianScore }: ClassStatistics): string {
  const scores = handedIn > 0 ? `; mean ${percent(meanScore)}, median ${percent(medianScore)}` : '';
  return `${handedIn} of ${students} handed in${scores}.`;
}

/** Bars that are a table to whoever can't see them. */
function spread({ spread: counts }: ClassStatistics): Html {
  const most = Math.max(1, ...counts);
  return html`<table class="bars"><caption>How scores are spread</caption>
<thead><tr><th scope="col">Percent</th><th scope="col">Students</th></tr></thead><tbody>${counts.map(
    (count, bin) =>
      html`<tr><th scope="row">${bin * 10}–${bin === 9 ? 100 : bin * 10 + 9}</th><td>${meter(count, most)} ${count}</td></tr>`,
  )}</tbody></table>`;
}

function meter(value: number, most: number): Html {
  return html`<span class="bar" aria-hidden="true"><span style="width:${((100 * value) / most).toFixed(1)}%"></span></span>`;
}

function labTable({ labs }: ClassStatistics): Html {
  return html`<table><caption>Labs</caption><thead><tr><th scope="col">Lab</th><th scope="col">Graded</th><th scope="col">Refused</th><th scope="col">Missing</th><th scope="col">Median score</th><th scope="col">Median minutes</th><th scope="col">Median commands</th><th scope="col">Hints each</th></tr></thead><tbody>${labs.map(
    (one) =>
      html`<tr><th scope="row">${one.lab}</th><td>${one.graded}</td><td>${one.refused}</td><td>${one.missing}</td><td>${percent(one.medianScore)}</td><td>${whole(one.medianMinutes)}</td><td>${whole(one.medianCommands)}</td><td>${one.meanHints === undefined ? '–' : one.meanHints.toFixed(1)}</td></tr>`,
  )}</tbody></table>`;
}

function checkTable({ checks }: ClassStatistics): Html {
  return html`<table class="bars"><thead><tr><th scope="col">Lab</th><th scope="col">Task</th><th scope="col">Check</th><th scope="col">Passed</th></tr></thead><tbody>${checks.map(
    ({ lab, task, check, passed, of }) =>
      html`<tr><td>${lab}</td><td>${task}</td><th scope="row">${check}</th><td>${meter(passed, of)} ${passed} of ${of}</td></tr>`,
  )}</tbody></table>`;
}

function obstacles(found: readonly Obstacle[], none: string): Html {
  if (found.length === 0) return html`<p>${none}</p>`;
  return html`<ol>${found.map(
    ({ lab, text, students }) =>
      html`<li>${text} <span class="quiet">(${lab}; ${students} student${students === 1 ? '' : 's'})</span></li>`,
  )}</ol>`;
}

function studentTable(students: readonly StudentGrade[]): Html {
  const labs = students[0]?.labs ?? [];
  return html`<table><thead><tr><th scope="col">Student</th>${labs.map(({ lab }) => html`<th scope="col">${lab}</th>`)}<th scope="col">Late</th><th scope="col">Score</th><th scope="col">Remarks</th></tr></thead><tbody>${students.map(
    (grade, index) =>
      html`<tr><th scope="row"><a href="#s${index}">${nameOf(grade)}</a></th>${grade.labs.map(({ state, score }) => html`<td>${state === 'graded' ? percent(score) : state}</td>`)}<td>${grade.daysLate > 0 && `${grade.daysLate} d`}</td><td><strong>${percent(grade.score)}</strong></td><td>${remarks(grade)}</td></tr>`,
  )}</tbody></table>`;
}

function nameOf({ name, student }: StudentGrade): string {
  return name === undefined ? student : `${name} (${student})`;
}

function remarks({ findings, labs }: StudentGrade): string {
  const codes = [...findings, ...labs.flatMap((lab) => lab.findings)].map(({ code }) => code);
  return [...new Set(codes)].map(findingWords).join('; ');
}

function attempts(grade: StudentGrade, index: number): Html {
  const found = findingsOf(grade);
  return html`<article id="s${index}"><h3>${nameOf(grade)}: ${percent(grade.score)}</h3>
${grade.attempts === 0 ? html`<p>Nothing was handed in.</p>` : html`<p class="quiet">${grade.file ?? ''}, submitted ${grade.submitted ?? 'at a time unknown'}</p>`}
${found.length > 0 && html`<ul class="findings">${found.map((text) => html`<li>${text}</li>`)}</ul>`}
${grade.labs.filter(({ grade: replayed }) => replayed !== undefined).map(labAttempt)}</article>`;
}

function labAttempt({ lab, score, state, grade, minutes }: LabScore): Html {
  const steps = grade?.transcript ?? [];
  const took = [`${grade?.commands ?? 0} commands`, ...(minutes === undefined ? [] : [`${minutes} minutes`])];
  return html`<details class="attempt"><summary>${lab}: ${state === 'graded' ? percent(score) : state} <span class="quiet">(${took.join(', ')})</span></summary>
<ul class="tasks">${(grade?.tasks ?? []).map(
    (task) =>
      html`<li>${task.done ? '✓' : '✗'} ${task.title} <span class="quiet">${task.points}/${task.maxPoints}${task.hints > 0 && `, ${task.hints} hint${task.hints === 1 ? '' : 's'}`}</span><ul>${task.checks.map(({ id, passed, text }) => html`<li>${passed ? '✓' : '✗'} ${id}: ${text}</li>`)}</ul></li>`,
  )}</ul>
<ol class="steps">${steps.map(
    ({ prompt, line, output, exitCode }) =>
      html`<li><code class="line"><span class="quiet">${prompt}</span>${line}</code>${output !== '' && html`<pre>${output}</pre>`}${exitCode !== 0 && html`<p class="failed">exit code ${exitCode}</p>`}</li>`,
  )}</ol></details>`;
}

/**
 * What lets an attempt be stepped through: buttons, a slider and the arrow keys show one command after the other. Runs in
 * the reader's browser; it only hides and shows what is there.
 */
export const SCRIPT = `
'use strict';
for (const attempt of document.querySelectorAll('.attempt')) {
  const steps = [...attempt.querySelectorAll('.steps > li')];
  if (steps.length < 2) continue;
  const bar = document.createElement('div');
  bar.className = 'stepper';
  const make = (tag, props) => bar.appendChild(Object.assign(document.createElement(tag), props));
  const back = make('button', { type: 'button', textContent: '← back' });
  const next = make('button', { type: 'button', textContent: 'next →' });
  const all = make('button', { type: 'button', textContent: 'all' });
  const slider = make('input', { type: 'range', min: 1, max: steps.length, value: steps.length });
  slider.setAttribute('aria-label', 'Step');
  const place = make('output', {});
  place.setAttribute('aria-live', 'polite');
  let at = steps.length;
  const show = (wanted) => {
    at = Math.min(steps.length, Math.max(1, wanted));
    steps.forEach((step, index) => {
      step.hidden = index >= at;
      step.classList.toggle('now', index === at - 1);
    });
    slider.value = String(at);
    place.textContent = 'step ' + at + ' of ' + steps.length;
    back.disabled = at === 1;
    next.disabled = at === steps.length;
  };
  back.onclick = () => show(at - 1);
  next.onclick = () => show(at + 1);
  all.onclick = () => show(steps.length);
  slider.oninput = () => show(Number(slider.value));
  attempt.querySelector('.steps').before(bar);
  show(1);
}
const open = () => {
  const found = location.hash && document.getElementById(location.hash.slice(1));
  if (found) for (const part of found.querySelectorAll('details')) part.open = true;
};
addEventListener('hashchange', open);
addEventListener('beforeprint', () => { for (const part of document.querySelectorAll('details')) part.open = true; });
open();
`;

/** `import { createSim, loadLab, grade } from 'netlab'`. */
import type { Netlab } from './api.ts';
import * as labs from './labs.ts';
import * as simulator from './simulator.ts';

export const createSim: Netlab['createSim'] = simulator.createSim;
export const listLabs: Netlab['listLabs'] = labs.listLabs;
export const loadLab: Netlab['loadLab'] = labs.loadLab;
export const grade: Netlab['grade'] = labs.grade;

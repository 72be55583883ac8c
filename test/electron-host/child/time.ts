import { performance } from 'node:perf_hooks';
import { offer } from './controls.ts';

// So much had gone by before the app was started.
let passed = Number(process.env.ELECTRON_HOST_AHEAD_MS ?? 0);
const wall = Date.now;
const steady = performance.now.bind(performance);

// Both clocks of the app run on at once; its timers keep their own time.
Date.now = () => wall() + passed;
performance.now = () => steady() + passed;

offer('time.pass', (ms) => {
  passed += ms;
});

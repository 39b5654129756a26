import { describe, expect, it } from 'vitest';
import type { Action, JobRow } from '../data/debug';
import type { GraphNode } from '../data/graphs';
import { controlsOf, type Situation } from './controls';
import { STANDARD, formatChoice, parseChoice } from './debug-url';
import { firstJob, jobTitle, saySilence, sayState } from './job-words';
import { LeaseClock } from './lease-clock';
import { StepOrder } from './step-order';

const JOB: JobRow = {
  id: 'j1',
  run: 'r1',
  name: 'lenet',
  producer: 'engine',
  state: 'paused',
  step: 41,
  node: 'gradients/model/conv2/conv2d_filter_grad',
  attached: true,
  capabilities: ['pause', 'node', 'step', 'terminate'],
  recorder: { everySteps: 50 },
};

function node(name: string): GraphNode {
  return { name, op: 'Op', scope: '', inputs: [{ node: 'x', slot: 0, control: false, via: 1 }], outputs: [], attributes: {}, source: [] };
}

const ORDER = new StepOrder([node('model/conv1/conv2d'), node('gradients/model/conv2/conv2d_filter_grad'), node('optimizer/model/conv2/weights/sgd')]);
const SITUATION: Situation = { job: JOB, controller: 'me', me: 'me', watchpoints: 0, order: ORDER, silent: false };

function blocked(change: Partial<Situation>): Record<Action, string | null> {
  return Object.fromEntries(controlsOf({ ...SITUATION, ...change }).map((c) => [c.action, c.blocked])) as Record<Action, string | null>;
}

describe('what is said of a job', () => {
  const whole = (job: JobRow): string => sayState(job, null).headline + sayState(job, null).when;

  it('names layer, phase and step where it is paused', () => {
    const said = sayState(JOB, ORDER.node(JOB.node));
    expect([said.headline, said.when]).toEqual(['Paused before conv2 backward', ', step 41']);
    expect(said.detail).toContain('gradients/model/conv2/conv2d_filter_grad (Op)');
    expect(said.tone).toBe('still');
  });

  it('tells running, pausing, ended and lost apart, and whether the training is disturbed', () => {
    expect(sayState({ ...JOB, state: 'running', attached: false }, null)).toEqual({
      headline: 'Running',
      when: ', step 41',
      detail: 'Not attached: the training is not disturbed.',
      tone: 'live',
    });
    expect(sayState({ ...JOB, state: 'running' }, null).detail).toContain('Attached');
    expect(whole({ ...JOB, state: 'pausing' })).toBe('Pausing, step 41');
    expect(whole({ ...JOB, state: 'ended' })).toBe('Ended in step 41');
    expect(whole({ ...JOB, state: 'lost' })).toBe('Lost in step 41');
    expect(whole({ ...JOB, state: 'running', step: null })).toBe('Running');
  });

  it('counts large steps exactly', () => {
    expect(sayState({ ...JOB, step: 12_345_678_901_234_567_890n }, null).when).toContain('12\u2009345\u2009678\u2009901\u2009234\u2009567\u2009890');
    expect(jobTitle(JOB)).toBe('lenet \u00b7 paused, step 41');
  });

  it('shows first what waits for someone', () => {
    const jobs = (['ended', 'running', 'paused'] as const).map((state) => ({ ...JOB, id: state, state }));
    expect(firstJob(jobs)?.id).toBe('paused');
    expect(firstJob(jobs.slice(0, 2))?.id).toBe('running');
    expect(firstJob(jobs.slice(0, 1))?.id).toBe('ended');
    expect(firstJob([])).toBeNull();
  });
});

describe('a server that does not answer', () => {
  it('blocks every control and tells what was known as that', () => {
    expect(new Set(Object.values(blocked({ silent: true })))).toEqual(new Set(['The server does not answer.']));
    const said = saySilence(JOB, sayState(JOB, null));
    expect(said.headline).toBe('The server does not answer');
    expect(said.detail).toMatch(/^Last heard of the job: Paused before .* It goes on by itself: at once if the server is gone, else when the lease ends\.$/);
    const running: JobRow = { ...JOB, state: 'running' };
    expect(saySilence(running, sayState(running, null)).detail).toBe('Last heard of the job: Running, step 41.');
  });
});

describe('the controls', () => {
  it('let a paused job go on in three ways', () => {
    expect(blocked({})).toEqual({ continue: null, pause: 'The job is paused already.', nextNode: null, nextStep: null, terminate: null });
  });

  it('let a running job be paused, and a pausing one be let go', () => {
    const running = blocked({ job: { ...JOB, state: 'running' } });
    expect(running.pause).toBeNull();
    expect(running.continue).toBe('The job is running already.');
    expect(running.nextNode).toBe('The job is running: pause it first.');
    const pausing = blocked({ job: { ...JOB, state: 'pausing' } });
    expect(pausing).toEqual({ continue: null, pause: 'The job is about to stop.', nextNode: 'The job is pausing: pause it first.', nextStep: 'The job is pausing: pause it first.', terminate: null });
  });

  it('say why nothing can be done', () => {
    expect(new Set(Object.values(blocked({ job: { ...JOB, attached: false } })))).toEqual(new Set(['Attach first.']));
    expect(new Set(Object.values(blocked({ controller: 'ann' })))).toEqual(new Set(['ann controls the job: take control first.']));
    expect(new Set(Object.values(blocked({ job: { ...JOB, state: 'ended' } })))).toEqual(new Set(['The job has ended.']));
    expect(new Set(Object.values(blocked({ job: { ...JOB, state: 'lost' } })))).toEqual(new Set(['The job does not answer.']));
    expect(blocked({ job: { ...JOB, capabilities: ['step'] } })).toEqual({
      continue: 'A job of this kind cannot do that.',
      pause: 'A job of this kind cannot do that.',
      nextNode: 'A job of this kind cannot do that.',
      nextStep: null,
      terminate: 'A job of this kind cannot do that.',
    });
  });

  it('tell beforehand what they will do', () => {
    const what = (change: Partial<Situation>): string[] => controlsOf({ ...SITUATION, ...change }).map((c) => c.what);
    expect(what({})[2]).toBe('Runs gradients/model/conv2/conv2d_filter_grad and stops before optimizer/model/conv2/weights/sgd.');
    expect(what({ job: { ...JOB, node: 'optimizer/model/conv2/weights/sgd' } })[2]).toContain('the last node of the step');
    expect(what({ order: null })[2]).toBe('Runs one node and stops before the one after it.');
    expect(what({})[3]).toBe('Runs the rest of step 41 and stops before the first node of the next.');
    expect(what({})[0]).toContain('no watchpoint is set');
    expect(what({})[4]).toBe('Ends the training for good, after a question.');
    expect(what({ watchpoints: 1 })[0]).toContain('until the watchpoint hits');
    expect(what({ watchpoints: 3 })[0]).toContain('one of 3 watchpoints hits');
  });
});

describe('LeaseClock', () => {
  it('counts from when the request was sent, up to whole seconds, and not below 0', () => {
    const clock = new LeaseClock();
    expect(clock.left(0)).toBeNull();
    clock.renewed(60, 1000);
    expect([1000, 1001, 2000, 60_999, 61_000, 99_000].map((now) => clock.left(now))).toEqual([60, 60, 59, 1, 0, 0]);
    clock.renewed(null, 2000);
    expect(clock.left(2000)).toBeNull();
  });

  it('is late only where answers stay away', () => {
    const clock = new LeaseClock();
    expect(clock.late(1e9)).toBe(false);
    clock.renewed(60, 1000);
    expect([5000, 6001].map((now) => clock.late(now))).toEqual([false, true]);
  });
});

describe('the choice in the URL', () => {
  it('is read back as it was written', () => {
    for (const choice of [STANDARD, { job: 'a b', node: 'x/"y"', slot: 'input:1', pick: { rows: 0, columns: 2, at: [0, 3, 16] } }, { ...STANDARD, pick: { rows: null, columns: null, at: [] } }]) {
      expect(parseChoice(formatChoice(choice))).toEqual(choice);
    }
    expect(formatChoice(STANDARD)).toBe('');
  });

  it('takes what it does not understand as not there', () => {
    expect(parseChoice('{')).toEqual(STANDARD);
    expect(parseChoice('7')).toEqual(STANDARD);
    expect(parseChoice('{"j":1,"n":[],"s":null,"p":[0,0,1]}')).toEqual(STANDARD);
    expect(parseChoice('{"p":[5,null,1,2]}')).toEqual(STANDARD);
    expect(parseChoice('{"p":[0,null,-1]}')).toEqual(STANDARD);
  });
});

import type { Action, JobRow } from '../data/debug';
import { counted, grouped } from '../data/format';
import { SILENCE } from './debug-store';
import { placeText, type StepOrder } from './step-order';

/** A control: what it will do, or why it cannot. */
export interface Control {
  action: Action;
  label: string;
  /** The key as it is written on the button; empty if there is none. */
  keys: string;
  what: string;
  /** Null if it can be pressed. */
  blocked: string | null;
}

/** All that decides about the controls. */
export interface Situation {
  job: JobRow;
  /** Who controls; null if none does or it is not known. */
  controller: string | null;
  /** Who is asking. */
  me: string;
  watchpoints: number;
  /** Null until the graph has been read. */
  order: StepOrder | null;
  /** Whether the server does not answer. */
  silent: boolean;
}

const KEYS_OF: Record<Action, string> = { continue: 'F5', pause: 'F6', nextNode: 'F10', nextStep: 'Ctrl-F10', terminate: '' };
const LABELS: Record<Action, string> = { continue: 'Continue', pause: 'Pause', nextNode: 'Next node', nextStep: 'Next step', terminate: 'End job…' };
const NEEDS: Record<Action, string> = { continue: 'pause', pause: 'pause', nextNode: 'node', nextStep: 'step', terminate: 'terminate' };

/** The controls, in the order of the bar; that which ends the job is the last. */
export function controlsOf(situation: Situation): Control[] {
  return (['continue', 'pause', 'nextNode', 'nextStep', 'terminate'] as const).map((action) => ({
    action,
    label: LABELS[action],
    keys: KEYS_OF[action],
    what: whatOf(action, situation),
    blocked: blockedOf(action, situation),
  }));
}

function whatOf(action: Action, { job, watchpoints, order }: Situation): string {
  switch (action) {
    case 'continue':
      return watchpoints === 0 ? 'The job runs on until someone pauses it: no watchpoint is set.' : `The job runs on until ${watchpoints === 1 ? 'the watchpoint hits' : `one of ${counted(watchpoints, 'watchpoint')} hits`} or someone pauses it.`;
    case 'pause':
      return 'The job stops before its next node, with all values of the step in place.';
    case 'nextNode':
      return nextNodeText(job, order);
    case 'nextStep':
      return job.step === null
        ? 'Runs the rest of this step and stops before the first node of the next.'
        : `Runs the rest of step ${grouped(job.step)} and stops before the first node of the next.`;
    case 'terminate':
      return 'Ends the training for good, after a question.';
  }
}

function nextNodeText(job: JobRow, order: StepOrder | null): string {
  const position = order?.position(job.node) ?? -1;
  const [now, next] = [order?.running[position], order?.running[position + 1]];
  if (!order || !now || job.state !== 'paused') {
    return 'Runs one node and stops before the one after it.';
  }
  return next
    ? `Runs ${now.name} and stops before ${next.name}.`
    : `Runs ${now.name}, the last node of the step, and stops before the first of the next (${placeText(order.running[0]?.name ?? '')}).`;
}

function blockedOf(action: Action, { job, controller, me, silent }: Situation): string | null {
  if (silent) {
    return SILENCE;
  }
  if (job.state === 'ended') {
    return 'The job has ended.';
  }
  if (job.state === 'lost') {
    return 'The job does not answer.';
  }
  if (!job.capabilities.includes(NEEDS[action])) {
    return 'A job of this kind cannot do that.';
  }
  if (!job.attached) {
    return 'Attach first.';
  }
  if (controller !== me) {
    return controller === null ? 'It is not known who controls the job.' : `${controller} controls the job: take control first.`;
  }
  if (action === 'terminate') {
    return null;
  }
  const paused = job.state === 'paused';
  if (action === 'pause') {
    return paused ? 'The job is paused already.' : job.state === 'pausing' ? 'The job is about to stop.' : null;
  }
  if (action === 'continue') {
    return job.state === 'running' ? 'The job is running already.' : null;
  }
  return paused ? null : `The job is ${job.state}: pause it first.`;
}

import type { JobRow } from '../data/debug';
import { grouped } from '../data/format';
import { placeText, type StepNode } from './step-order';

/** How a state is to be taken: still is safe to look at, over is for good. */
export type Tone = 'still' | 'busy' | 'live' | 'over' | 'lost';

/** What the job is doing, in sentences. */
export interface Said {
  headline: string;
  /** Goes on with the step, if there is one: ", step 41". */
  when: string;
  detail: string;
  tone: Tone;
}

/**
 * @param node the node that runs next, if the graph is known
 */
export function sayState(job: JobRow, node: StepNode | null): Said {
  const step = job.step === null ? '' : `step ${grouped(job.step)}`;
  switch (job.state) {
    case 'paused':
      return {
        headline: `Paused before ${job.node === null ? 'the next node' : placeText(job.node, node?.phase)}`,
        when: step && `, ${step}`,
        detail: job.node === null ? '' : `${job.node}${node ? ` (${node.op})` : ''} runs next.`,
        tone: 'still',
      };
    case 'pausing':
      return { headline: 'Pausing', when: step && `, ${step}`, detail: 'The job stops before its next node.', tone: 'busy' };
    case 'running':
      return {
        headline: 'Running',
        when: step && `, ${step}`,
        detail: job.attached ? 'Attached: every node is looked at.' : 'Not attached: the training is not disturbed.',
        tone: 'live',
      };
    case 'ended':
      return { headline: 'Ended', when: step && ` in ${step}`, detail: 'The training is over. What it recorded is on the other pages.', tone: 'over' };
    case 'lost':
      return {
        headline: 'Lost',
        when: step && ` in ${step}`,
        detail: 'The job does not answer. If its process lives, it goes on training by itself and dials again.',
        tone: 'lost',
      };
  }
}

/** What can be said while the server does not answer; what was known is told as that. */
export function saySilence(job: JobRow, known: Said): Said {
  const goesOn = job.state === 'paused' || job.state === 'pausing' ? ' It goes on by itself: at once if the server is gone, else when the lease ends.' : '';
  return { headline: 'The server does not answer', when: '', detail: `Last heard of the job: ${known.headline}${known.when}.${goesOn}`, tone: 'lost' };
}

/** A job in a list of them. */
export function jobTitle(job: Pick<JobRow, 'name' | 'state' | 'step'>): string {
  return `${job.name} \u00b7 ${job.state}${job.step === null ? '' : `, step ${grouped(job.step)}`}`;
}

/** The job to be shown if nobody says which: one that is paused, then one that runs, then the first. */
export function firstJob<J extends JobRow>(jobs: readonly J[]): J | null {
  const order = ['paused', 'pausing', 'running'];
  for (const state of order) {
    const found = jobs.find((job) => job.state === state);
    if (found) {
      return found;
    }
  }
  return jobs[0] ?? null;
}

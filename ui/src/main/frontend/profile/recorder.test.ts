import { describe, expect, it, vi } from 'vitest';
import type { DebugApi, Job, JobRow } from '../data/debug';
import { readEvery, recorderText } from './recorder-input';
import { RecorderStore } from './recorder-store';

const JOB: JobRow = { id: 'j', run: 'abcdefghij', name: 'lenet', producer: 'engine', state: 'running', step: 1, node: null, attached: false, capabilities: [], recorder: { everySteps: 50 } };

/** A server whose job takes what it is told. */
function server(jobs: JobRow[], refuse?: string): DebugApi {
  return {
    jobs: () => Promise.resolve(jobs),
    record: (id: string, client: string, everySteps: number) => (refuse === undefined ? Promise.resolve({ ...JOB, id, recorder: { everySteps } } as Job) : Promise.reject(new Error(`${client}: ${refuse}`))),
  } as unknown as DebugApi;
}

async function looked(jobs: JobRow[], refuse?: string): Promise<RecorderStore> {
  const store = new RecorderStore(server(jobs, refuse), 'me');
  store.start();
  await vi.waitFor(() => expect(store.jobOf(null) !== null || jobs.every(({ recorder }) => recorder === null)).toBe(true));
  store.stop();
  return store;
}

describe('the recorder of a job', () => {
  it('is that of the job that writes the run, as long as it lives', async () => {
    const store = await looked([
      { ...JOB, id: 'over', state: 'ended' },
      { ...JOB, id: 'without', run: 'other', recorder: null },
      { ...JOB, id: 'other', run: 'klmnopqrst', state: 'paused' },
      JOB,
    ]);
    expect(store.jobOf('abcdefgh')?.id).toBe('j');
    expect(store.jobOf('klmn')?.id).toBe('other');
    expect(store.jobOf('zz')).toBeNull();
    expect(store.jobOf(null)?.id).toBe('other');
    expect(store.jobOf('other')).toBeNull();
  });

  it('shows what the job has confirmed', async () => {
    const store = await looked([JOB]);
    const told = store.record(JOB, 0);
    expect([store.busy, store.jobOf(null)?.recorder]).toEqual([true, { everySteps: 50 }]);
    await told;
    expect([store.busy, store.jobOf(null)?.recorder]).toEqual([false, { everySteps: 0 }]);
  });

  it('stays as it was when the change is refused, and says why', async () => {
    const store = await looked([JOB], "Conflict: 'a' controls the job");
    await store.record(JOB, 0);
    expect(store.error).toContain("Conflict: 'a' controls the job");
    expect(store.jobOf(null)?.recorder).toEqual({ everySteps: 50 });
  });
});

describe('what is typed', () => {
  it('is a whole number of steps within the range', () => {
    expect([readEvery('1'), readEvery(' 50 '), readEvery('1000000')]).toEqual([1, 50, 1_000_000]);
    for (const bad of ['', '0', '-1', '1.5', '1e3', '1000001', 'x', '99999999999']) {
      expect(readEvery(bad), bad).toEqual({ fault: 'Give a whole number of steps from 1 to 1\u2009000\u2009000' });
    }
  });

  it('is told in words', () => {
    expect(recorderText(0)).toContain('No step is recorded');
    expect(recorderText(1)).toContain('Every step');
    expect(recorderText(50)).toContain('multiple of 50');
  });
});

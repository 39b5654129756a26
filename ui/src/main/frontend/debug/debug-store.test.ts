import { describe, expect, it } from 'vitest';
import { DebugApi, type Hit, type Job } from '../data/debug';
import { Http } from '../data/http';
import type { Clock } from './clock';
import { DebugStore } from './debug-store';

const JOB: Job = {
  id: 'j',
  run: 'r',
  name: 'lenet',
  producer: 'engine',
  state: 'running',
  step: 1,
  node: 'a',
  attached: false,
  capabilities: ['pause', 'node', 'step'],
  recorder: { everySteps: 50 },
  graphs: [{ tag: '__run_graph__' }],
  ranks: [0],
  steps: { first: 1, last: 1, recorded: [] },
  controller: null,
  leaseSeconds: null,
};

/** A server with one job, and a clock that stands until the test moves it. */
class World {
  job: Job = JOB;
  refuse: string | null = null;
  gone = false;
  readonly asked: string[] = [];
  private time = 0;
  private tasks: { at: number; task: () => void }[] = [];

  readonly clock: Clock = {
    now: () => this.time,
    later: (task, millis) => {
      const entry = { at: this.time + millis, task };
      this.tasks.push(entry);
      return () => (this.tasks = this.tasks.filter((one) => one !== entry));
    },
  };

  readonly store = new DebugStore(new DebugApi(new Http('', (input, init) => this.answer(input as string, init))), 'me', this.clock);

  private answer(path: string, init: RequestInit | undefined): Promise<Response> {
    const said = typeof init?.body === 'string' && init.keepalive ? ` ${init.body}` : '';
    this.asked.push(`${init?.method ?? 'GET'} ${path}${said}`);
    if (this.gone) {
      return Promise.reject(new TypeError('Failed to fetch'));
    }
    if (init?.method === 'POST' && this.refuse !== null) {
      return Promise.resolve(new Response(JSON.stringify({ detail: this.refuse }), { status: 409 }));
    }
    const body = path === 'debug/jobs' ? { jobs: [this.job] } : path.endsWith('/hits') ? { hits: [] } : path.endsWith('/watchpoints') ? { watchpoints: [] } : this.job;
    return Promise.resolve(new Response(JSON.stringify(body)));
  }

  async pass(millis: number): Promise<void> {
    const until = this.time + millis;
    await settle();
    for (;;) {
      const [next] = this.tasks.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) {
        break;
      }
      this.tasks = this.tasks.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.task();
      await settle();
    }
    this.time = until;
  }

  count(path: string): number {
    return this.asked.filter((one) => one === path).length;
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function watching(job: Partial<Job>): Promise<World> {
  const world = new World();
  world.job = { ...JOB, ...job };
  world.store.start();
  world.store.want('j');
  await world.pass(100);
  return world;
}

describe('DebugStore', () => {
  it('looks four times a second at a job that moves, once at one that stands', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60 });
    world.asked.length = 0;
    await world.pass(1000);
    expect(world.count('GET debug/jobs/j')).toBe(4);
    world.job = { ...world.job, state: 'paused' };
    await world.pass(1000);
    world.asked.length = 0;
    await world.pass(3000);
    expect(world.count('GET debug/jobs/j')).toBe(3);
    expect(world.count('GET debug/jobs/j/hits')).toBe(0);
  });

  it('renews no lease of another: it asks for the list alone until something changes', async () => {
    const world = await watching({ attached: true, controller: 'ann', leaseSeconds: 60, state: 'paused' });
    expect(world.store.job?.controller).toBe('ann');
    world.asked.length = 0;
    await world.pass(3000);
    expect(new Set(world.asked)).toEqual(new Set(['GET debug/jobs']));
    world.job = { ...world.job, node: 'b' };
    await world.pass(1000);
    expect(world.store.job?.node).toBe('b');
    expect(world.count('GET debug/jobs/j/hits')).toBe(1);
  });

  it('asks nothing while nobody looks', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60 });
    world.store.stop();
    await world.pass(0);
    world.asked.length = 0;
    await world.pass(10_000);
    expect(world.asked).toEqual([]);
    world.store.start();
    await world.pass(1);
    expect(world.count('GET debug/jobs/j')).toBe(1);
  });

  it('shows what a deed answers at once, and a refusal where it was asked', async () => {
    const world = await watching({});
    world.refuse = "Conflict: 'ann' controls the job";
    await world.store.control('pause');
    expect(world.store.errors.get('control')).toBe("Conflict: 'ann' controls the job");
    world.refuse = null;
    world.job = { ...JOB, attached: true, controller: 'me', leaseSeconds: 60 };
    await world.store.attach(60, true);
    expect(world.store.controls).toBe(true);
    expect(world.store.lease.left(world.store.now)).toBe(60);
    await world.store.control('pause');
    expect(world.store.errors.has('control')).toBe(false);
  });

  it('drops what was answered to a question from before a deed', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60 });
    const old = world.job;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const api = (world.store as unknown as { api: DebugApi }).api;
    const ask = api.job.bind(api);
    api.job = async () => {
      await held;
      return old;
    };
    await world.pass(250);
    api.job = ask;
    world.job = { ...old, state: 'paused', node: 'c' };
    await world.store.control('pause');
    release();
    await settle();
    expect(world.store.job?.state).toBe('paused');
  });

  it('forgets what it knew when another job is wanted', async () => {
    const world = await watching({});
    world.store.want(null);
    expect(world.store.job).toBeNull();
    await world.pass(2000);
    expect(world.store.jobs).toHaveLength(1);
  });

  it('asks seldom while it is told, at once when it is told no more', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60 });
    world.store.told({ ...world.job, step: 2 });
    await world.pass(2000);
    world.asked.length = 0;
    for (let step = 3; step < 43; step++) {
      world.job = { ...world.job, step };
      world.store.told(world.job);
      await world.pass(250);
    }
    expect(world.store.job?.step).toBe(42);
    expect(world.asked).toEqual(Array(5).fill('GET debug/jobs/j'));
    world.asked.length = 0;
    world.store.unheard();
    await world.pass(1000);
    expect(world.count('GET debug/jobs/j')).toBeGreaterThanOrEqual(4);
  });

  it('asks for the watchpoints when it is told of another state or controller', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60 });
    world.asked.length = 0;
    world.job = { ...world.job, controller: 'ann' };
    world.store.told(world.job);
    expect(world.store.controls).toBe(false);
    expect(world.store.lease.left(world.store.now)).toBeNull();
    await world.pass(100);
    expect(world.count('GET debug/jobs/j/watchpoints')).toBe(1);
    expect(world.count('GET debug/jobs/j')).toBe(1);
  });

  it('keeps every hit that it is told once, also when they are told anew', async () => {
    const world = await watching({});
    const hit = (step: number): Hit => ({ watchpoint: 1, condition: 'tensor_overflow', node: 'a', slot: 'output:0', step, rank: 0, parameters: [], errors: [] });
    const tell = (from: number, hits: Hit[], dropped?: number): void => world.store.toldHits({ job: 'j', from, hits, ...(dropped !== undefined && { dropped }) });
    const steps = (): unknown[] => world.store.hits.hits.map(({ step }) => step);
    tell(1, []);
    expect(steps()).toEqual([]);
    tell(1, [hit(1), hit(2)]);
    tell(3, [hit(3)]);
    expect(steps()).toEqual([1, 2, 3]);
    tell(2, [hit(2), hit(3), hit(4)], 1);
    expect(steps()).toEqual([1, 2, 3, 4]);
    expect(world.store.hits.dropped).toBe(1);
    world.store.unheard();
    tell(7, [hit(7)]);
    tell(8, []);
    expect(steps()).toEqual([7]);
  });

  it('says that the server does not answer, and looks again', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60, state: 'paused' });
    world.gone = true;
    await world.pass(1000);
    expect(world.store.silent).toBe(true);
    expect(world.store.job?.state).toBe('paused');
    await world.store.control('continue');
    expect(world.store.errors.get('control')).toBe('The server does not answer.');
    world.gone = false;
    await world.pass(1000);
    expect(world.store.silent).toBe(false);
  });

  it('leaves a job that it controls with a short lease, and takes a longer one when it comes back', async () => {
    const world = await watching({ attached: true, controller: 'me', leaseSeconds: 60, state: 'paused' });
    world.asked.length = 0;
    world.store.part();
    await world.pass(10_000);
    expect(world.asked).toEqual(['POST debug/jobs/j/attach {"client":"me","lease":5}']);
    world.job = { ...world.job, leaseSeconds: 5 };
    world.store.start();
    await world.pass(1);
    expect(world.count('POST debug/jobs/j/attach')).toBe(1);
    const other = await watching({ attached: true, controller: 'ann', leaseSeconds: 5 });
    other.store.part();
    expect(other.asked.some((one) => one.startsWith('POST'))).toBe(false);
  });
});

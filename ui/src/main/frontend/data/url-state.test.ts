import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, formatState, parseState, resolveIds, type ViewState } from './url-state';

describe('the state in the URL', () => {
  it('is empty by default', () => {
    expect(formatState(DEFAULT_STATE)).toBe('');
    expect(parseState('')).toEqual(DEFAULT_STATE);
  });

  it('reads back to itself', () => {
    const state: ViewState = {
      runs: ['abcdefgh', 'qrstuvwx'],
      runFilter: 'a b&c=d',
      tagFilter: 'loss/<script>',
      sort: { key: 'm:train/loss', descending: false },
      axis: 'relative',
      smoothing: 0.35,
      log: true,
      attempts: true,
      tensorBoard: true,
      zoom: [10.5, 2e300],
      zoomY: { tag: 'a_b/c', range: [-1, 1] },
      full: 'x/y',
      facts: 'a b/c',
      closed: ['train', ''],
      unfolded: ['abcdefgh'],
      ledger: 'abcdefgh',
      histogramView: 'heat',
      steps: { from: -3, to: 9007199254740993n },
      step: 9007199254740993n,
      lineage: '{"s":"-v:accuracy"}',
      media: 'audio.120',
      graph: '{"c":"op"}',
      debug: '{"n":"a/b"}',
      profile: '{"b":"name"}',
    };
    expect(parseState(formatState(state))).toEqual(state);
  });

  it('leaves a stretch of steps open at one end', () => {
    expect(parseState('hs=_9').steps).toEqual({ from: null, to: 9 });
    expect(formatState({ ...DEFAULT_STATE, steps: { from: 3, to: null } })).toBe('hs=3_');
    expect(['hs=9_3', 'hs=_', 'hs=a_b', 'hs='].map((query) => parseState(query).steps)).toEqual([null, null, null, null]);
  });

  it('tells no run from the newest runs', () => {
    expect(parseState(formatState({ ...DEFAULT_STATE, runs: [] })).runs).toEqual([]);
    expect(parseState('').runs).toBeNull();
  });

  it.each(['sm=7', 'sm=x', 'z=3_1', 'z=1', 'x=no', 's=%00', 'zy=1_2', 'r=%3Cscript%3E'])('takes %s for nothing worse than nonsense', (query) => {
    const state = parseState(query);
    expect(state.smoothing).toBeLessThan(1);
    expect([state.zoom, state.zoomY, state.axis, state.sort]).toEqual([null, null, 'step', DEFAULT_STATE.sort]);
    expect(state.runs ?? []).toEqual([]);
  });

  it('finds ids by their prefix in the order of the list', () => {
    expect(resolveIds(['bbbbbbbb', 'aaaaaaaa'], ['aaaaaaaa11111111', 'cccccccc', 'bbbbbbbb22222222'])).toEqual(['aaaaaaaa11111111', 'bbbbbbbb22222222']);
  });
});

import { describe, expect, it } from 'vitest';
import type { ImageRow, SoundRow } from '../data/media';
import { IMAGE_PIXELS_MAX, drawnSize, imageFacts, reserve, soundFacts } from './media-facts';
import { formatChoice, parseChoice } from './media-url';
import { moved, placeOf, rowsAt, stepsOf } from './steps';
import { fitted, shapeText, shown, sliceOf, special, standardPick, tableOf, turned } from './tensor-window';

const at = (...steps: (number | bigint)[]): { step: number | bigint; wallTime: number; attempt: number }[] => steps.map((step, i) => ({ step, wallTime: i, attempt: 1 }));

describe('the steps of what is shown', () => {
  it('are those of all runs, once, ascending, exact beyond 2^53', () => {
    expect(stepsOf([at(10, 0, 0), at(5, 10, 9007199254740993n)])).toEqual([0, 5, 10, 9007199254740993n]);
    expect(stepsOf([])).toEqual([]);
  });

  it('stand at the newest that is not after the wanted one', () => {
    const steps = [0, 10, 20];
    expect([-1, 0, 9, 10, 99, null].map((wanted) => placeOf(steps, wanted))).toEqual([-1, 0, 0, 1, 2, 2]);
    expect(placeOf([], null)).toBe(-1);
  });

  it('show each run at its own step', () => {
    const rows = at(0, 0, 10, 20);
    expect(rowsAt(rows, null)).toEqual([rows[3]]);
    expect(rowsAt(rows, 15)).toEqual([rows[2]]);
    expect(rowsAt(rows, 0)).toEqual([rows[0], rows[1]]);
    expect(rowsAt(rows, -1)).toEqual([]);
  });

  it('follow what comes only from the newest', () => {
    expect(moved([0, 10, 20], null, -1)).toBe(10);
    expect(moved([0, 10, 20], 10, 1)).toBeNull();
    expect(moved([0, 10, 20], 0, -1)).toBe(0);
    expect(moved([0, 10, 20, 30], 20, 0)).toBe(20);
    expect(moved([], null, 1)).toBeNull();
  });
});

describe('the choice in the URL', () => {
  it.each(['', 'images', 'audio.120', 'tensors.-3', 'images..4x', 'text.9007199254740993'])('reads %s back to itself', (text) => {
    expect(formatChoice(parseChoice(text))).toBe(text);
  });

  it.each(['x', '.1e9', '..3x', 'images.NaN.fit', '<script>'])('takes %s for nothing worse than nonsense', (text) => {
    const { step, zoom } = parseChoice(text);
    expect([step, zoom]).toEqual([null, 'fit']);
  });
});

describe('what is said of images and sounds', () => {
  const image = (change: Partial<ImageRow>): ImageRow => ({ step: 0, wallTime: 0, attempt: 1, index: 0, width: 28, height: 14, colorspace: 1, mediaType: 'image/png', url: '', ...change });
  const sound = (change: Partial<SoundRow>): SoundRow => ({ step: 0, wallTime: 0, attempt: 1, index: 0, mediaType: 'audio/wav', sampleRate: 8000, frames: 4000, channels: 1, url: '', ...change });

  it('names size, colours and type', () => {
    expect(imageFacts(image({}))).toBe('28 × 14 · grey · PNG');
    expect(imageFacts(image({ width: 0, height: 0, colorspace: 0, mediaType: 'application/octet-stream' }))).toBe('size unknown · unknown format');
  });

  it('keeps back what is faulty, and what is too large to be decoded unasked', () => {
    expect(reserve(image({}))).toBeNull();
    expect(reserve(image({ fault: 'Malformed image: got 1 × 1, want 2 × 2' }))).toBe('Malformed image: got 1 × 1, want 2 × 2');
    expect(reserve(image({ width: IMAGE_PIXELS_MAX, height: 1 }))).toBeNull();
    expect(reserve(image({ width: 20_000, height: 10_000 }))).toBe('Large: 200 megapixels, more than 32 are not drawn unasked.');
  });

  it('is drawn in its own pixels, or as large as there is room', () => {
    expect(drawnSize(28, 14, 1)).toEqual({ width: 28, height: 14 });
    expect(drawnSize(28, 14, 8)).toEqual({ width: 224, height: 112 });
    expect(drawnSize(28, 28, 'fit')).toEqual({ width: 208, height: 208 });
    expect(drawnSize(2240, 280, 'fit')).toEqual({ width: 416, height: 52 });
    expect(drawnSize(100_000, 1, 'fit')).toEqual({ width: 416, height: 1 });
    expect(drawnSize(0, 0, 'fit')).toEqual({ width: 208, height: 208 });
  });

  it('names length, rate and channels', () => {
    expect(soundFacts(sound({}))).toBe('0.5 s · 8\u2009000 Hz · mono · WAV');
    expect(soundFacts(sound({ frames: 8000 * 125, channels: 2 }))).toBe('2 m 05 s · 8\u2009000 Hz · stereo · WAV');
    expect(soundFacts(sound({ sampleRate: 0, frames: 0, channels: 0 }))).toBe('length unknown · rate unknown · WAV');
  });
});

describe('the table of a tensor', () => {
  it('begins with the last two dimensions', () => {
    expect(standardPick([])).toEqual({ rows: null, columns: null, at: [] });
    expect(sliceOf(standardPick([]), [])).toBe('[]');
    expect(sliceOf(standardPick([5]), [5])).toBe('[0:5]');
    expect(sliceOf(standardPick([3, 100, 20]), [3, 100, 20])).toBe('[0,0:16,0:8]');
  });

  it('turns, moves, and stays within a shape that has changed', () => {
    const pick = turned({ ...standardPick([3, 100, 20]), at: [2, 96, 16] }, 'rows', 0);
    expect(pick).toMatchObject({ rows: 0, columns: 2 });
    expect(sliceOf(pick, [3, 100, 20])).toBe('[2:3,96,16:20]');
    expect(turned(pick, 'columns', 0)).toMatchObject({ rows: 2, columns: 0 });
    expect(fitted(pick, [3, 10, 20]).at).toEqual([2, 9, 16]);
    expect(fitted(pick, [4]).at).toEqual([0]);
    expect(fitted(null, [0, 2]).at).toEqual([0, 0]);
  });

  it('puts each value in its place, whichever dimension is upright', () => {
    const values = [0, 1, 2, 3, 4, 5];
    expect(tableOf({ rows: 0, columns: 1, at: [0, 0] }, [2, 3], values)).toEqual({ rows: [0, 1], columns: [0, 1, 2], cells: [[0, 1, 2], [3, 4, 5]] });
    expect(tableOf({ rows: 1, columns: 0, at: [0, 0] }, [2, 3], values).cells).toEqual([[0, 3], [1, 4], [2, 5]]);
    expect(tableOf({ rows: null, columns: 0, at: [8] }, [11], [8, 9, 10])).toEqual({ rows: [], columns: [8, 9, 10], cells: [[8, 9, 10]] });
    expect(tableOf({ rows: null, columns: null, at: [] }, [], [7])).toEqual({ rows: [], columns: [], cells: [[7]] });
  });

  it('shows every digit, and marks what is no finite number', () => {
    expect(shown(0.1, 'float32')).toBe('0.1');
    expect(shown(0.099975586, 'float16')).toBe('0.099975586');
    expect(shown(-9223372036854775808n, 'int64')).toBe('\u22129223372036854775808');
    expect(shown(true, 'bool')).toBe('true');
    expect(shown('-Infinity', 'float32')).toBe('\u2212Inf');
    expect(shown([1, 'NaN'], 'complex64')).toBe('1 + NaNi');
    expect([special('NaN'), special([1, 'NaN']), special(0), special(false)]).toEqual([true, true, false, false]);
    expect([shapeText([]), shapeText([2, 3000])]).toEqual(['one number', '2 × 3\u2009000']);
  });
});

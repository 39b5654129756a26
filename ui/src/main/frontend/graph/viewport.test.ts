import { describe, expect, it } from 'vitest';
import { holdsAll, mapAt, mapOf, mapRect } from './mini-map';
import { centred, fit, held, kept, pan, reveal, seenOf, start, zoomAt } from './viewport';

const SCREEN = { width: 800, height: 600 };

describe('viewport', () => {
  it('keeps the point below the pointer when it zooms', () => {
    const before = { x: 100, y: 50, zoom: 0.5 };
    const after = zoomAt(before, 300, 200, 2);
    expect(after.zoom).toBe(1);
    expect([after.x + 300 / after.zoom, after.y + 200 / after.zoom]).toEqual([before.x + 600, before.y + 400]);
  });

  it('zooms neither without end nor to nothing', () => {
    expect(zoomAt({ x: 0, y: 0, zoom: 1 }, 0, 0, 1e9).zoom).toBe(3);
    expect(zoomAt({ x: 0, y: 0, zoom: 1 }, 0, 0, 1e-9).zoom).toBe(0.001);
  });

  it('fits the whole and does not blow up what is small', () => {
    const view = fit({ width: 8000, height: 300 }, SCREEN);
    const seen = seenOf(view, SCREEN);
    expect(seen.x).toBeLessThan(0);
    expect(seen.x + seen.width).toBeGreaterThan(8000);
    expect(fit({ width: 100, height: 100 }, SCREEN).zoom).toBe(1);
  });

  it('begins at the top where the whole could not be read', () => {
    const view = start({ width: 600, height: 90_000 }, SCREEN);
    expect(view.zoom).toBe(1);
    expect(view.y).toBeLessThan(0);
    expect(view.x + SCREEN.width / 2).toBe(300);
  });

  it('holds a box at its place on the screen', () => {
    const view = held({ x: 10, y: 20, zoom: 2 }, { x: 100, y: 100, width: 9, height: 9 }, { x: 150, y: 80, width: 90, height: 90 });
    expect([(150 - view.x) * 2, (80 - view.y) * 2]).toEqual([(100 - 10) * 2, (100 - 20) * 2]);
  });

  it('moves as little as it takes to reveal', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(reveal(view, { x: 100, y: 100, width: 80, height: 40 }, SCREEN)).toEqual(view);
    expect(reveal(view, { x: 1000, y: 100, width: 80, height: 40 }, SCREEN)).toEqual({ ...view, x: 1000 + 80 + 24 - 800 });
    expect(reveal(view, { x: -50, y: 100, width: 80, height: 40 }, SCREEN).x).toBe(-74);
  });

  it('never loses the graph', () => {
    const lost = pan({ x: 0, y: 0, zoom: 1 }, 100_000, -100_000);
    const view = kept(lost, { width: 500, height: 500 }, SCREEN);
    const seen = seenOf(view, SCREEN);
    expect(seen.x + seen.width).toBeGreaterThan(0);
    expect(seen.y).toBeLessThan(500);
  });

  it('draws and reads the small map', () => {
    const map = { width: 100, height: 150, scale: 0.1 };
    expect(mapRect(map, { x: 200, y: 300, zoom: 2 }, SCREEN)).toEqual({ x: 20, y: 30, width: 40, height: 30 });
    expect(mapRect(map, { x: -500, y: 0, zoom: 0.1 }, SCREEN)).toEqual({ x: 0, y: 0, width: 100, height: 150 });
    expect(mapOf({ width: 1000, height: 90_000 })).toEqual({ width: 24, height: 150, scale: 150 / 90_000 });
    expect(holdsAll(seenOf(fit({ width: 900, height: 90 }, SCREEN), SCREEN), { width: 900, height: 90 })).toBe(true);
    expect(holdsAll({ x: 1, y: 0, width: 900, height: 90 }, { width: 900, height: 90 })).toBe(false);
    expect(mapAt(map, 20, 30)).toEqual({ x: 200, y: 300 });
  });

  it('centres', () => {
    expect(centred({ x: 100, y: 100, width: 0, height: 0 }, SCREEN, 2)).toEqual({ x: -100, y: -50, zoom: 2 });
  });
});

import { describe, expect, it } from 'vitest';
import { coveredBy, holdsAll, mapAt, mapOf, mapRect } from './mini-map';
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
    expect(reveal(view, { x: 200, y: 200, width: 80, height: 40 }, SCREEN)).toEqual(view);
    const [aside, above] = [0.2 * SCREEN.width, 0.2 * SCREEN.height];
    expect(reveal(view, { x: 1000, y: 200, width: 80, height: 40 }, SCREEN)).toEqual({ ...view, x: 1000 + 80 + aside - SCREEN.width });
    expect(reveal(view, { x: -50, y: 200, width: 80, height: 40 }, SCREEN).x).toBe(-50 - aside);
    expect(reveal(view, { x: 200, y: 20, width: 80, height: 40 }, SCREEN).y).toBe(20 - above);
    expect(reveal(view, { x: 500, y: 700, width: 5000, height: 4000 }, SCREEN), 'too large').toEqual({ ...view, x: 476, y: 676 });
  });

  it('reveals nothing behind the small map', () => {
    const view = { x: 0, y: 0, zoom: 2 };
    const layout = { width: 400, height: 9000 };
    const covered = coveredBy(layout, view, SCREEN);
    expect(covered).toEqual({ x: SCREEN.width - 12 - 24, y: SCREEN.height - 12 - 150, width: 24, height: 150 });
    expect(coveredBy({ width: 30, height: 30 }, view, SCREEN), 'all is seen').toBeNull();
    const box = { x: 300, y: 200, width: 90, height: 20 };
    const corner = { x: 500, y: 350, width: 300, height: 250 };
    const shown = reveal(view, box, SCREEN, corner);
    expect((box.y + box.height - shown.y) * 2).toBe(corner.y - 24);
    const wide = { x: SCREEN.width - 200, y: 0, width: 200, height: SCREEN.height };
    const beside = reveal(view, box, SCREEN, wide);
    expect((box.x + box.width - beside.x) * 2).toBe(wide.x - 24);
    const free = { x: 700, y: 590, width: 100, height: 10 };
    expect(reveal(view, box, SCREEN, free)).toEqual(reveal(view, box, SCREEN));
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

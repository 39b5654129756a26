import type { ImageRow, SoundRow } from '../data/media';
import { duration, grouped } from '../data/format';
import type { Zoom } from './media-url';

/** Beyond so many pixels an image is decoded only when asked for: 4 bytes each, and a copy to draw. */
export const IMAGE_PIXELS_MAX = 32_000_000;

/** Room that an image is fitted into, in pixels of the screen: twice as wide as high, since many stand side by side. */
export const FIT_HEIGHT = 208;
const FIT_WIDTH = 2 * FIT_HEIGHT;

/** How large an image is drawn; one whose size is not known yet takes the room that it may need. */
export function drawnSize(width: number, height: number, zoom: Zoom): { width: number; height: number } {
  if (!(width > 0 && height > 0)) {
    return { width: FIT_HEIGHT, height: FIT_HEIGHT };
  }
  const scale = zoom === 'fit' ? Math.min(FIT_WIDTH / width, FIT_HEIGHT / height) : zoom;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const COLOURS: Record<number, string> = { 1: 'grey', 2: 'grey + alpha', 3: 'RGB', 4: 'RGBA', 5: 'YUV', 6: 'BGRA' };

/** "28 × 28 · grey · PNG". */
export function imageFacts({ width, height, colorspace, mediaType }: ImageRow): string {
  const size = width > 0 && height > 0 ? `${grouped(width)} × ${grouped(height)}` : 'size unknown';
  return [size, COLOURS[colorspace], typeName(mediaType)].filter(Boolean).join(' · ');
}

/** Why an image is not shown at once; null if it is. */
export function reserve({ fault, width, height }: ImageRow): string | null {
  if (fault) {
    return fault;
  }
  const pixels = width * height;
  return pixels > IMAGE_PIXELS_MAX ? `Large: ${grouped(Math.round(pixels / 1e6))} megapixels, more than ${IMAGE_PIXELS_MAX / 1e6} are not drawn unasked.` : null;
}

/** "0.5 s · 8 000 Hz · mono · WAV". */
export function soundFacts({ sampleRate, frames, channels, mediaType }: SoundRow): string {
  const seconds = sampleRate > 0 && frames > 0 ? frames / sampleRate : null;
  return [
    seconds === null ? 'length unknown' : seconds < 60 ? `${Number(seconds.toFixed(3))} s` : duration(seconds),
    sampleRate > 0 ? `${grouped(Number(sampleRate.toFixed(3)))} Hz` : 'rate unknown',
    channels === 1 ? 'mono' : channels === 2 ? 'stereo' : channels > 2 ? `${channels} channels` : '',
    typeName(mediaType),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function typeName(mediaType: string): string {
  return mediaType === 'application/octet-stream' ? 'unknown format' : (mediaType.split('/')[1] ?? mediaType).replace('svg+xml', 'svg').toUpperCase();
}

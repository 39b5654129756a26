/** A run's colour in both themes: the same hue, dark on light and light on dark. */
export interface Paint {
  light: string;
  dark: string;
}

/**
 * Twenty run colours, found by a search for the greatest least distance: between any two of the first
 * ten CIEDE2000 is at least 11 under simulated protanopia and deuteranopia, in both themes. Neighbours
 * differ in hue and in lightness.
 */
export const PALETTE: readonly Paint[] = [
  { light: '#013e8b', dark: '#3c73c5' },
  { light: '#bb3f7b', dark: '#fc87ba' },
  { light: '#04a322', dark: '#6ae96d' },
  { light: '#563e00', dark: '#8b703a' },
  { light: '#7494c3', dark: '#c1d9fd' },
  { light: '#5c3052', dark: '#926286' },
  { light: '#be8075', dark: '#ffc9bf' },
  { light: '#16604a', dark: '#54987f' },
  { light: '#895bb5', dark: '#c99af9' },
  { light: '#5c6c14', dark: '#95a856' },
  { light: '#4a33bb', dark: '#7a71fc' },
  { light: '#b4885c', dark: '#fccea0' },
  { light: '#45968d', dark: '#8adad0' },
  { light: '#990a39', dark: '#db536d' },
  { light: '#578156', dark: '#94c193' },
  { light: '#594878', dark: '#907eb2' },
  { light: '#b84f40', dark: '#f99382' },
  { light: '#2d828a', dark: '#71c2ca' },
  { light: '#663028', dark: '#9e6258' },
  { light: '#8b4f57', dark: '#ca8990' },
];

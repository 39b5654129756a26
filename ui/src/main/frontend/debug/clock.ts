/** The time, and a way to wait: tests have their own. */
export interface Clock {
  now: () => number;
  later: (task: () => void, millis: number) => () => void;
}

/** That of the browser. */
export const BROWSER: Clock = {
  now: () => performance.now(),
  later: (task, millis) => {
    const timer = setTimeout(task, millis);
    return () => clearTimeout(timer);
  },
};

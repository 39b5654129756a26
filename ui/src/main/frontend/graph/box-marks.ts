/** How far a step has come with something: all of it, some of it, or none; current is what runs next. */
export type Progress = 'done' | 'current' | 'part' | 'pending';

/** What a debugger says of the boxes of a scene, each list as long as there are boxes. */
export interface BoxMarks {
  progress: readonly (Progress | null)[];
  /** Whether a watchpoint has hit in the box. */
  hits: readonly boolean[];
}

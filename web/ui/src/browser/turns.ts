import { afterFrame } from "./idle";

/** Job is something to do; it returns true where what it changes costs the browser a frame by itself. */
export type Job = () => unknown;

/**
 * Turns does what takes long bit by bit, in the order in which it is asked for: once it has worked for so many
 * milliseconds, the browser draws a frame before it goes on.
 */
export class Turns {
  private readonly waiting = new Set<Job>();
  private stop: (() => void) | null = null;

  constructor(private readonly budget = 6) {}

  /** add has something done when its turn comes; once, however often it is added until then. */
  add(does: Job): void {
    this.waiting.add(does);
    this.stop ??= afterFrame(() => this.go());
  }

  /** take is what something makes when its turn comes. */
  take<T>(makes: () => T): Promise<T> {
    return new Promise((resolve, reject) =>
      this.add(() => {
        try {
          resolve(makes());
        } catch (error) {
          reject(error);
        }
      }),
    );
  }

  /** drop leaves something undone. */
  drop(does: Job): void {
    this.waiting.delete(does);
  }

  clear(): void {
    this.waiting.clear();
    this.stop?.();
    this.stop = null;
  }

  private go(): void {
    const start = performance.now();
    try {
      for (const does of this.waiting) {
        this.waiting.delete(does);
        if (does() === true || performance.now() - start >= this.budget) break;
      }
    } finally {
      this.stop = this.waiting.size ? afterFrame(() => this.go()) : null;
    }
  }
}

/** Values by key that change often: written outside React, published once a frame. */
type Listener = () => void;

export class HotMap<V> {
  private readonly values = new Map<string, V>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly changed = new Set<string>();
  private readonly schedule: (flush: () => void) => void;

  constructor(schedule: (flush: () => void) => void = (flush) => requestAnimationFrame(flush)) {
    this.schedule = schedule;
  }

  get(key: string): V | undefined {
    return this.values.get(key);
  }

  /** Listeners of the key hear of it on the next frame. */
  set(key: string, value: V): void {
    this.values.set(key, value);
    this.note(key);
  }

  delete(key: string): void {
    if (this.values.delete(key)) this.note(key);
  }

  clear(): void {
    for (const key of this.values.keys()) this.note(key);
    this.values.clear();
  }

  subscribe(key: string, listener: Listener): () => void {
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  private note(key: string): void {
    if (this.changed.size === 0) this.schedule(() => this.flush());
    this.changed.add(key);
  }

  private flush(): void {
    const changed = [...this.changed];
    this.changed.clear();
    for (const key of changed) for (const listener of this.listeners.get(key) ?? []) listener();
  }
}

import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Action } from "./actions";
import { reduce } from "./reduce";
import { initial, type State } from "./state";

/** Store holds the one state of the page and tells its listeners of every change. */
export interface Store {
  get(): State;
  send(action: Action): void;
  listen(listener: (state: State, before: State) => void): () => void;
}

export function createStore(from: State = initial): Store {
  let state = from;
  const listeners = new Set<(state: State, before: State) => void>();
  const queue: Action[] = [];
  let dispatching = false;
  return {
    get: () => state,
    send(action) {
      queue.push(action);
      if (dispatching) return; // sent by a listener: queued, so that all listeners see changes in the same order
      dispatching = true;
      try {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const before = state;
          state = reduce(state, next);
          if (state !== before) for (const listener of [...listeners]) listener(state, before);
        }
      } finally {
        dispatching = false;
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const StoreContext = createContext<Store>(createStore());

export const useStore = (): Store => useContext(StoreContext);

/**
 * useSelect reads a part of the state; the component renders again only when
 * that part changes. The part must be one that the state holds, or a plain
 * value: a list made anew by select would change with every action.
 */
export function useSelect<T>(select: (state: State) => T): T {
  const store = useStore();
  const [, render] = useState({});
  const now = select(store.get());
  const shown = useRef({ select, now });
  shown.current = { select, now };
  useEffect(() => {
    const check = () => {
      if (!Object.is(shown.current.select(store.get()), shown.current.now)) render({});
    };
    check();
    return store.listen(check);
  }, [store]);
  return now;
}

// Texts that are in no saved map yet, as this browser keeps them: they outlive a
// reload, a crash and the next text. No server sees them.

/** Draft is one of them; what its corrections look like is for others to know. */
export interface Draft<Correction = unknown> {
  id: string;
  title: string;
  text: string;
  focus: string;
  language?: string; // to read it in; "" or none where the text tells it
  corrections: Correction[];
  changed: number; // milliseconds since 1970
}

const prefix = "dateline.draft.";
const most = 20; // drafts that are kept

export const newDraftId = (): string =>
  crypto.getRandomValues(new Uint32Array(2)).reduce((id, n) => id + n.toString(36), "");

/** keepDraft keeps a draft, and forgets the oldest others where there is no room. It reports whether it is kept. */
export function keepDraft<C>(draft: Draft<C>): boolean {
  const others = drafts().filter(({ id }) => id !== draft.id);
  for (const { id } of others.slice(most - 1)) forgetDraft(id);
  for (let left = others.slice(0, most - 1); ; left = left.slice(0, -1)) {
    try {
      localStorage.setItem(prefix + draft.id, JSON.stringify(draft));
      return true;
    } catch {
      const oldest = left.at(-1);
      if (!oldest) return false; // storage is off, or the text is too long for it
      forgetDraft(oldest.id);
    }
  }
}

/** draftOf reads a draft, null where there is none. */
export function draftOf<C = unknown>(id: string): Draft<C> | null {
  try {
    return readDraft<C>(localStorage.getItem(prefix + id));
  } catch {
    return null;
  }
}

/** drafts are all that are kept, the last changed first. */
export function drafts(): Draft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readDraft(localStorage.getItem(key)) ?? [])
      .sort((a, b) => b.changed - a.changed);
  } catch {
    return [];
  }
}

export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // Storage is off: nothing is kept.
  }
}

/** onDraftChanged hears what another window of this browser makes of a draft. */
export function onDraftChanged<C>(heard: (draft: Draft<C>) => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    const draft = key?.startsWith(prefix) ? readDraft<C>(newValue) : null;
    if (draft) heard(draft);
  });
}

function readDraft<C>(value: string | null): Draft<C> | null {
  if (!value) return null;
  try {
    const draft = JSON.parse(value) as Draft<C>;
    return typeof draft.text === "string" && Array.isArray(draft.corrections) ? draft : null;
  } catch {
    return null;
  }
}

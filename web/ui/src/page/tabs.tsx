import type { Claim } from "../model/claim";
import type { Reading } from "../model/reading";
import type { Tab } from "../state/state";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { Grip } from "./grip";

const tabs: Tab[] = ["text", "places", "distances", "claims"];

/** Tabs choose what the panel shows; on a phone the text is one of them. */
export function Tabs({ tab, phone, reading }: { tab: Tab; phone: boolean; reading: Reading | null }) {
  const store = useStore();
  const folded = useSelect((state) => state.folded);
  const shown = tabs.filter((key) => phone || key !== "text");
  const choose = (key: Tab) => store.send({ type: "tab", tab: key });
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = shown[(shown.indexOf(tab) + step + shown.length) % shown.length] as Tab;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs">
      {phone && <Grip />}
      <div role="tablist" aria-label={say("tabs")} onKeyDown={onKey}>
        {shown.map((key) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            aria-selected={key === tab}
            aria-controls={key === "text" ? "text" : "panel"}
            tabIndex={key === tab ? 0 : -1}
            onClick={() => choose(key)}
          >
            {key === "claims" ? (
              <ClaimsName claims={reading?.claims} phone={phone} />
            ) : (
              <Counted name={say(`tab.${key}`)} n={key === "places" ? reading?.places.length : undefined} />
            )}
          </button>
        ))}
      </div>
      <Changes />
      {!phone && (
        <button
          type="button"
          class="plain fold"
          aria-expanded={!folded}
          aria-controls="panel"
          onClick={() => store.send({ type: "fold", folded: !folded })}
        >
          {say(folded ? "list.show" : "list.hide")}
        </button>
      )}
    </div>
  );
}

function Counted({ name, n }: { name: string; n: number | undefined }) {
  return (
    <>
      {name}
      {n !== undefined && <span class="quiet"> {n}</span>}
    </>
  );
}

/** ClaimsName counts claims and positions apart, as all else on the page does; a phone has room for one of them. */
function ClaimsName({ claims, phone }: { claims: Claim[] | undefined; phone: boolean }) {
  const stated = claims?.filter(({ kind }) => kind === "claim").length;
  const positions = (claims?.length ?? 0) - (stated ?? 0);
  if (!positions) return <Counted name={say("tab.claims")} n={stated} />;
  if (!stated) return <Counted name={say("positions")} n={positions} />;
  return (
    <>
      <Counted name={say("tab.claims")} n={stated} />
      {!phone && (
        <span class="wide-only">
          {" · "}
          <Counted name={say("positions")} n={positions} />
        </span>
      )}
    </>
  );
}

/** Changes takes corrections back, and back again. */
function Changes() {
  const store = useStore();
  const corrections = useSelect((state) => state.corrections);
  const undone = useSelect((state) => state.undone);
  if (!corrections.length && !undone.length) return null;
  return (
    <div class="changes" role="group" aria-label={say("corrections")}>
      <button
        type="button"
        class="plain quiet"
        onClick={() => store.send({ type: "dialog", dialog: { kind: "corrections" } })}
      >
        {say("count.corrections", { n: corrections.length })}
      </button>
      <button
        type="button"
        class="small"
        aria-disabled={!corrections.length}
        onClick={() => store.send({ type: "undo" })}
      >
        {say("undo")}
      </button>
      <button type="button" class="small" aria-disabled={!undone.length} onClick={() => store.send({ type: "redo" })}>
        {say("redo")}
      </button>
    </div>
  );
}

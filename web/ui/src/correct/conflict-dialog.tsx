import { Dialog } from "../controls/dialog";
import type { Conflict } from "../model/correction";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";
import { correctionText } from "./corrections-dialog";

/** ConflictDialog shows side by side what two people made of the same words; what the other side did holds until the reader says otherwise. */
export function ConflictDialog({ conflicts }: { conflicts: Conflict[] }) {
  const store = useStore();
  const reading = useSelect((state) => state.reading);
  if (!reading) return null;
  const settle = (conflict: Conflict, isMine: boolean) => {
    const left = conflicts.filter((one) => one !== conflict);
    if (isMine) store.send({ type: "correct", correction: conflict.mine });
    store.send({ type: "dialog", dialog: left.length ? { kind: "conflict", conflicts: left } : null });
  };
  return (
    <Dialog title={say("conflict.title")}>
      <p class="quiet">{say("conflict.says")}</p>
      <ul class="conflicts">
        {conflicts.map((conflict, i) => (
          <li key={i}>
            {(["theirs", "mine"] as const).map((side) => (
              <div key={side}>
                <h3>{say(`conflict.${side}`)}</h3>
                <p dir="auto">{correctionText(conflict[side], reading)}</p>
                <button type="button" onClick={() => settle(conflict, side === "mine")}>
                  {say(`conflict.keep.${side}`)}
                </button>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

import { useState } from "preact/hooks";
import { type Desk, useDesk } from "./state";

/** NextPage is the button that gets the next page of a list. */
export function NextPage({ name, get }: { name: string; get: (desk: Desk) => Promise<void> }) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const next = () => {
    setAsking(true);
    get(desk)
      .catch((error: Error) => desk.change({ failure: { message: error.message, status: 0 } }))
      .finally(() => setAsking(false));
  };
  return (
    <p class="tools">
      <button type="button" aria-disabled={asking} onClick={() => !asking && next()}>
        {name}
      </button>
    </p>
  );
}

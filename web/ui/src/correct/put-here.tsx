import { useState } from "preact/hooks";
import { readPosition } from "../format/position";
import { newOwnId, type Span } from "../model/correction";
import { useStore } from "../state/store";
import { say } from "../words/say";
import { Fault, NameField, PositionField } from "./fields";

interface Props {
  spans: Span[]; // that mean the place
  name: string;
  isOff?: boolean;
}

/** PutHere puts a place on the map that no gazetteer has: by coordinates, or by the next click on the map. */
export function PutHere({ spans, name, isOff = false }: Props) {
  const store = useStore();
  const [label, setLabel] = useState<string | null>(null); // null: the name
  const [where, setWhere] = useState("");
  const [error, setError] = useState("");
  const called = (label ?? name).trim();
  const put = (event: Event) => {
    event.preventDefault();
    const point = readPosition(where);
    if (!called) setError(say("own.needsName"));
    else if (!point) setError(say("own.needsPosition"));
    else {
      const id = newOwnId();
      store.send({ type: "correct", correction: { spans, place: id, point, label: called, name: called } });
      store.send({ type: "select", selection: { kind: "place", id } });
      store.send({ type: "notice", text: say("own.put", { name: called }) });
    }
  };
  const click = () => {
    if (called) store.send({ type: "placing", placing: { spans, name: called, id: "" } });
    else setError(say("own.needsName"));
  };
  return (
    <details class="put-here">
      <summary>{say("own.title")}</summary>
      <form onSubmit={put}>
        <NameField label={say("own.name")} value={label ?? name} onValue={setLabel} />
        <PositionField value={where} onValue={setWhere} />
        <Fault says={error} />
        <p class="actions">
          <button type="submit" disabled={isOff}>
            {say("own.putThere")}
          </button>
          <button type="button" disabled={isOff} onClick={click}>
            {say("own.click")}
          </button>
        </p>
      </form>
    </details>
  );
}

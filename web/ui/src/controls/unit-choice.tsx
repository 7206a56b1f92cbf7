import { type Unit, unitName, unitSign } from "../format/length";
import { useSelect, useStore } from "../state/store";
import { say } from "../words/say";

const units: Unit[] = ["km", "mi", "nmi"];

/** UnitChoice says in what the whole page measures; the link keeps it. */
export function UnitChoice() {
  const store = useStore();
  const unit = useSelect((state) => state.unit);
  return (
    <div class="choice" role="group" aria-label={say("unit")}>
      {units.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === unit}
          title={unitName(one)}
          onClick={() => store.send({ type: "unit", unit: one })}
        >
          {unitSign(one)}
        </button>
      ))}
    </div>
  );
}
